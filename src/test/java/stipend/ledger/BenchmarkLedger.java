package stipend.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import stipend.ledger.jooq.PostgresLedger;
import stipend.testing.FreshDatabase;

/** Started by hand: how long 100,000 entries take to post, to post again, to sum and to verify. */
class BenchmarkLedger {
    private static final int ENTRIES = 100_000;

    public static void main(String[] arguments) {
        var database = new FreshDatabase();
        var ledger = new PostgresLedger(database.sql(), database.transactions(), Clock.systemUTC());
        var cny = Currency.getInstance("CNY");
        List<Entry> entries = IntStream.range(0, ENTRIES)
                .mapToObj(i -> new Entry(
                        "2024-01/1|award|platform:program:p|creator" + i,
                        Kind.AWARD,
                        YearMonth.of(2024, 1),
                        cny,
                        "award to creator" + i,
                        null,
                        Entry.between(
                                new Account.Program("p"), Account.payable("creator" + i), new BigDecimal("12.34"))))
                .toList();
        time("post", () -> ledger.post(entries));
        time("post again", () -> ledger.post(entries));
        time("balances", () -> ledger.balances(cny, "creator:"));
        time("verify", ledger::verify);
    }

    private static void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-10s %,d entries: %.1f s%n", what, ENTRIES, (System.nanoTime() - start) / 1e9);
    }
}
