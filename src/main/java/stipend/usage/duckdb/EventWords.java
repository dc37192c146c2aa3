package stipend.usage.duckdb;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a text file, taken apart: its fields as words, null where absent or empty; models joined by |.
 *
 * @param text the row as it was delivered; bytes that are not UTF-8 show as U+FFFD
 * @param malformed the row could not be taken apart by its format's grammar
 * @param columns of the declared columns, in their order; nulls of a malformed row
 */
record EventWords(
        long line,
        String text,
        boolean malformed,
        @Nullable String eventId,
        @Nullable String occurredAt,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String modelIds,
        @Nullable String quantity,
        @Nullable String amount,
        List<@Nullable String> columns) {

    static EventWords malformed(long line, String text, int columns) {
        return new EventWords(
                line, text, true, null, null, null, null, null, null, null, Collections.nCopies(columns, (String)
                        null));
    }
}
