package stipend.usage.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.rules.EventType;

/**
 * A part of the day's accepted events one after another, as the view {@code event} numbers them: those that no cap concerns,
 * and in the first part the others, too, user by user in the order in which a cap counts them.
 */
final class Events implements AutoCloseable {
    /** As DuckDB numbers them: by their words. */
    private static final List<EventType> TYPES = Stream.of(EventType.values())
            .sorted(Comparator.comparing(EventType::word))
            .toList();

    private static final String COLUMNS =
            "select event, type, user_no, ordinary, creator_no, blocked, crowded, quantity, amount, no1, no2, no3,"
                    + " models from event";

    /** The most models that stand in columns of their own. */
    static final int SHORT = 3;

    private final DuckDb duck;
    private final NumberedCatalog catalog;
    private final boolean numbered;
    private final Deque<String> queries = new ArrayDeque<>();
    private @Nullable ResultSet rows;

    private long event;
    private int user;
    private int creator;
    private boolean blocked;
    private int type;
    private boolean crowded;
    private long quantity;
    private long amount;
    private int[] models = new int[SHORT];
    private int count;

    /**
     * Parts are rows that lie together, so that each row is fetched once from a disk.
     *
     * @param duck a connection of its own: what is read streams while another statement runs
     * @param rows of {@code delivered}
     * @param numbered whether it is asked which rows the events are
     */
    Events(DuckDb duck, NumberedCatalog catalog, int part, int parts, long rows, boolean numbered) {
        this.duck = duck;
        this.catalog = catalog;
        this.numbered = numbered;
        queries.add(COLUMNS + " where not crowded and event >= " + rows * part / parts + " and event < "
                + rows * (part + 1) / parts);
        if (part == 0) {
            queries.add(COLUMNS + " where crowded order by user_no, micros, event_id");
        }
    }

    /** Goes to the next one; false at the end. */
    boolean next() throws SQLException {
        while (rows == null || !rows.next()) {
            if (queries.isEmpty()) {
                return false;
            }
            rows = duck.query(queries.remove());
        }
        read(rows);
        return true;
    }

    private void read(ResultSet row) throws SQLException {
        event = numbered ? row.getLong(1) : 0;
        type = row.getInt(2);
        user = row.getInt(3);
        readUser(row, row.getBoolean(4));
        quantity = row.getLong(8);
        amount = row.getLong(9);
        models[0] = row.getInt(10);
        if (models[0] == NumberedCatalog.UNKNOWN) {
            readIds(row.getString(13));
            return;
        }
        models[1] = row.getInt(11);
        models[2] = models[1] == NumberedCatalog.UNKNOWN ? NumberedCatalog.UNKNOWN : row.getInt(12);
        count = models[1] == NumberedCatalog.UNKNOWN ? 1 : models[2] == NumberedCatalog.UNKNOWN ? 2 : 3;
    }

    /** Nearly every user is ordinary, and what is not asked for costs nothing. */
    private void readUser(ResultSet row, boolean ordinary) throws SQLException {
        creator = ordinary ? NumberedCatalog.UNKNOWN : row.getInt(5);
        blocked = !ordinary && row.getBoolean(6);
        crowded = !ordinary && row.getBoolean(7);
    }

    private void readIds(String joined) {
        var ids = joined.split("\\|");
        count = ids.length;
        models = models.length < count ? new int[count] : models;
        for (var i = 0; i < count; i++) {
            models[i] = catalog.numberOf(ids[i]);
        }
    }

    /** The row of {@code delivered}; 0 where nobody asks. */
    long event() {
        return event;
    }

    int user() {
        return user;
    }

    /** The number of the creator whose id the user has. */
    int creator() {
        return creator;
    }

    boolean blocked() {
        return blocked;
    }

    EventType type() {
        return TYPES.get(type);
    }

    /** Its place in DuckDB's enum. */
    int typeCode() {
        return type;
    }

    /** Whether the user may have more events of the type with one model than the cap. */
    boolean crowded() {
        return crowded;
    }

    long quantity() {
        return quantity;
    }

    /** In millionths. */
    long amount() {
        return amount;
    }

    /** The numbers of its distinct models, in the order of their ids; the array is longer than they are. */
    int[] models() {
        return models;
    }

    /** How many they are. */
    int count() {
        return count;
    }

    @Override
    public void close() {
        duck.close();
    }
}
