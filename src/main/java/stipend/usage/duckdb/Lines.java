package stipend.usage.duckdb;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkWriter;

/** Counted lines on their way from their events into DuckDB's chunks, first in, first out. */
final class Lines {
    private long[] events = new long[1 << 12];
    private int[] models = new int[1 << 12];
    private int[] users = new int[1 << 12];
    private int[] types = new int[1 << 12];
    private long[] quantities = new long[1 << 12];
    private long[] credits = new long[1 << 12];
    private long[] revenues = new long[1 << 12];
    private int first;
    private int end;

    int size() {
        return end - first;
    }

    void add(Events event, int model, long credit, long revenue) {
        if (end == models.length) {
            grow();
        }
        events[end] = event.event();
        models[end] = model;
        users[end] = event.user();
        types[end] = event.typeCode();
        quantities[end] = event.quantity();
        credits[end] = credit;
        revenues[end] = revenue;
        end++;
    }

    private void grow() {
        var length = models.length * 2;
        events = Arrays.copyOf(events, length);
        models = Arrays.copyOf(models, length);
        users = Arrays.copyOf(users, length);
        types = Arrays.copyOf(types, length);
        quantities = Arrays.copyOf(quantities, length);
        credits = Arrays.copyOf(credits, length);
        revenues = Arrays.copyOf(revenues, length);
    }

    /** Moves as many as it holds into the chunk, whose columns are {@link CountedLines}'; returns how many. */
    int moveInto(DuckDBDataChunkWriter chunk) {
        var rows = Math.min(size(), (int) chunk.capacity());
        longs(chunk, 0, events, rows);
        ints(chunk, 1, models, rows);
        ints(chunk, 2, users, rows);
        ints(chunk, 3, types, rows);
        longs(chunk, 4, quantities, rows);
        longs(chunk, 5, credits, rows);
        longs(chunk, 6, revenues, rows);
        first += rows;
        if (first == end) {
            first = 0;
            end = 0;
        }
        return rows;
    }

    private void longs(DuckDBDataChunkWriter chunk, int column, long[] values, int rows) {
        var vector = chunk.vector(column);
        for (var i = 0; i < rows; i++) {
            vector.setLong(i, values[first + i]);
        }
    }

    private void ints(DuckDBDataChunkWriter chunk, int column, int[] values, int rows) {
        var vector = chunk.vector(column);
        for (var i = 0; i < rows; i++) {
            vector.setInt(i, values[first + i]);
        }
    }
}
