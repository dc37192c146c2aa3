package stipend.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.rules.RulesNumber;

/**
 * The number with which rules meet a target: of those that do, the one next to those that do not.
 *
 * @param reached the figure with that number
 * @param steady whether the figure only rose, or only fell, at the values that were tried; else another number may meet
 *     the target too
 */
public record Solution(RulesNumber number, BigDecimal value, Target target, BigDecimal reached, boolean steady) {
    private static final int SAMPLES = 9;

    /**
     * Searches by halving between two values, to the last decimal that the number has.
     *
     * @param bounds null: the usual ones
     *
     * @throws WorkFault if no value between them meets the target, or all do
     */
    public static Solution of(List<MonthCase> cases, String name, Target target, @Nullable Bounds bounds) {
        var dial = new Dial(cases, name);
        var within = bounds == null ? Bounds.usual(dial.number()) : bounds;
        return new Search(dial, target, within).solution();
    }

    /** The cases with the number in its place. */
    public List<MonthCase> in(List<MonthCase> cases) {
        return Dial.set(cases, number.name(), value);
    }

    /** Between which values is searched. */
    public record Bounds(BigDecimal low, BigDecimal high) {
        /** @throws InputFault unless the first is the smaller one */
        public Bounds {
            if (low.compareTo(high) >= 0) {
                throw new InputFault("--between " + low.toPlainString() + ".." + high.toPlainString()
                        + ": the first value must be the smaller one");
            }
        }

        /** From 0 to ten times what the rules have now, at least 10. */
        static Bounds usual(RulesNumber number) {
            return new Bounds(
                    BigDecimal.ZERO, number.value().max(BigDecimal.ONE).multiply(BigDecimal.TEN));
        }
    }

    private record Search(Dial dial, Target target, BigInteger low, BigInteger high) {
        Search(Dial dial, Target target, Bounds bounds) {
            this(dial, target, units(dial, bounds.low()), units(dial, bounds.high()));
        }

        private static BigInteger units(Dial dial, BigDecimal value) {
            return value.setScale(dial.number().decimals(), RoundingMode.HALF_UP)
                    .unscaledValue();
        }

        private BigDecimal value(BigInteger units) {
            return new BigDecimal(units, dial.number().decimals());
        }

        private BigDecimal figure(BigInteger units) {
            return target.metric().of().apply(dial.at(value(units)));
        }

        private boolean meets(BigInteger units) {
            return target.isMetBy(figure(units));
        }

        Solution solution() {
            boolean lowMeets = meets(low);
            if (lowMeets == meets(high)) {
                throw new WorkFault("between " + value(low).toPlainString() + " and "
                        + value(high).toPlainString() + (lowMeets ? " every" : " no") + " value tried of \""
                        + dial.number().name() + "\" meets " + target + ": the figure goes from "
                        + figure(low).toPlainString() + " to " + figure(high).toPlainString()
                        + "; --between LOW..HIGH searches elsewhere");
            }
            var met = lowMeets ? low : high;
            var missed = lowMeets ? high : low;
            while (met.subtract(missed).abs().compareTo(BigInteger.ONE) > 0) {
                var middle = met.add(missed).shiftRight(1);
                if (meets(middle)) {
                    met = middle;
                } else {
                    missed = middle;
                }
            }
            return new Solution(dial.number(), value(met), target, figure(met), isSteady());
        }

        private boolean isSteady() {
            var figures = IntStream.range(0, SAMPLES)
                    .mapToObj(i -> figure(low.add(high.subtract(low)
                            .multiply(BigInteger.valueOf(i))
                            .divide(BigInteger.valueOf(SAMPLES - 1)))))
                    .toList();
            return IntStream.range(1, SAMPLES).allMatch(i -> figures.get(i - 1).compareTo(figures.get(i)) <= 0)
                    || IntStream.range(1, SAMPLES)
                            .allMatch(i -> figures.get(i - 1).compareTo(figures.get(i)) >= 0);
        }
    }
}
