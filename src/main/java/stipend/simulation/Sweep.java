package stipend.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import stipend.fault.InputFault;
import stipend.rules.RulesNumber;

/**
 * What rules pay while one or two of their numbers are turned from a value to another.
 *
 * @param names of the numbers
 * @param points for each value of the first number all of the second
 */
public record Sweep(List<String> names, List<Point> points) {
    private static final int MOST_POINTS = 400;

    /**
     * @param values of the numbers, in their order
     * @param figures those of {@link Metric#SHOWN}
     */
    public record Point(List<BigDecimal> values, List<BigDecimal> figures) {}

    /** A number and the values that it takes: {@code budget of monthly-subsidy=10000..50000:9}, nine of them. */
    public record Turn(String name, BigDecimal low, BigDecimal high, int steps) {
        private static final String NUMBER = "([0-9]{1,15}(?:\\.[0-9]{1,9})?)";
        private static final Pattern FORM =
                Pattern.compile("(.+?)\\s*=\\s*" + NUMBER + "\\.\\." + NUMBER + ":([0-9]{1,3})");

        /** @throws InputFault if it is not of that form */
        public static Turn of(String text) {
            var form = FORM.matcher(text.strip());
            if (form.matches()) {
                var turn = new Turn(
                        form.group(1),
                        new BigDecimal(form.group(2)),
                        new BigDecimal(form.group(3)),
                        Integer.parseInt(form.group(4)));
                if (turn.steps >= 2 && turn.low.compareTo(turn.high) < 0) {
                    return turn;
                }
            }
            throw new InputFault("--vary \"" + text + "\": write NAME=LOW..HIGH:STEPS with LOW below HIGH and at least"
                    + " 2 steps, such as \"budget of monthly-subsidy=10000..50000:9\"");
        }

        /** Evenly apart, rounded half up to the decimals that the number has. */
        List<BigDecimal> values(int decimals) {
            var values = new ArrayList<BigDecimal>();
            for (int i = 0; i < steps; i++) {
                values.add(low.add(high.subtract(low)
                                .multiply(BigDecimal.valueOf(i))
                                .divide(BigDecimal.valueOf(steps - 1L), decimals, RoundingMode.HALF_UP))
                        .setScale(decimals, RoundingMode.HALF_UP));
            }
            return values.stream().distinct().toList();
        }
    }

    /** @param turns one or two, of numbers that the rules after have in every month */
    public static Sweep of(List<MonthCase> cases, List<Turn> turns) {
        if (turns.size() > 2 || turns.stream().mapToInt(Turn::steps).reduce(1, (a, b) -> a * b) > MOST_POINTS) {
            throw new InputFault(
                    "--vary: one or two numbers, and at most " + MOST_POINTS + " points in all; ask for fewer steps");
        }
        var points = new ArrayList<Point>();
        if (turns.size() == 1) {
            sweep(cases, turns.getFirst(), List.of(), points);
        } else {
            var outer = turns.getFirst();
            for (var value : values(cases, outer)) {
                sweep(Dial.set(cases, outer.name, value), turns.getLast(), List.of(value), points);
            }
        }
        return new Sweep(turns.stream().map(Turn::name).toList(), List.copyOf(points));
    }

    private static List<BigDecimal> values(List<MonthCase> cases, Turn turn) {
        return turn.values(
                RulesNumber.find(cases.getLast().after(), turn.name()).decimals());
    }

    private static void sweep(List<MonthCase> cases, Turn turn, List<BigDecimal> outer, List<Point> points) {
        var dial = new Dial(cases, turn.name);
        for (var value : values(cases, turn)) {
            var all = new ArrayList<>(outer);
            all.add(value);
            var outcome = dial.at(value);
            points.add(new Point(
                    all,
                    Metric.SHOWN.stream()
                            .map(metric -> metric.of().apply(outcome))
                            .toList()));
        }
    }
}
