package stipend.simulation;

import java.math.BigDecimal;
import java.util.List;
import stipend.money.Fraction;
import stipend.simulation.Simulation.Side;

/** What one set of rules pays in every month, and what that comes to. */
record Outcome(List<PaidMonth> months) {

    long[] byCreator() {
        var all = new long[months.getFirst().byCreator().length];
        for (var month : months) {
            for (int i = 0; i < all.length; i++) {
                all[i] += month.byCreator()[i];
            }
        }
        return all;
    }

    long total() {
        return months.stream().mapToLong(PaidMonth::total).sum();
    }

    BigDecimal money(long units) {
        return BigDecimal.valueOf(units, months.getFirst().decimals());
    }

    List<BigDecimal> money(List<Long> units) {
        return units.stream().map(this::money).toList();
    }

    Side side() {
        var spread = new Spread(byCreator());
        return new Side(
                spread.paid(),
                money(total()),
                money(spread.quantiles(Simulation.PERCENTS)),
                spread.gini(),
                spread.topShare(1),
                spread.topShare(10),
                months.stream().mapToInt(PaidMonth::belowMinimum).sum(),
                newcomers());
    }

    private BigDecimal newcomers() {
        long paid = months.stream().mapToLong(PaidMonth::toNewcomers).sum();
        return Spread.rounded(
                total() == 0 ? Fraction.ZERO : Fraction.ratio(BigDecimal.valueOf(paid), BigDecimal.valueOf(total())));
    }
}
