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
            "select event, user_no, creator_no, blocked, type, crowded, quantity, amount, no1, no2, no3, models from"
                    + " event";

    /** The most models that stand in columns of their own. */
    static final int SHORT = 3;

    private final DuckDb duck;
    private final NumberedCatalog catalog;
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
     */
    Events(DuckDb duck, NumberedCatalog catalog, int part, int parts, long rows) {
        this.duck = duck;
        this.catalog = catalog;
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
        event = row.getLong(1);
        user = row.getInt(2);
        creator = row.getInt(3);
        blocked = row.getBoolean(4);
        type = row.getInt(5);
        crowded = row.getBoolean(6);
        quantity = row.getLong(7);
        amount = row.getLong(8);
        models[0] = row.getInt(9);
        if (models[0] == NumberedCatalog.UNKNOWN) {
            readIds(row.getString(12));
            return;
        }
        models[1] = row.getInt(10);
        models[2] = row.getInt(11);
        count = models[1] == NumberedCatalog.UNKNOWN ? 1 : models[2] == NumberedCatalog.UNKNOWN ? 2 : 3;
    }

    private void readIds(String joined) {
        var ids = joined.split("\\|");
        count = ids.length;
        models = models.length < count ? new int[count] : models;
        for (var i = 0; i < count; i++) {
            models[i] = catalog.numberOf(ids[i]);
        }
    }

    /** The row of {@code delivered}. */
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

    /** Whether the user has more events of the type than its cap, and so may have too many with one model. */
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
