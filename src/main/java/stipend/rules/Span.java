package stipend.rules;

import java.time.YearMonth;
import java.util.Locale;

/** How far back from a month a name looks (SPEC §4b, earlier months). */
public enum Span {
    /** The month before. */
    PREV,
    /** The month itself and eleven before. */
    LAST12,
    /** The month itself and all before. */
    EVER;

    private static final YearMonth BEFORE_ALL = YearMonth.of(1, 1);

    /** What names begin with: {@code prev_}. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT) + "_";
    }

    /** The first of the earlier months that count; the last is the one before the month. */
    public YearMonth first(YearMonth month) {
        return switch (this) {
            case PREV -> month.minusMonths(1);
            case LAST12 -> month.minusMonths(11);
            case EVER -> BEFORE_ALL;
        };
    }

    /** Whether the month itself counts too. */
    public boolean withThis() {
        return this != PREV;
    }
}
