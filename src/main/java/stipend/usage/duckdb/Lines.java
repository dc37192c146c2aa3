package stipend.usage.duckdb;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkWriter;

/**
 * Counted lines on their way from their events into DuckDB's chunks, first in, first out. Each cell of a chunk is written
 * under a lock, so what fits goes into one number; {@code counted_lines.sql} takes it apart.
 */
final class Lines {
    private static final int CREDIT_BITS = 20; // up to 10^6
    private static final int QUANTITY_BITS = 30; // up to 10^9

    private long[] whose = new long[1 << 12];
    private long[] counts = new long[1 << 12];
    private long[] revenues = new long[1 << 12];
    private long[] events = new long[1 << 12];
    private final boolean numbered;
    private int first;
    private int end;

    /** @param numbered whether each line tells its event */
    Lines(boolean numbered) {
        this.numbered = numbered;
    }

    int size() {
        return end - first;
    }

    void add(Events event, int model, long credit, long revenue) {
        if (end == whose.length) {
            grow();
        }
        whose[end] = (long) event.user() << Integer.SIZE | model;
        counts[end] = ((long) event.typeCode() << QUANTITY_BITS | event.quantity()) << CREDIT_BITS | credit;
        revenues[end] = revenue;
        events[end] = event.event();
        end++;
    }

    private void grow() {
        var length = whose.length * 2;
        whose = Arrays.copyOf(whose, length);
        counts = Arrays.copyOf(counts, length);
        revenues = Arrays.copyOf(revenues, length);
        events = Arrays.copyOf(events, length);
    }

    /** Moves as many as it holds into the chunk, whose columns are {@link CountedLines}'; returns how many. */
    int moveInto(DuckDBDataChunkWriter chunk) {
        var rows = Math.min(size(), (int) chunk.capacity());
        move(chunk, 0, whose, rows);
        move(chunk, 1, counts, rows);
        move(chunk, 2, revenues, rows);
        if (numbered) {
            move(chunk, 3, events, rows);
        }
        first += rows;
        if (first == end) {
            first = 0;
            end = 0;
        }
        return rows;
    }

    private void move(DuckDBDataChunkWriter chunk, int column, long[] values, int rows) {
        var vector = chunk.vector(column);
        for (var i = 0; i < rows; i++) {
            vector.setLong(i, values[first + i]);
        }
    }
}
