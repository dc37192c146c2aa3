package stipend.usage.duckdb;

import org.jspecify.annotations.Nullable;

/**
 * A row of a text file, taken apart: its fields as words, null where absent or empty; models joined by |.
 *
 * @param malformed the row could not be taken apart by its format's grammar
 */
record EventWords(
        long line,
        boolean malformed,
        @Nullable String eventId,
        @Nullable String occurredAt,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String modelIds,
        @Nullable String quantity,
        @Nullable String amount) {

    static EventWords malformed(long line) {
        return new EventWords(line, true, null, null, null, null, null, null, null);
    }
}
