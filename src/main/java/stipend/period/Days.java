package stipend.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

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

    /** Days without a gap between them. */
    public record Span(LocalDate first, LocalDate last) {
        /** {@code 2024-03-04 to 2024-03-31}, or the one day. */
        @Override
        public String toString() {
            return first.equals(last) ? first.toString() : first + " to " + last;
        }
    }

    /** The fewest spans that hold these days and no other one, in their order. */
    public static List<Span> spans(SortedSet<LocalDate> days) {
        var spans = new ArrayList<Span>();
        for (var day : days) {
            if (!spans.isEmpty() && spans.getLast().last().plusDays(1).equals(day)) {
                spans.add(new Span(spans.removeLast().first(), day));
            } else {
                spans.add(new Span(day, day));
            }
        }
        return spans;
    }
}
