package stipend.usage.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text file as the table {@code text_row()}, which DuckDB asks for chunk by chunk while it judges them. Each
 * cell but words is written under a lock, so there are few: {@code text_fields.sql} says what they mean.
 *
 * <p>Rows are read by one thread after another, and written into DuckDB's chunks and judged by all.
 */
final class TextRows implements DuckDBTableFunction<String, String, String> {
    private static final Map<String, Function<EventWords, @Nullable String>> WORDS = words();

    private final EventColumns columns;
    private final List<Function<EventWords, @Nullable String>> words;
    private final TextFile file;
    private final long about;
    private @Nullable Exception fault;

    /** @param about how many rows there may be: DuckDB keeps the smaller side of a join in memory */
    TextRows(EventColumns columns, TextFile file, long about) {
        this.about = about;
        this.columns = columns;
        this.words = new ArrayList<>(WORDS.values());
        for (var i = 0; i < columns.names().size(); i++) {
            var column = i;
            words.add(row -> row.columns().get(column));
        }
        this.file = file;
    }

    private static Map<String, Function<EventWords, @Nullable String>> words() {
        var words = new LinkedHashMap<String, Function<EventWords, @Nullable String>>();
        words.put("text", EventWords::text);
        words.put("event_id", EventWords::eventId);
        words.put("event_type", EventWords::eventType);
        words.put("user_id", EventWords::userId);
        words.put("model_ids", EventWords::modelIds);
        return words;
    }

    /** Why no more rows came, where that failed the statement that asked for them. */
    synchronized @Nullable Exception fault() {
        return fault;
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo table) throws SQLException {
        for (var number : List.of("line", "micros", "quantity", "amount")) {
            table.addResultColumn(number, DuckDBColumnType.BIGINT);
        }
        WORDS.keySet().forEach(field -> table.addResultColumn(field, DuckDBColumnType.VARCHAR));
        columns.names().forEach(column -> table.addResultColumn("word_" + column, DuckDBColumnType.VARCHAR));
        table.setCardinality(about, false);
        return "";
    }

    @Override
    public String init(DuckDBTableFunctionInitInfo reading) {
        reading.setMaxThreads(Runtime.getRuntime().availableProcessors());
        return "";
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws IOException {
        var rows = next((int) chunk.capacity());
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            chunk.vector(0).setLong(i, row.line());
            set(chunk.vector(1), i, row.occurredAt() == null, EventGrammar.instant(row.occurredAt()));
            set(chunk.vector(2), i, row.malformed(), EventGrammar.quantity(row.quantity()));
            set(chunk.vector(3), i, row.malformed(), EventGrammar.amount(row.amount()));
        }
        var place = 4;
        for (var word : words) {
            chunk.vector(place++).setStrings(0, rows.stream().map(word).toArray(String[]::new));
        }
        return rows.size();
    }

    private static void set(DuckDBWritableVector vector, int row, boolean absent, long value) {
        if (absent) {
            vector.setNull(row);
        } else {
            vector.setLong(row, value);
        }
    }

    private synchronized List<EventWords> next(int most) throws IOException {
        var rows = new ArrayList<EventWords>(most);
        try {
            while (rows.size() < most && fault == null && file.next()) {
                rows.add(file.words());
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            fault = e;
            throw e;
        }
    }
}
