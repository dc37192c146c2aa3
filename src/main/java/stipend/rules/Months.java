package stipend.rules;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** Months as people write them. */
final class Months {
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private Months() {}

    /** {@code YYYY-MM} and nothing else. */
    static Optional<YearMonth> parse(String text) {
        return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }
}
