package stipend.tax;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a cumulative regime knows of the year before the month at hand.
 *
 * @param months that count before this one
 */
public record YearState(BigDecimal income, BigDecimal withheld, int months) {
    public YearState {
        // equal by value: amounts come from tables and sums in different scales
        income = plain(income);
        withheld = plain(withheld);
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    public static final YearState NEW = new YearState(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /** The unbroken run of paid months that ends right before the month, within its year (gap: reset). */
    public static YearState reset(YearMonth month, List<PaidMonth> paid) {
        var state = NEW;
        for (var before = month.minusMonths(1); before.getYear() == month.getYear(); before = before.minusMonths(1)) {
            var sum = sum(paid, before::equals);
            if (sum.months == 0) {
                break;
            }
            state = state.plus(sum);
        }
        return state;
    }

    /** All that was paid in the year; the months are the calendar's since the first paid one (gap: natural). */
    public static YearState natural(YearMonth month, List<PaidMonth> paid) {
        Predicate<YearMonth> earlier = m -> m.getYear() == month.getYear() && m.isBefore(month);
        var sum = sum(paid, earlier);
        var months = paid.stream()
                .map(PaidMonth::month)
                .filter(earlier)
                .min(YearMonth::compareTo)
                .map(first -> (int) first.until(month, ChronoUnit.MONTHS))
                .orElse(0);
        return new YearState(sum.income, sum.withheld, months);
    }

    private static YearState sum(List<PaidMonth> paid, Predicate<YearMonth> which) {
        return paid.stream()
                .filter(p -> which.test(p.month()))
                .map(p -> new YearState(p.income(), p.withheld(), 1))
                .reduce(NEW, YearState::plus);
    }

    private YearState plus(YearState other) {
        return new YearState(income.add(other.income), withheld.add(other.withheld), months + other.months);
    }
}
