package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.delivery.DeliveredFile.Format;
import stipend.period.BusinessZone;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.usage.duckdb.DuckDbEngine;
import stipend.usage.duckdb.Memory;

/**
 * Times the counting of a generated day, with its full validation, manifest, rejected rows and facts, as Parquet and as CSV,
 * beside baselines of the same run: a bare scan of the file, one hand-written DuckDB statement of SPEC §2, and COPY into
 * PostgreSQL with one hand-written statement. Their sums must be ours.
 *
 * <p>{@code mvn -q -Pbenchmark test-compile exec:exec@benchmark -Dbenchmark=stipend.usage.BenchmarkCounting} (5,000,000 events;
 * in {@code -Dbenchmark.options="…"} {@code -Devents=N} for another number, {@code -Druns=N} for another number of runs,
 * {@code -Donly=stipend} without baselines, {@code -Ddays=N} to count as many days one after another, {@code -Dcsv=false}
 * without CSV and PostgreSQL, which reads it). How large the process was at most is told after every format and day.
 */
public final class BenchmarkCounting {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);
    private static final UsageRules RULES = new UsageRules(
            Set.of(UsageRules.Exclusion.values()),
            new TreeMap<>(Map.of(EventType.GENERATION, 50L)),
            new UsageRules.Attribution(
                    new TreeMap<>(Map.of("checkpoint", new BigDecimal("0.25"))), new BigDecimal("0.75")));

    private final long events = Long.getLong("events", 5_000_000);
    private final int runs = Integer.getInteger("runs", 3);
    private final boolean alone = "stipend".equals(System.getProperty("only"));
    private final boolean withCsv = !"false".equals(System.getProperty("csv"));
    private final Path folder = Files.createDirectories(Path.of("target/benchmark"));
    private final Path parquet = folder.resolve("day.parquet");
    private final Path csv = folder.resolve("day.csv");

    private BenchmarkCounting() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        new BenchmarkCounting().run();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void run() throws Exception {
        System.out.printf(
                "%,d events, %,d processors%n", events, Runtime.getRuntime().availableProcessors());
        var catalog = generated();
        for (var day = 0; day < Integer.getInteger("days", 0); day++) {
            seconds("day " + (day + 1), () -> count(parquet, Format.PARQUET, catalog));
            System.out.println(memory());
        }
        var ofParquet = ratio("Parquet", parquet, Format.PARQUET, catalog);
        System.out.println(memory());
        if (withCsv) {
            ratio("CSV", csv, Format.CSV, catalog);
            System.out.println(memory());
        }
        if (withCsv && !alone) {
            System.out.printf("PostgreSQL by hand / stipend, Parquet %.1f%n", postgres() / ofParquet);
        }
    }

    /** Our seconds; they and the baselines' take turns, so that both meet the machine in the same moods. */
    private double ratio(String name, Path day, Format format, Snapshot catalog) throws Exception {
        var ours = new ArrayList<Double>();
        var hands = new ArrayList<Double>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(duck, sql("benchmark-catalog"));
            execute(duck, "set temp_directory = '" + folder.resolve("spill") + "'");
            for (var i = 0; i < runs; i++) {
                ours.add(seconds(name + ", stipend", () -> count(day, format, catalog)));
                if (!alone) {
                    hands.add(seconds(name + ", DuckDB by hand", () -> execute(duck, byHand(day, format))));
                }
            }
            if (!alone) {
                var scan = seconds(
                        name + ", bare scan",
                        () -> execute(
                                duck,
                                "select count(*), sum(amount), min(occurred_at)"
                                        + " from ("
                                        + (format == Format.CSV
                                                ? "select * replace (try_cast(amount as decimal(18, 6)) as amount)"
                                                        + " from read_csv('" + day + "', all_varchar = true)"
                                                : "from '" + day + "'")
                                        + ")"));
                System.out.printf(
                        "%s: DuckDB by hand / stipend %.2f; stipend / scan %.1f%n",
                        name, median(hands) / median(ours), median(ours) / scan);
                requireEqualSums(duck, day, format, catalog);
            }
        }
        return median(ours);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private String byHand(Path day, Format format) throws IOException {
        var fields =
                sql("by-hand-" + (format == Format.CSV ? "csv" : "parquet")).replace("{day}", day.toString());
        return "create or replace temp table fact as " + sql("by-hand").replace("{delivered}", fields);
    }

    private void count(Path day, Format format, Snapshot catalog) throws IOException {
        try (var counted = counted(day, format, catalog)) {
            counted.buckets();
            counted.forEachRejected(row -> {});
            counted.forEachDaily(row -> {});
            counted.writeFacts(folder.resolve("facts.parquet"));
        }
    }

    private UsageEngine.CountedUsage counted(Path day, Format format, Snapshot catalog) {
        var zone = BusinessZone.DEFAULT;
        return new DuckDbEngine(folder.resolve("spill"), Memory.of(System.getenv(Memory.VARIABLE)))
                .count(new UsageEngine.Delivery(
                        DAY,
                        zone.startOf(DAY),
                        zone.startOf(DAY.plusDays(1)),
                        List.of(new DeliveredFile(day, day.getFileName().toString(), format)),
                        catalog,
                        RULES));
    }

    /** A baseline that computes something else is none. */
    private void requireEqualSums(Connection duck, Path day, Format format, Snapshot catalog) throws Exception {
        var ours = new HashSet<List<BigDecimal>>();
        try (var counted = counted(day, format, catalog)) {
            counted.forEachDaily(row -> ours.add(List.of(
                    new BigDecimal(row.generations()),
                    row.images(),
                    row.creditedGenerations().movePointRight(6),
                    new BigDecimal(row.downloads() + row.views() + row.likes()),
                    row.revenue().movePointRight(6))));
        }
        var theirs = new HashSet<List<BigDecimal>>();
        try (var statement = duck.createStatement();
                var row = statement.executeQuery(
                        "select sum(generations), coalesce(sum(images), 0), coalesce(sum(credited), 0), sum(downloads"
                                + " + views + likes), sum(revenue) from fact group by model_id, creator_id")) {
            while (row.next()) {
                theirs.add(Stream.of(1, 2, 3, 4, 5).map(i -> number(row, i)).toList());
            }
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private static BigDecimal number(java.sql.ResultSet row, int column) {
        try {
            return new BigDecimal(row.getString(column)).setScale(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double postgres() throws Exception {
        try (var server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .start();
                var connection = server.getPostgresDatabase().getConnection()) {
            execute(
                    connection,
                    "create table model (model_id text primary key, creator_id text, base bigint, partners text);"
                            + " create table blocked (user_id text)");
            copy(connection, "model", folder.resolve("model.csv"));
            copy(connection, "blocked", folder.resolve("blocked.csv"));
            execute(connection, "set work_mem = '1GB'; analyze model; analyze blocked");
            return seconds("PostgreSQL by hand", () -> {
                execute(
                        connection,
                        "create unlogged table event (event_id text, occurred_at text, event_type text, user_id text,"
                                + " model_ids text, quantity text, amount text)");
                copy(connection, "event", csv);
                execute(connection, sql("by-hand-postgres"));
            });
        }
    }

    private static void copy(Connection connection, String table, Path csv) throws SQLException, IOException {
        try (var in = Files.newInputStream(csv)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header, null '\\N')", in);
        }
    }

    /** Writes the day and the catalog's files, and gives the catalog. */
    private Snapshot generated() throws Exception {
        var begin = System.nanoTime();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(duck, "set TimeZone = 'UTC'; set preserve_insertion_order = false");
            execute(duck, sql("benchmark-catalog"));
            execute(duck, sql("benchmark-day").replace("{events}", Long.toString(events)));
            execute(duck, "copy event to '" + parquet + "' (format parquet)");
            System.out.printf("%-24s %8.2f s%n", "made as Parquet", (System.nanoTime() - begin) / 1e9);
            if (!withCsv) {
                return catalog(duck);
            }
            execute(
                    duck,
                    "copy (select * replace (array_to_string(model_ids, '|') as model_ids, case when"
                        + " isfinite(occurred_at) then strftime(occurred_at, '%Y-%m-%dT%H:%M:%S.%fZ') else 'soon' end"
                        + " as occurred_at) from '"
                            + parquet + "') to '" + csv + "' (format csv)");
            execute(
                    duck,
                    "copy (select model_id, creator_id, base, array_to_string(partners, '|') as partners from model)"
                            + " to '"
                            + folder.resolve("model.csv") + "' (format csv)");
            execute(duck, "copy blocked to '" + folder.resolve("blocked.csv") + "' (format csv)");
            return catalog(duck);
        }
    }

    private static Snapshot catalog(Connection duck) throws SQLException {
        var creators = new HashMap<String, Creator>();
        var models = new HashMap<String, Model>();
        var blocked = new HashSet<String>();
        try (var statement = duck.createStatement()) {
            var row = statement.executeQuery(
                    "select model_id, creator_id, type, array_to_string(partners, '|') from model");
            while (row.next()) {
                var creator = row.getString(2);
                creators.putIfAbsent(creator, new Creator(creator, creator, Creator.Status.ACTIVE, null, Map.of()));
                models.put(row.getString(1), model(row.getString(1), creator, row.getString(3), row.getString(4)));
            }
            row = statement.executeQuery("select user_id from blocked");
            while (row.next()) {
                blocked.add(row.getString(1));
            }
        }
        return new Snapshot(DAY, "", creators, models, blocked);
    }

    private static Model model(String id, String creator, String type, String partners) {
        var splits = Stream.of(partners.split("[|]"))
                .filter(partner -> !partner.isEmpty())
                .map(partner -> new Model.Split(partner, new BigDecimal(50)))
                .toList();
        return new Model(id, creator, "", type, null, true, false, null, Model.Status.LISTED, splits, Map.of());
    }

    private double seconds(String name, Work work) throws Exception {
        var processor = processorSeconds();
        var begin = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%-24s %8.2f s %8.2f µs an event %8.2f s of a processor%n",
                name, seconds, seconds * 1e6 / events, processorSeconds() - processor);
        return seconds;
    }

    /** All threads' work in this process: on a machine with other work it says more than the clock. */
    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** The process's largest and present size, as Linux tells them. */
    private static String memory() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return String.join(
                    ", ",
                    lines.filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                            .map(line -> line.replaceAll("\\s+", " "))
                            .toList());
        }
    }

    private static String sql(String name) throws IOException {
        try (var in = BenchmarkCounting.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
