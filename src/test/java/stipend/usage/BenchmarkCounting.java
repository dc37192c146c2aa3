package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.period.BusinessZone;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.usage.duckdb.DuckDbEngine;

/**
 * Times the counting of a generated Parquet day, with its validation, manifest and facts, beside three baselines of the same
 * run: a bare scan of the file, one hand-written DuckDB statement, and COPY into PostgreSQL with one hand-written statement.
 *
 * <p>{@code mvn -q -Pbenchmark test-compile exec:exec@benchmark -Dbenchmark=stipend.usage.BenchmarkCounting} (5,000,000 events;
 * {@code -Devents=N} for another number).
 */
public final class BenchmarkCounting {
    private static final int MODELS = 100_000;
    private static final int RUNS = 3;
    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);
    private static final UsageRules RULES = new UsageRules(
            Set.of(UsageRules.Exclusion.values()),
            new TreeMap<>(Map.of(EventType.GENERATION, 50L)),
            new UsageRules.Attribution(
                    new TreeMap<>(Map.of("checkpoint", new BigDecimal("0.25"))), new BigDecimal("0.75")));

    private final long events;
    private final Path folder;
    private final Path day;

    private BenchmarkCounting(long events, Path folder) {
        this.events = events;
        this.folder = folder;
        this.day = folder.resolve("day.parquet");
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of("target/benchmark"));
        new BenchmarkCounting(Long.getLong("events", 5_000_000), folder).run();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void run() throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(duck, sql("benchmark-day").replace("{events}", Long.toString(events)));
            createModels(duck);
            System.out.printf(
                    "%,d events, %,d processors%n", events, Runtime.getRuntime().availableProcessors());
            var catalog = catalog();
            var stipend = median("stipend", () -> count(catalog));
            var scan = median(
                    "scan", () -> execute(duck, "select count(*), sum(amount), min(occurred_at) from '" + day + "'"));
            var hand = median(
                    "DuckDB by hand", () -> execute(duck, "create or replace temp table fact as " + sql("by-hand")));
            requireEqualSums(duck, catalog);
            var postgres = postgres(duck);
            System.out.printf(
                    "stipend / scan %.1f; stipend / DuckDB by hand %.2f; PostgreSQL by hand / stipend %.1f%n",
                    stipend / scan, stipend / hand, postgres / stipend);
        }
    }

    private void count(Snapshot catalog) throws IOException {
        try (var counted = counted(catalog)) {
            counted.buckets();
            counted.forEachRejected(row -> {});
            counted.forEachDaily(row -> {});
            counted.writeFacts(folder.resolve("facts.parquet"));
        }
    }

    private UsageEngine.CountedUsage counted(Snapshot catalog) {
        var zone = BusinessZone.DEFAULT;
        return new DuckDbEngine(folder.resolve("spill"))
                .count(new UsageEngine.Delivery(
                        DAY,
                        zone.startOf(DAY),
                        zone.startOf(DAY.plusDays(1)),
                        List.of(new DeliveredFile(day, "day.parquet", DeliveredFile.Format.PARQUET)),
                        catalog,
                        RULES));
    }

    /** A baseline that computes something else is none. */
    private void requireEqualSums(Connection duck, Snapshot catalog) throws Exception {
        var sums = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
        try (var counted = counted(catalog)) {
            counted.forEachDaily(row -> {
                sums[0] = sums[0].add(row.revenue());
                sums[1] = sums[1].add(row.creditedGenerations());
            });
        }
        try (var statement = duck.createStatement();
                var row = statement.executeQuery("select sum(revenue), sum(credited) from fact")) {
            row.next();
            assertThat(sums[0]).isEqualByComparingTo(new BigDecimal(row.getString(1)).movePointLeft(6));
            assertThat(sums[1]).isEqualByComparingTo(new BigDecimal(row.getString(2)).movePointLeft(6));
        }
    }

    private double postgres(Connection duck) throws Exception {
        var csv = folder.resolve("day.csv");
        execute(
                duck,
                "copy (select * replace (array_to_string(model_ids, '|') as model_ids) from '" + day + "') to '" + csv
                        + "' (format csv, header false)");
        execute(duck, "copy model to '" + folder.resolve("model.csv") + "' (format csv, header false)");
        try (var server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .start();
                var connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, "create table model (model_id text primary key, creator_id text, base bigint)");
            copy(connection, "model", folder.resolve("model.csv"));
            execute(connection, "set work_mem = '1GB'; analyze model");
            return seconds("PostgreSQL by hand", () -> {
                execute(
                        connection,
                        "drop table if exists event; create unlogged table event (event_id text, occurred_at"
                                + " timestamptz, event_type text, user_id text, model_ids text, quantity bigint, amount"
                                + " numeric)");
                copy(connection, "event", csv);
                execute(connection, sql("by-hand-postgres"));
            });
        }
    }

    private static void copy(Connection connection, String table, Path csv) throws SQLException, IOException {
        try (var in = Files.newInputStream(csv)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)", in);
        }
    }

    private static void createModels(Connection duck) throws SQLException {
        execute(
                duck,
                "create table model as select 'm' || i as model_id, 'c' || (i % 20000) as creator_id,"
                        + " if(i % 4 = 0, 2500, 0)::bigint as base from range(" + MODELS + ") t(i)");
    }

    private static Snapshot catalog() {
        var creators = new HashMap<String, Creator>();
        var models = new HashMap<String, Model>();
        for (int i = 0; i < MODELS; i++) {
            var creator = "c" + i % 20_000;
            creators.putIfAbsent(creator, new Creator(creator, creator, Creator.Status.ACTIVE, null, Map.of()));
            var type = i % 4 == 0 ? "checkpoint" : "lora";
            models.put(
                    "m" + i,
                    new Model(
                            "m" + i,
                            creator,
                            "",
                            type,
                            null,
                            true,
                            false,
                            null,
                            Model.Status.LISTED,
                            List.of(),
                            Map.of()));
        }
        return new Snapshot(DAY, "", creators, models, Set.of());
    }

    private double median(String name, Work work) throws Exception {
        var seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = seconds(name, work);
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private double seconds(String name, Work work) throws Exception {
        var begin = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%-20s %8.2f s %8.2f µs an event%n", name, seconds, seconds * 1e6 / events);
        return seconds;
    }

    private String sql(String name) throws IOException {
        try (var in = BenchmarkCounting.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{day}", day.toString());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
