package stipend.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import stipend.Stipend;
import stipend.award.Awards;
import stipend.contribution.MonthContribution;
import stipend.contribution.jooq.PostgresContributions;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;

/**
 * Plays a month of 1,000,000 contribution rows, 100,000 creators and five programs with all caps and redistribution: each
 * command in a process of its own, against one PostgreSQL, with what it took and how large it grew. Beside that the largest
 * pool is evaluated and holds its awards against those of one hand-written SQL statement, to the cent.
 *
 * <p>Run main; {@code -Drows=N -Dcreators=N} for another size, {@code -Dheap=4g} for the commands' heap, {@code -Dkeep} leaves
 * the folder.
 */
final class BenchmarkMonth {
    private static final YearMonth MONTH = YearMonth.of(2024, 2);
    private static final String POOL = "monthly-subsidy";
    private static final int ROUNDS = 3;

    private final int rows = Integer.getInteger("rows", 1_000_000);
    private final int creators = Integer.getInteger("creators", rows / 10);
    private final String heap = System.getProperty("heap", "4g");
    private final Path home = Files.createTempDirectory("benchmark");

    private BenchmarkMonth() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        new BenchmarkMonth().run();
    }

    private void run() throws Exception {
        System.out.printf("%,d models of %,d creators; heap of commands %s%n", rows, creators, heap);
        try (var server =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start()) {
            var platform = Platform.in(home).with(server.getJdbcUrl("postgres", "postgres"));
            write(platform);
            var day = MONTH.atDay(1).toString();
            var month = MONTH.toString();
            command(platform, "nightly", "--day", day);
            command(platform, "monthly", "--month", month, "--by", "li");
            try (var connection = server.getPostgresDatabase().getConnection()) {
                execute(connection, "vacuum analyze");
                steps(connection);
                sizes(connection);
                evaluation(connection, platform);
            }
            command(platform, "run", "review", "--month", month, "--by", "wang");
            command(platform, "run", "approve", "--month", month, "--by", "chen");
            command(platform, "ledger", "verify");
            command(platform, "export", "--month", month);
        } finally {
            if (System.getProperty("keep") == null) {
                delete(home);
            }
        }
    }

    private void write(Platform platform) throws IOException, SQLException {
        for (var folder : List.of("catalog", "usage")) {
            Files.createDirectories(
                    platform.data().resolve(folder).resolve(MONTH.atDay(1).toString()));
        }
        Files.createDirectories(platform.rules());
        Files.writeString(platform.rules().resolve("2024-01.yaml"), resource("benchmark-month.yaml"));
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(
                    duck,
                    resource("benchmark-month.sql")
                            .replace("{rows}", Integer.toString(rows))
                            .replace("{creators}", Integer.toString(creators))
                            .replace("{data}", platform.data().toString()));
        }
    }

    /** As the launcher starts it. */
    private void command(Platform platform, String... command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Stipend.class.getName()));
        line.addAll(List.of(platform.arguments(command)));
        var log = home.resolve("log").toFile();
        var begin = System.nanoTime();
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var processor = Duration.ZERO;
        var largest = "";
        while (!process.waitFor(Duration.ofMillis(100))) {
            processor = process.info().totalCpuDuration().orElse(processor);
            largest = largest(process.pid(), largest);
        }
        System.out.printf(
                "%-28s %6.1f s of a processor, %6.1f s, at its largest %s%n",
                String.join(" ", command).replaceAll(" --.*", ""),
                processor.toMillis() / 1e3,
                (System.nanoTime() - begin) / 1e9,
                largest);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(log.toPath()));
        }
    }

    /** As Linux tells it; elsewhere nothing. */
    private static String largest(long process, String before) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\D+", "") + " kB")
                    .findFirst()
                    .orElse(before);
        } catch (IOException e) {
            return before;
        }
    }

    /** What the steps of nightly and monthly took by the clock, PostgreSQL's part in them included. */
    private static void steps(Connection connection) {
        DSL.using(connection, SQLDialect.POSTGRES)
                .fetch("select step_name, extract(epoch from end_time - start_time) from batch_step_execution"
                        + " order by step_execution_id")
                .forEach(row -> System.out.printf("  step %-21s %6.1f s%n", row.get(0), row.get(1, BigDecimal.class)));
    }

    private static void sizes(Connection connection) {
        for (var table : List.of("contribution", "creator_contribution", "award", "payout_line", "payout_item")) {
            int rows = DSL.using(connection, SQLDialect.POSTGRES).fetchCount(DSL.table(table));
            System.out.printf("%-28s %,d rows%n", table, rows);
        }
    }

    private void evaluation(Connection connection, Platform platform) throws SQLException, IOException {
        var sql = DSL.using(connection, SQLDialect.POSTGRES);
        var rules = RulesFiles.load(platform.rules().resolve("2024-01.yaml"), FinanceNames.NONE);
        var month = new PostgresContributions(sql).find(MONTH).orElseThrow();
        var pool = only(rules, POOL);
        execute(connection, "set work_mem = '1GB'");
        var backend = ProcessHandle.of(
                        sql.fetchSingle("select pg_backend_pid()").get(0, long.class))
                .orElseThrow();
        var here = ProcessHandle.current();
        for (int round = 0; round < ROUNDS; round++) {
            execute(connection, "drop table if exists by_hand");
            var byHand = resource("by-hand-month.sql");
            var theirs = seconds("the pool, SQL by hand", backend, () -> execute(connection, byHand));
            var ours = seconds("the pool, stipend", here, () -> Awards.evaluate(pool, month, Map.of()));
            System.out.printf("stipend / SQL by hand %.2f%n", ours / theirs);
            seconds("all programs, stipend", here, () -> Awards.evaluate(rules, month, Map.of()));
        }
        requireSameAwards(connection, pool, month);
    }

    private static Rules only(Rules rules, String program) {
        return new Rules(
                rules.file(),
                rules.sha256(),
                rules.title(),
                rules.from(),
                rules.currency(),
                rules.columns(),
                rules.usage(),
                rules.programs().stream()
                        .filter(one -> one.id().equals(program))
                        .toList(),
                rules.payout(),
                rules.perModel(),
                rules.perCreator());
    }

    /** A baseline that computes something else is none. */
    private static void requireSameAwards(Connection connection, Rules pool, MonthContribution month) {
        var awards = Awards.evaluate(pool, month, Map.of()).programs().getFirst();
        var theirs = DSL.using(connection, SQLDialect.POSTGRES)
                .fetch("select model_id || '|' || creator_id, cents from by_hand")
                .intoMap(
                        row -> row.get(0, String.class),
                        row -> row.get(1, BigDecimal.class).longValueExact());
        var sum = 0L;
        for (var row : awards.rows()) {
            var claim = row.claim();
            var id = Objects.requireNonNull(claim.model()).modelId() + "|" + claim.creatorId();
            var hand = theirs.remove(id);
            if (hand == null || hand != row.minorUnits()) {
                throw new IllegalStateException(id + ": " + row + ", by hand " + hand);
            }
            sum += row.minorUnits();
        }
        if (!theirs.isEmpty()) {
            throw new IllegalStateException("awarded by hand alone: " + theirs.size());
        }
        System.out.printf(
                "%,d awards are the same to the cent, in sum %s%n",
                awards.rows().size(), BigDecimal.valueOf(sum, 2));
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** Those of the processor that the process which does the work used: the machine may have other work. */
    private static double seconds(String name, ProcessHandle process, Work work) throws SQLException {
        System.gc();
        var processor = processor(process);
        var begin = System.nanoTime();
        work.run();
        var seconds = processor(process) - processor;
        System.out.printf("%-28s %6.1f s of a processor, %6.1f s%n", name, seconds, (System.nanoTime() - begin) / 1e9);
        return seconds;
    }

    private static double processor(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static String resource(String name) throws IOException {
        try (var in = BenchmarkMonth.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
