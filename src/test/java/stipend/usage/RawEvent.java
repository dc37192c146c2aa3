package stipend.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as somebody means to deliver it, in no format yet; null: absent.
 *
 * @param columns the declared ones, in the order of their names
 * @param broken the format's own grammar is to be broken; what the fields hold is lost then
 */
record RawEvent(
        @Nullable String eventId,
        @Nullable String occurredAt,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable List<@Nullable String> modelIds,
        @Nullable String quantity,
        @Nullable String amount,
        List<@Nullable String> columns,
        boolean broken) {

    static final RawEvent GOOD = new RawEvent(
            "e1", "2024-02-29T12:00:00+08:00", "generation", "u1", List.of("m1"), null, null, List.of(), false);

    RawEvent eventId(@Nullable String to) {
        return new RawEvent(to, occurredAt, eventType, userId, modelIds, quantity, amount, columns, broken);
    }

    RawEvent occurredAt(@Nullable String to) {
        return new RawEvent(eventId, to, eventType, userId, modelIds, quantity, amount, columns, broken);
    }

    RawEvent eventType(@Nullable String to) {
        return new RawEvent(eventId, occurredAt, to, userId, modelIds, quantity, amount, columns, broken);
    }

    RawEvent userId(@Nullable String to) {
        return new RawEvent(eventId, occurredAt, eventType, to, modelIds, quantity, amount, columns, broken);
    }

    RawEvent modelIds(@Nullable List<@Nullable String> to) {
        return new RawEvent(eventId, occurredAt, eventType, userId, to, quantity, amount, columns, broken);
    }

    RawEvent quantity(@Nullable String to) {
        return new RawEvent(eventId, occurredAt, eventType, userId, modelIds, to, amount, columns, broken);
    }

    RawEvent amount(@Nullable String to) {
        return new RawEvent(eventId, occurredAt, eventType, userId, modelIds, quantity, to, columns, broken);
    }

    RawEvent broken(boolean to) {
        return new RawEvent(eventId, occurredAt, eventType, userId, modelIds, quantity, amount, columns, to);
    }

    RawEvent columns(List<@Nullable String> to) {
        return new RawEvent(eventId, occurredAt, eventType, userId, modelIds, quantity, amount, to, broken);
    }
}
