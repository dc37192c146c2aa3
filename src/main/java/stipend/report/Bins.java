package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import stipend.simulation.Simulation;
import stipend.simulation.Simulation.CreatorPay;

/** How many creators get nothing, less than 1, less than 10 and so on, before and after. */
record Bins(List<Bin> bins) {
    private static final int MOST = 12;

    /** @param name the range, from an amount to below another; {@code 0}: nothing was paid */
    record Bin(String name, int before, int after) {}

    static Bins of(Simulation simulation) {
        var bins = new ArrayList<Bin>();
        var low = BigDecimal.ZERO;
        bins.add(new Bin(
                "0",
                count(simulation, CreatorPay::before, low, BigDecimal.ZERO),
                count(simulation, CreatorPay::after, low, BigDecimal.ZERO)));
        var high = BigDecimal.ONE;
        var most = most(simulation);
        while (bins.size() < MOST && low.compareTo(most) <= 0) {
            bins.add(new Bin(
                    low.toPlainString() + "–" + high.toPlainString(),
                    count(simulation, CreatorPay::before, low, high),
                    count(simulation, CreatorPay::after, low, high)));
            low = high;
            high = high.multiply(BigDecimal.TEN);
        }
        return new Bins(bins);
    }

    private static BigDecimal most(Simulation simulation) {
        return simulation.creators().stream()
                .map(pay -> pay.before().max(pay.after()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** Above zero from low on and below high; of nothing, those of nothing. */
    private static int count(
            Simulation simulation, Function<CreatorPay, BigDecimal> side, BigDecimal low, BigDecimal high) {
        return (int) simulation.creators().stream()
                .map(side)
                .filter(pay -> high.signum() == 0
                        ? pay.signum() == 0
                        : pay.signum() > 0 && pay.compareTo(low) >= 0 && pay.compareTo(high) < 0)
                .count();
    }
}
