package stipend.ledger;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;
import stipend.period.BusinessZone;
import stipend.text.CodePoints;

/**
 * The ledger as a plain-text journal that another bookkeeping program reads and checks: each account and currency is
 * declared where it is first used, each entry is a transaction with the amounts and signs of its postings, and at the end
 * of each month, and after the last entry, the balance of every account that changed is asserted. The same entries give
 * the same text, and it is written page by page.
 */
public final class Journal {
    private static final int PAGE = 1_000;

    /** The programs whose language it can be written in. */
    public enum Format {
        HLEDGER,
        BEANCOUNT;

        private Dialect dialect() {
            return switch (this) {
                case HLEDGER -> new HledgerDialect();
                case BEANCOUNT -> new BeancountDialect();
            };
        }
    }

    /** An account's money in one currency. */
    record Holding(Account account, Currency currency) {
        static final Comparator<Holding> ORDER = Comparator.comparing(
                        (Holding holding) -> holding.account().path(), CodePoints.ORDER)
                .thenComparing(holding -> holding.currency().getCurrencyCode());
    }

    private final Dialect dialect;
    private final BusinessZone zone;
    private final Writer out;
    private final Set<Currency> currencies = new HashSet<>();
    private final Set<Account> accounts = new HashSet<>();
    private final Map<Holding, BigDecimal> balances = new HashMap<>();
    private final Set<Holding> changed = new TreeSet<>(Holding.ORDER);
    private @Nullable LocalDate day;

    private Journal(Format format, BusinessZone zone, Writer out) {
        this.dialect = format.dialect();
        this.zone = zone;
        this.out = out;
    }

    /**
     * Writes the entries that are there now; the writer is flushed, not closed.
     *
     * @param zone in which an entry's time is a date; where the clock was set back, the date of the entry before is kept
     * @return how many entries
     * @throws WorkFault if the ledger is not sound
     */
    public static long write(Ledger ledger, Format format, BusinessZone zone, Writer out) throws IOException {
        var journal = new Journal(format, zone, out);
        return switch (ledger.verify()) {
            case Verdict.Sound sound -> {
                journal.entries(ledger, sound.entries());
                out.flush();
                yield sound.entries();
            }
            case Verdict.Broken broken ->
                throw new WorkFault("the ledger is broken at entry " + broken.entryId() + ": " + broken.what()
                        + "; nothing is exported from it");
        };
    }

    private void entries(Ledger ledger, long last) throws IOException {
        out.write(dialect.header());
        for (long written = 0; written < last; ) {
            for (var posted : ledger.after(written, (int) Math.min(PAGE, last - written))) {
                entry(posted);
                written = posted.id();
            }
        }
        if (day != null) {
            assertBalances(day);
        }
    }

    private void entry(PostedEntry posted) throws IOException {
        var now = turnTo(LocalDate.ofInstant(posted.time(), zone.id()));
        var entry = posted.entry();
        if (currencies.add(entry.currency())) {
            out.write(dialect.currency(now, entry.currency()));
        }
        for (var posting : entry.postings()) {
            if (accounts.add(posting.account())) {
                out.write(dialect.account(now, posting.account()));
            }
        }
        out.write(dialect.transaction(now, posted));
        take(entry);
    }

    private LocalDate turnTo(LocalDate next) throws IOException {
        var before = day;
        day = before == null || next.isAfter(before) ? next : before;
        if (before != null && !YearMonth.from(before).equals(YearMonth.from(day))) {
            assertBalances(YearMonth.from(before).atEndOfMonth());
        }
        return day;
    }

    private void take(Entry entry) {
        for (var posting : entry.postings()) {
            var holding = new Holding(posting.account(), entry.currency());
            balances.merge(holding, posting.amount(), BigDecimal::add);
            changed.add(holding);
        }
    }

    private void assertBalances(LocalDate end) throws IOException {
        var asserted = new TreeMap<Holding, BigDecimal>(Holding.ORDER);
        changed.forEach(holding -> asserted.put(holding, balances.getOrDefault(holding, BigDecimal.ZERO)));
        out.write(dialect.balances(end, asserted));
        changed.clear();
    }
}
