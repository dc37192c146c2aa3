package stipend.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import stipend.ledger.jooq.PostgresLedger;
import stipend.testing.FreshDatabase;

/**
 * Times how long the entries of a large run take to post, to post again, to sum and to verify, beside COPY of the very same
 * rows: into the same tables with all that they check, and into tables that check nothing. Run main; {@code -Dentries=N} for
 * another number than 500,000.
 */
final class BenchmarkLedger {
    private static final int ENTRIES = Integer.getInteger("entries", 500_000);
    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.of(
            "ledger_entry",
            "id, key, posted_at, kind, month, currency, description, case_id, postings, previous_hash, hash",
            "ledger_posting",
            "entry_id, number, account, amount"));

    private BenchmarkLedger() {}

    public static void main(String[] arguments) throws IOException {
        var database = new FreshDatabase();
        var ledger = new PostgresLedger(database.sql(), database.transactions(), Clock.systemUTC());
        var cny = Currency.getInstance("CNY");
        var entries = IntStream.range(0, ENTRIES).mapToObj(i -> entry(i, cny)).toList();
        var posted = time("post", () -> ledger.post(entries));
        time("post again", () -> ledger.post(entries));
        time("balances", () -> ledger.balances(cny, "creator:"));
        time("verify", ledger::verify);
        var folder = Files.createTempDirectory("benchmark");
        try {
            COLUMNS.keySet().forEach(table -> out(database, table, folder));
            var checked = new FreshDatabase();
            var copied = time("COPY", () -> in(checked, "", folder));
            var bare = new FreshDatabase();
            COLUMNS.keySet()
                    .forEach(table -> bare.sql().execute("create table bare_" + table + " (like " + table + ")"));
            var unchecked = time("COPY, no checks", () -> in(bare, "bare_", folder));
            System.out.printf(
                    "post / COPY %.2f, post / COPY without checks %.1f%n", posted / copied, posted / unchecked);
        } finally {
            for (var table : COLUMNS.keySet()) {
                Files.deleteIfExists(folder.resolve(table));
            }
            Files.delete(folder);
        }
    }

    private static Entry entry(int i, Currency currency) {
        return new Entry(
                "2024-01/1|award|platform:program:p|creator" + i,
                Kind.AWARD,
                YearMonth.of(2024, 1),
                currency,
                "award to creator" + i,
                null,
                Entry.between(new Account.Program("p"), Account.payable("creator" + i), new BigDecimal("12.34")));
    }

    private static void out(FreshDatabase database, String table, Path folder) {
        copy(database, connection -> {
            try (var out = Files.newOutputStream(folder.resolve(table))) {
                connection.getCopyAPI().copyOut("copy " + table + " (" + COLUMNS.get(table) + ") to stdout", out);
            }
        });
    }

    private static void in(FreshDatabase database, String prefix, Path folder) {
        database.transactions()
                .executeWithoutResult(_ -> COLUMNS.forEach((table, columns) -> copy(database, connection -> {
                    try (var in = Files.newInputStream(folder.resolve(table))) {
                        connection.getCopyAPI().copyIn("copy " + prefix + table + " (" + columns + ") from stdin", in);
                    }
                })));
    }

    private interface Copying {
        void with(PGConnection connection) throws SQLException, IOException;
    }

    private static void copy(FreshDatabase database, Copying copying) {
        database.sql().connection(connection -> copying.with(connection.unwrap(PGConnection.class)));
    }

    private static double time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-16s %,d entries: %.1f s%n", what, ENTRIES, seconds);
        return seconds;
    }
}
