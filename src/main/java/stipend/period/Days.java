package stipend.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Days in their order. */
public final class Days {
    private Days() {}

    /** Every day of the month, first to last. */
    public static List<LocalDate> of(YearMonth month) {
        return between(month.atDay(1), month.atEndOfMonth());
    }

    /** Every day from the first to the last, both included; none if the first is after the last. */
    public static List<LocalDate> between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1)).toList();
    }
}
