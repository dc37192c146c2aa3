package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.List;
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
 * The day's counted lines as the table {@code counted_line()}, which DuckDB asks for chunk by chunk; {@code counted_lines.sql}
 * says what is in it. It can be asked for them once: on the way the events are counted. They come in parts, so that each of
 * DuckDB's threads has one to work on.
 */
final class CountedLines implements DuckDBTableFunction<String, String, String> {
    static final String TABLE = "counted_line";

    private final boolean numbered;
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
     * @param numbered whether each line tells its event
     */
    CountedLines(List<Events> parts, List<Tally> tallies, boolean numbered) {
        this.numbered = numbered;
        threads = parts.size();
        for (var i = 0; i < threads; i++) {
            waiting.add(new Part(parts.get(i), tallies.get(i), new Lines(numbered)));
        }
    }

    /** Why no more lines came, where that failed the statement that asked for them. */
    @Nullable
    Exception fault() {
        return fault;
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo table) throws SQLException {
        for (var column :
                numbered ? List.of("whose", "counts", "revenue", "event") : List.of("whose", "counts", "revenue")) {
            table.addResultColumn(column, DuckDBColumnType.BIGINT);
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
