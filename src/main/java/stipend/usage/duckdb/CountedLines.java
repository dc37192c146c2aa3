package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * The day's counted lines as the table {@code counted_line()}, which DuckDB asks for chunk by chunk. It can be asked for them
 * once: on the way the events are counted. They come in parts, so that each of DuckDB's threads has one to work on.
 */
final class CountedLines implements DuckDBTableFunction<String, String, String> {
    static final String TABLE = "counted_line";

    private static final Map<String, DuckDBColumnType> COLUMNS = columns();

    private final int threads;
    private final Queue<Part> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception fault;

    private record Part(Events events, Tally tally, Lines lines) {
        int next(DuckDBDataChunkWriter chunk) throws SQLException {
            var most = chunk.capacity() - Events.SHORT;
            while (lines.size() <= most && events.next()) {
                tally.add(events, lines);
            }
            return lines.moveInto(chunk);
        }
    }

    /**
     * @param parts of the day's events
     * @param tallies one a part
     */
    CountedLines(List<Events> parts, List<Tally> tallies) {
        threads = parts.size();
        for (var i = 0; i < threads; i++) {
            waiting.add(new Part(parts.get(i), tallies.get(i), new Lines()));
        }
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
    @Nullable
    Exception fault() {
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
        reading.setMaxThreads(threads);
        return "";
    }

    /** A thread takes whichever part waits; it is done when there is none, for then each has a thread or is at its end. */
    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
        try {
            for (var part = waiting.poll(); part != null; part = waiting.poll()) {
                var rows = part.next(chunk);
                if (rows > 0) {
                    waiting.add(part);
                    return rows;
                }
            }
            return 0;
        } catch (SQLException | RuntimeException e) {
            fault = e;
            throw e;
        }
    }
}
