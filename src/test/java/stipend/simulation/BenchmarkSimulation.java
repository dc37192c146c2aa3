package stipend.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import stipend.award.Awards;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.ModelContribution.Split;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.contribution.jooq.PostgresContributions;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;
import stipend.testing.FreshDatabase;

/**
 * Started by hand: how long rules of five programs take over twelve months of 100,000 rows, once these are loaded, and
 * how often PostgreSQL adds up the same rows' figures in that time.
 */
final class BenchmarkSimulation {
    private static final int ROUNDS = 8;
    private static final int MONTHS = 12;
    private static final int ROWS = 100_000;
    private static final int CREATORS = 30_000;

    /** What the shipped rules have four of; here with a fifth, and caps that hand out again what they cut. */
    private static final String FIFTH = """
          - id: newcomers
            eligible: creator_age_days <= 90 and active_days >= 3 and listed_days > 7
            score: round(0.75 * unique_users + least(revenue, 100) / days_in_month, 2)
            pool: {budget: 0.02 * total_revenue, leftover: redistribute}
            multipliers:
              - {id: young, when: model_age_days < 30, by: 1 + (30 - model_age_days) / 100}
            cap: {per_model: 40.00, per_creator: 90.00}
        """;

    private static final String SUMS = """
        select month, sum(generations), sum(images), sum(credited_generations), sum(downloads), sum(revenue)
        from contribution group by month order by month
        """;

    private BenchmarkSimulation() {}

    public static void main(String[] arguments) throws IOException {
        var rules = rules();
        var months = time(
                "drawing",
                () -> IntStream.range(0, MONTHS)
                        .mapToObj(i -> month(YearMonth.of(2024, 1).plusMonths(i)))
                        .toList());
        var database = kept(months);
        long sum = Long.MAX_VALUE;
        long evaluation = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            sum = Math.min(sum, nanos(() -> database.sql().fetch(SUMS).size()));
            long processor = processor();
            long took = nanos(() -> total(rules, months));
            System.out.printf(
                    "%,5d ms, %,5d ms of processor%n", took / 1_000_000, (processor() - processor) / 1_000_000);
            evaluation = Math.min(evaluation, took);
        }
        System.out.printf(
                "%d programs x %d months x %,d rows in %,d ms; a bare SQL sum of the rows in %,d ms; ratio %.1f%n",
                rules.programs().size(),
                MONTHS,
                ROWS,
                evaluation / 1_000_000,
                sum / 1_000_000,
                (double) evaluation / sum);
    }

    /** Of all threads, the collector's and the compiler's among them. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Rules rules() throws IOException {
        var file = Files.createTempFile("benchmark", ".yaml");
        var shipped = Files.readString(Path.of("rules", "2024-01.yaml"));
        Files.writeString(file, shipped.replace("\npayout:", "\n" + FIFTH.indent(0) + "\npayout:"));
        try {
            return RulesFiles.load(file, FinanceNames.NONE);
        } finally {
            Files.delete(file);
        }
    }

    private static BigDecimal total(Rules rules, List<MonthContribution> months) {
        return months.parallelStream()
                .flatMap(month -> Awards.evaluate(rules, month, Map.of()).lines().stream())
                .map(award -> award.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static FreshDatabase kept(List<MonthContribution> months) {
        var database = new FreshDatabase();
        var contributions = new PostgresContributions(database.sql());
        months.forEach(
                month -> database.transactions().executeWithoutResult(_ -> contributions.replace(month, Map.of())));
        database.sql().execute("vacuum analyze contribution");
        return database;
    }

    private static <T> T time(String what, Supplier<T> work) {
        long start = System.nanoTime();
        var result = work.get();
        System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    private static long nanos(Supplier<?> work) {
        long start = System.nanoTime();
        if (work.get() == null) {
            throw new IllegalStateException("no result");
        }
        return System.nanoTime() - start;
    }

    private static MonthContribution month(YearMonth month) {
        var random = new Random(month.hashCode());
        var models = IntStream.range(0, ROWS).mapToObj(i -> row(i, random)).toList();
        var creators = new TreeMap<String, CreatorContribution>();
        models.forEach(row -> creators.putIfAbsent(row.creatorId(), creator(row, random)));
        return MonthContribution.summed(month, models, List.copyOf(creators.values()));
    }

    private static CreatorContribution creator(ModelContribution row, Random random) {
        return new CreatorContribution(
                row.creatorId(),
                RowSums.NONE,
                row.uniqueUsers() + random.nextInt(10),
                row.activeDays(),
                row.attributes().creatorStatus(),
                row.attributes().creatorAgeDays());
    }

    /** Few models have much of the use, as on real platforms. */
    private static ModelContribution row(int i, Random random) {
        long generations = (long) (3 / (random.nextDouble() + 0.00002));
        int creator = (int) (CREATORS * Math.pow(random.nextDouble(), 2));
        var metrics = new Metrics(
                generations,
                BigDecimal.valueOf(generations * (1 + random.nextInt(4))),
                BigDecimal.valueOf(generations * (250_000 + random.nextInt(750_000)), 6),
                random.nextInt(1 + (int) (generations / 8)),
                generations * 3,
                random.nextInt(1 + (int) (generations / 4)),
                BigDecimal.valueOf(generations * random.nextInt(20_000), 6));
        return new ModelContribution(
                "m" + (1_000_000 + i),
                "c" + (1_000_000 + creator),
                metrics,
                1 + random.nextInt(1 + (int) (generations / 2)),
                1 + random.nextInt(28),
                1 + random.nextInt(28),
                random.nextInt(28),
                attributes(random, creator),
                i % 50 == 0 ? splits(creator) : List.of());
    }

    private static Attributes attributes(Random random, int creator) {
        var verticals = List.of("industrial", "architecture", "interior", "portrait", "anime", "");
        var vertical = verticals.get(random.nextInt(verticals.size()));
        return new Attributes(
                random.nextInt(3) == 0 ? "checkpoint" : "lora",
                vertical.isEmpty() ? null : vertical,
                random.nextInt(3) > 0,
                random.nextInt(5) == 0,
                random.nextInt(20) > 0 ? "listed" : "unlisted",
                "active",
                (long) random.nextInt(700),
                creator % 1_000L);
    }

    private static List<Split> splits(int creator) {
        return List.of(
                new Split("c" + (1_000_000 + creator), new BigDecimal("70")),
                new Split("c" + (1_000_001 + creator), new BigDecimal("30")));
    }
}
