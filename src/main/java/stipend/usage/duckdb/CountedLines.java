package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * The day's counted lines as the table {@code counted_line()}, which DuckDB asks for chunk by chunk. It can be asked for them
 * once: on the way the events are counted.
 */
final class CountedLines implements DuckDBTableFunction<String, String, String> {
    static final String TABLE = "counted_line";

    private static final Map<String, DuckDBColumnType> COLUMNS = columns();

    private final Events events;
    private final Tally tally;
    private final Lines lines = new Lines();
    private @Nullable Exception fault;

    CountedLines(Events events, Tally tally) {
        this.events = events;
        this.tally = tally;
    }

    private static Map<String, DuckDBColumnType> columns() {
        var columns = new LinkedHashMap<String, DuckDBColumnType>();
        columns.put("event", DuckDBColumnType.BIGINT);
        columns.put("model_no", DuckDBColumnType.INTEGER);
        columns.put("user_no", DuckDBColumnType.INTEGER);
        columns.put("type", DuckDBColumnType.INTEGER);
        columns.put("quantity", DuckDBColumnType.BIGINT);
        columns.put("credit", DuckDBColumnType.BIGINT);
        columns.put("revenue", DuckDBColumnType.BIGINT);
        return columns;
    }

    /** Why no more lines came, where that failed the statement that asked for them. */
    synchronized @Nullable Exception fault() {
        return fault;
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo table) throws SQLException {
        for (var column : COLUMNS.entrySet()) {
            table.addResultColumn(column.getKey(), column.getValue());
        }
        return "";
    }

    @Override
    public String init(DuckDBTableFunctionInitInfo reading) {
        reading.setMaxThreads(1);
        return "";
    }

    @Override
    public synchronized long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
        try {
            var most = chunk.capacity() - Events.SHORT;
            while (lines.size() <= most && events.next()) {
                tally.add(events, lines);
            }
            return lines.moveInto(chunk);
        } catch (SQLException | RuntimeException e) {
            fault = e;
            throw e;
        }
    }
}
