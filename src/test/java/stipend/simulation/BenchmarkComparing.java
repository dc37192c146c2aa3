package stipend.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.contribution.jooq.PostgresContributions;
import stipend.testing.FreshDatabase;

/**
 * Times a simulation of twelve months of 100,000 contribution rows and five programs, of which three numbers change,
 * against a bare SQL sum over the same rows in PostgreSQL: run main. The months are loaded as the command loads them, so
 * that the first of {@code -Drounds} rounds is what its user waits for once they are.
 */
final class BenchmarkComparing {
    private static final int MONTHS = 12;
    private static final int ROWS = 100_000;
    private static final int CREATORS = 20_000;
    private static final String[] TYPES = {"checkpoint", "lora", "embedding"};
    private static final String[] VERTICALS = {"architecture", "industrial", "interior", "portrait"};

    private BenchmarkComparing() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("benchmark");
        var were = Cases.rules(folder, programs("20000.00", "1.3", "1500.00"));
        var after = Cases.rules(folder, programs("25000.00", "1.5", "1200.00"));
        var database = new FreshDatabase();
        var contributions = new PostgresContributions(database.sql());
        var months = IntStream.range(0, MONTHS)
                .mapToObj(YearMonth.of(2024, 1)::plusMonths)
                .toList();
        months.forEach(month -> database.transactions()
                .executeWithoutResult(
                        _ -> contributions.replace(month(month, new Random(month.getMonthValue())), Map.of())));
        database.sql().execute("vacuum analyze contribution");
        long starting = System.nanoTime();
        long processor = ofProcessor();
        var cases = months.parallelStream()
                .map(month -> contributions.find(month).orElseThrow())
                .map(month -> new MonthCase(were, after, month, month, Map.of()))
                .toList();
        System.out.printf(
                "%d months loaded in %,d ms (%,d of a processor, without PostgreSQL)%n",
                MONTHS, (System.nanoTime() - starting) / 1_000_000, ofProcessor() - processor);
        for (int round = 0; round < Integer.getInteger("rounds", 6); round++) {
            var sql = time(() -> database.sql().fetch("""
                select month, sum(generations), sum(images), sum(credited_generations), sum(downloads), sum(revenue)
                from contribution group by month order by month\
                """));
            long before = ofProcessor();
            var simulated = time(() -> Comparing.of(cases));
            System.out.printf(
                    "%,d rows, 5 programs: simulation %,d ms (%,d of a processor), bare SQL sum %,d ms, ratio %s%n",
                    MONTHS * ROWS,
                    simulated,
                    ofProcessor() - before,
                    sql,
                    BigDecimal.valueOf(simulated).divide(BigDecimal.valueOf(sql), 1, RoundingMode.HALF_UP));
        }
    }

    /** All threads' milliseconds so far, compiler and garbage collector among them. */
    private static long ofProcessor() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1_000_000;
    }

    private static long time(Supplier<?> work) {
        long start = System.nanoTime();
        if (work.get() == null) {
            throw new IllegalStateException("nothing came of it");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static String programs(String budget, String by, String perModel) {
        return """
            - id: monthly-subsidy
              eligible: status = 'listed' and generations >= 10 and unique_users >= 5
              score: credited_generations + 5 * downloads
              pool: {budget: %s, leftover: redistribute}
              multipliers:
                - {id: exclusive, when: exclusive, by: %s}
                - {id: design, when: "vertical in ('industrial', 'architecture', 'interior')", by: 1.5}
              cap: {per_model: %s, per_creator: 4000.00, per_point: 2.00}
            - id: revenue-share
              eligible: commercial_use
              rate: {amount: 0.30 * revenue, budget: 50000.00}
            - id: milestones
              tiers: {of: generations, pay: {100: 10.00, 500: 50.00, 1000: 120.00}}
            - id: volume
              per: creator
              tiers: {of: images, each: {0: 0.01, 2000: 0.02}}
            - id: newcomers
              per: creator
              eligible: creator_age_days <= 90
              score: generations
              pool: {budget: 3000.00}\
            """.formatted(budget, by, perModel);
    }

    private static MonthContribution month(YearMonth month, Random random) {
        var rows = new ArrayList<ModelContribution>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i, random));
        }
        var creators = new ArrayList<CreatorContribution>();
        for (int i = 0; i < CREATORS; i++) {
            creators.add(
                    new CreatorContribution("c" + (CREATORS + i), RowSums.NONE, 5, 9, "active", (long) (i % 2_000)));
        }
        return MonthContribution.summed(month, rows, creators);
    }

    private static ModelContribution row(int i, Random random) {
        int creator = CREATORS + (int) (CREATORS * Math.pow(random.nextDouble(), 2));
        long generations = (long) (20 / (random.nextDouble() + 0.002));
        return new ModelContribution(
                "m" + (ROWS + i),
                "c" + creator,
                new Metrics(
                        generations,
                        BigDecimal.valueOf(generations * 2),
                        BigDecimal.valueOf(generations * 600_000 + random.nextInt(400_000), 6),
                        generations / 10,
                        generations * 3,
                        generations / 5,
                        BigDecimal.valueOf(random.nextLong(50_000_000), 6)),
                generations / 3,
                20,
                28,
                i % 5 == 0 ? 28 : 0,
                new Attributes(
                        TYPES[i % TYPES.length],
                        i % 7 == 0 ? null : VERTICALS[i % VERTICALS.length],
                        i % 3 > 0,
                        i % 5 == 0,
                        "listed",
                        "active",
                        (long) (i % 700),
                        (long) ((creator - CREATORS) % 2_000)),
                List.of());
    }
}
