package stipend.usage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words of all kinds, by regular expressions, big decimals and java.time a second time. */
class EventGrammarTest {
    private static final int WORDS = 200_000;
    private static final String[] TIMES = {
        "2024-02-29T12:34:56.123456+08:00",
        "2023-02-29T12:34Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9-18:00",
        "1969-12-31T23:59:59.999999Z",
        "2024-04-31T00:00:00+05:45"
    };
    private static final String[] NUMBERS = {
        "0", "12.50", "000999999999999.999999000", "1000000000.000", "1000000001", "999999999999", "0.0000001", "-1"
    };

    private final Random random = new Random(5);

    @Test
    void aTimeIsWhatItsWordSays() {
        for (var i = 0; i < WORDS; i++) {
            var word = changed(TIMES[random.nextInt(TIMES.length)], "0123456789:-+TZ. ");
            assertThat(EventGrammar.instant(word)).as(word).isEqualTo(instant(word));
        }
    }

    @Test
    void aNumberIsWhatItsWordSays() {
        for (var i = 0; i < WORDS; i++) {
            var word = changed(NUMBERS[random.nextInt(NUMBERS.length)], "0123456789.-+e٣");
            assertThat(EventGrammar.quantity(word)).as(word).isEqualTo(number(word, 0, 1, "1000000000"));
            assertThat(EventGrammar.amount(word)).as(word).isEqualTo(number(word, 6, 0, "999999999999.999999"));
        }
    }

    @Test
    void whatIsAbsentHasItsUsualValue() {
        assertThat(EventGrammar.quantity(null)).isEqualTo(1);
        assertThat(EventGrammar.amount(null)).isZero();
        assertThat(EventGrammar.instant(null)).isEqualTo(EventGrammar.NONE);
    }

    /** With none to three of its characters replaced, taken out or doubled. */
    private String changed(String word, String by) {
        var text = new StringBuilder(word);
        for (var i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, by.charAt(random.nextInt(by.length())));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, by.charAt(random.nextInt(by.length())));
            }
        }
        return text.toString();
    }

    private static long instant(String word) {
        if (!word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?"
                        + "(Z|[+-][0-9]{2}:[0-9]{2})")
                || word.matches(".{11}24.*")) {
            return EventGrammar.NONE;
        }
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(word).toInstant());
        } catch (DateTimeException e) {
            return EventGrammar.NONE;
        }
    }

    private static long number(String word, int decimals, long absent, String most) {
        if (word.isEmpty()) {
            return absent;
        }
        if (!word.matches("[0-9]+(\\.[0-9]+)?")) {
            return EventGrammar.NONE;
        }
        var number = new BigDecimal(word);
        var units = number.movePointRight(decimals).stripTrailingZeros();
        return number.compareTo(new BigDecimal(most)) <= 0 && units.scale() <= 0
                ? units.longValueExact()
                : EventGrammar.NONE;
    }
}
