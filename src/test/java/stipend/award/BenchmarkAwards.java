package stipend.award;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import stipend.contribution.ModelContribution;
import stipend.rules.Multiplier;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Reward;
import stipend.rules.Reward.Leftover;

/** Times a month of a million rows, 300,000 creators, and five programs with all caps and redistribution: run main. */
final class BenchmarkAwards {
    private static final int ROWS = 1_000_000;
    private static final int CREATORS = 300_000;

    private BenchmarkAwards() {}

    public static void main(String[] args) {
        var month = Months.month(rows());
        var programs = programs();
        for (int round = 0; round < 3; round++) {
            for (var program : programs) {
                time(program.id(), () -> Awards.evaluate(Months.rules("CNY", program), month, Map.of()));
            }
            time("all five, with lines", () -> {
                var awards = Awards.evaluate(Months.rules("CNY", programs.toArray(Program[]::new)), month, Map.of());
                System.out.printf("%,d lines%n", awards.lines().size());
                System.gc();
                var runtime = Runtime.getRuntime();
                System.out.printf(
                        "%,d MB with month and lines%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
                return awards;
            });
        }
    }

    private static void time(String what, java.util.function.Supplier<Awards> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        var awards = work.get();
        System.out.printf(
                "%-24s %,6d ms of processor  %s%n",
                what,
                (threads.getCurrentThreadCpuTime() - start) / 1_000_000,
                awards.programs().getFirst().unit().bounds());
    }

    private static List<ModelContribution> rows() {
        var random = new Random(7);
        var rows = new ArrayList<ModelContribution>();
        for (int i = 0; i < ROWS; i++) {
            var creator = "c" + (long) (CREATORS * Math.pow(random.nextDouble(), 2));
            var revenue = BigDecimal.valueOf((long) (1_000_000 / (random.nextDouble() + 0.0005)), 6);
            rows.add(Months.row("m" + (ROWS + i), creator, revenue.toPlainString(), random.nextInt(5) == 0));
        }
        return rows;
    }

    private static List<Program> programs() {
        var exclusive = new Multiplier("exclusive", Exprs.MODEL.condition("exclusive"), Exprs.MODEL.number("1.3"));
        return List.of(
                named(
                        "pool-all-caps",
                        Months.program(
                                Months.pool("9600000.00", Leftover.REDISTRIBUTE),
                                Months.caps("396.00", "600.00", "900.00"),
                                exclusive)),
                named(
                        "pool-per-model",
                        Months.program(
                                Months.pool("5000000.00", Leftover.REDISTRIBUTE),
                                Months.caps(null, "50.00", null),
                                exclusive)),
                named(
                        "rate-budget",
                        Months.program(
                                new Reward.Rate(
                                        Exprs.MODEL.number("0.30 * revenue / days_in_month"),
                                        Exprs.MODEL.number("20000.00")),
                                Months.caps(null, "15.00", "40.00"),
                                exclusive)),
                named("rate-alone", Months.program(Months.rate(null), Months.caps(null, "15.00", null), exclusive)),
                named(
                        "per-creator",
                        Months.program(
                                Per.CREATOR,
                                Months.pool(Per.CREATOR, "800000.00", Leftover.REDISTRIBUTE),
                                Months.caps(null, null, "90.00"))));
    }

    private static Program named(String id, Program program) {
        return new Program(
                id,
                program.title(),
                program.per(),
                program.eligible(),
                program.reward(),
                program.multipliers(),
                program.caps());
    }
}
