package stipend.usage.duckdb;

import java.sql.SQLException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a usage event's time and numbers stand for (SPEC §1), once for all five file formats: rows of a text file
 * go through it before DuckDB has them, and DuckDB asks it for a Parquet file's columns of text.
 */
final class EventGrammar {
    /** What a word stands for that is against the grammar. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DECIMALS = 6;
    private static final long MOST_QUANTITY = 1_000_000_000;
    private static final long BEYOND_AMOUNTS = 1_000_000_000_000L;
    private static final int MOST_OFFSET = 18 * 60;

    private EventGrammar() {}

    /** Makes functions of SQL of it, whose {@link #NONE} is null. */
    static void register(DuckDb duck) throws SQLException {
        duck.register("instant_of", EventGrammar::instant);
        duck.register("quantity_of", EventGrammar::quantity);
        duck.register("amount_of", EventGrammar::amount);
    }

    /** Microseconds since 1970 of {@code YYYY-MM-DDThh:mm[:ss[.f]]} and {@code Z} or {@code ±hh:mm} up to ±18:00. */
    static long instant(@Nullable String word) {
        if (word == null || !is('-', word, 4) || !is('-', word, 7) || !is('T', word, 10)) {
            return NONE;
        }
        var day = day(digits(word, 0, 4), digits(word, 5, 7), digits(word, 8, 10));
        var minute = ofClock(word, 11, 23);
        var hasSecond = is(':', word, 16);
        var hasDecimals = hasSecond && is('.', word, 19);
        var second = hasSecond ? digits(word, 17, 19) : 0;
        var end = hasDecimals ? endOfDigits(word, 20) : hasSecond ? 19 : 16;
        var micros = hasDecimals && end - 20 <= DECIMALS ? decimals(word, 20, end) : hasDecimals ? NONE : 0;
        var ahead = ahead(word, end);
        return day == NONE || minute < 0 || second < 0 || second > 59 || micros < 0 || ahead == NONE
                ? NONE
                : ((day * 24 * 60 + minute - ahead) * 60 + second) * 1_000_000 + micros;
    }

    /** Days since 1970. */
    private static long day(long year, long month, long day) {
        if (year < 0 || month < 1 || month > 12) {
            return NONE;
        }
        var in = YearMonth.of((int) year, (int) month);
        return in.isValidDay((int) day) ? in.atDay((int) day).toEpochDay() : NONE;
    }

    /** Minutes of {@code hh:mm}. */
    private static long ofClock(String word, int from, int mostHours) {
        var hours = digits(word, from, from + 2);
        var minutes = is(':', word, from + 2) ? digits(word, from + 3, from + 5) : NONE;
        return hours < 0 || hours > mostHours || minutes < 0 || minutes > 59 ? NONE : hours * 60 + minutes;
    }

    /** Minutes that the rest of the word says to be ahead of UTC. */
    private static long ahead(String word, int from) {
        if (is('Z', word, from) && word.length() == from + 1) {
            return 0;
        }
        var minutes = word.length() == from + 6 ? ofClock(word, from + 1, 18) : NONE;
        if (minutes < 0 || minutes > MOST_OFFSET) {
            return NONE;
        }
        return is('+', word, from) ? minutes : is('-', word, from) ? -minutes : NONE;
    }

    /** A whole number up to 10^9, judged by value: 2.00 is 2. Absent: 1. */
    static long quantity(@Nullable String word) {
        var millionths = word == null || word.isEmpty() ? 1_000_000 : millionths(word);
        return millionths % 1_000_000 == 0 && millionths / 1_000_000 <= MOST_QUANTITY ? millionths / 1_000_000 : NONE;
    }

    /** Millionths of an amount below 10^12 with at most 6 decimals that count. Absent: 0. */
    static long amount(@Nullable String word) {
        return word == null || word.isEmpty() ? 0 : millionths(word);
    }

    private static long millionths(String word) {
        var point = endOfDigits(word, 0);
        var end = is('.', word, point) ? endOfDigits(word, point + 1) : point;
        var whole = digits(word, 0, point);
        var decimals = end == point ? 0 : decimals(word, point + 1, end);
        return whole < 0 || whole >= BEYOND_AMOUNTS || decimals < 0 || end < word.length()
                ? NONE
                : whole * 1_000_000 + decimals;
    }

    private static boolean is(char wanted, String word, int at) {
        return at < word.length() && word.charAt(at) == wanted;
    }

    private static int endOfDigits(String word, int from) {
        var end = from;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** What stands behind a point, in millionths; after six digits only zeros may stand there. */
    private static long decimals(String word, int from, int end) {
        var value = digits(word, from, Math.min(end, from + DECIMALS));
        if (value < 0 || end > from + DECIMALS && digits(word, from + DECIMALS, end) != 0) {
            return NONE;
        }
        for (var i = end; i < from + DECIMALS; i++) {
            value *= 10;
        }
        return value;
    }

    /** The number of at least one digit; what is beyond all bounds is the largest long. */
    private static long digits(String word, int from, int end) {
        if (from == end || end > word.length()) {
            return NONE;
        }
        var value = 0L;
        for (var i = from; i < end; i++) {
            var digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value > BEYOND_AMOUNTS ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }
}
