package stipend.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stipend.money.Fraction;
import stipend.rules.Rules;
import stipend.simulation.Simulation.Side;

/** What one set of rules pays in every month, and what that comes to. */
record Outcome(List<MonthPay> months, Map<String, Long> byCreator, int decimals) {

    /** Months are evaluated beside one another: they do not know of each other. */
    static Outcome of(List<MonthCase> cases, Function<MonthCase, Rules> side) {
        return of(cases.parallelStream()
                .map(month -> MonthPay.of(month, side.apply(month)))
                .toList());
    }

    static Outcome of(List<MonthPay> months) {
        var all = new HashMap<String, Long>();
        months.forEach(month -> month.byCreator().forEach((creator, units) -> all.merge(creator, units, Long::sum)));
        int decimals = months.getFirst().rules().currency().getDefaultFractionDigits();
        return new Outcome(months, all, decimals);
    }

    long total() {
        return months.stream().mapToLong(MonthPay::total).sum();
    }

    BigDecimal money(long units) {
        return BigDecimal.valueOf(units, decimals);
    }

    List<BigDecimal> money(List<Long> units) {
        return units.stream().map(this::money).toList();
    }

    Side side() {
        var spread = new Spread(byCreator.values());
        return new Side(
                spread.paid(),
                money(total()),
                money(spread.quantiles(Simulation.PERCENTS)),
                spread.gini(),
                spread.topShare(1),
                spread.topShare(10),
                belowMinimum(),
                newcomers());
    }

    /** Creators' months with awards that would be carried, were there nothing else. */
    private int belowMinimum() {
        int count = 0;
        for (var month : months) {
            var minimum = month.rules().payout().minimum();
            count += (int) month.byCreator().values().stream()
                    .filter(units -> units > 0 && money(units).compareTo(minimum) < 0)
                    .count();
        }
        return count;
    }

    private BigDecimal newcomers() {
        var paid = new ArrayList<Long>();
        for (var month : months) {
            var creators = month.creators();
            month.byCreator().forEach((creator, units) -> {
                var known = creators.get(creator);
                if (known != null && known.creatorAgeDays() != null && known.creatorAgeDays() <= Simulation.NEW_DAYS) {
                    paid.add(units);
                }
            });
        }
        long ofNew = paid.stream().mapToLong(Long::longValue).sum();
        return Spread.rounded(
                total() == 0 ? Fraction.ZERO : Fraction.ratio(BigDecimal.valueOf(ofNew), BigDecimal.valueOf(total())));
    }
}
