package stipend.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import stipend.demo.Delivered.Row;
import stipend.demo.Delivered.Torn;

/** Rows that SPEC §2 rejects, one constant for each of its reasons. */
enum Dirt {
    MALFORMED,
    BAD_TIMESTAMP,
    BAD_TYPE,
    BAD_NUMBER,
    MISSING_FIELD,
    OUTSIDE_DAY;

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The clean event with this one fault. */
    Delivered of(Event clean, LocalDate day, RandomGenerator random) {
        var row = clean.spelled(random);
        return switch (this) {
            case MALFORMED -> malformed(row, random);
            case BAD_TIMESTAMP -> at(row, pick(random, "2024-02-30T10:15:00Z", day + " 10:15:00", "yesterday evening"));
            case BAD_TYPE ->
                new Row(
                        row.eventId(),
                        row.occurredAt(),
                        pick(random, "share", "Generation"),
                        row.userId(),
                        row.modelIds(),
                        row.quantity(),
                        row.amount());
            case BAD_NUMBER -> badNumber(row, random);
            case MISSING_FIELD ->
                new Row(
                        row.eventId(),
                        row.occurredAt(),
                        row.eventType(),
                        "",
                        row.modelIds(),
                        row.quantity(),
                        row.amount());
            // the evening of the UTC day is the next morning in Shanghai: the classic
            case OUTSIDE_DAY ->
                at(row, day.atTime(20, 15).toInstant(ZoneOffset.UTC).toString());
        };
    }

    private static Delivered malformed(Row row, RandomGenerator random) {
        return random.nextBoolean()
                ? new Torn(
                        row.eventId() + "," + row.occurredAt(), "{\"event_id\":\"" + row.eventId() + "\",\"occurred_")
                : new Row(
                        row.eventId(),
                        row.occurredAt(),
                        row.eventType(),
                        row.userId(),
                        List.of("m001", "", "m002"),
                        row.quantity(),
                        row.amount());
    }

    private static Row at(Row row, String time) {
        return new Row(
                row.eventId(), time, row.eventType(), row.userId(), row.modelIds(), row.quantity(), row.amount());
    }

    private static Row badNumber(Row row, RandomGenerator random) {
        var inQuantity = random.nextBoolean();
        return new Row(
                row.eventId(),
                row.occurredAt(),
                row.eventType(),
                row.userId(),
                row.modelIds(),
                inQuantity ? pick(random, "-1", "1.5", "two") : "1",
                inQuantity ? "0.05" : pick(random, "0,50", "-0.05", "0.1234567"));
    }

    private static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
