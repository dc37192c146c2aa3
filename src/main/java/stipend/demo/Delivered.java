package stipend.demo;

import java.util.List;

/** What a line of a usage file holds: a row, or what was to become one. */
sealed interface Delivered {
    /** A usage event in the words it is delivered in; nothing here is checked, dirt is wanted. */
    record Row(
            String eventId,
            String occurredAt,
            String eventType,
            String userId,
            List<String> modelIds,
            String quantity,
            String amount)
            implements Delivered {}

    /** A line that is no row: one text for each of the two text formats. */
    record Torn(String csv, String ndjson) implements Delivered {}
}
