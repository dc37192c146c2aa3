package stipend.ledger.jooq;

import static org.jooq.impl.DSL.sum;
import static stipend.jooq.Tables.LEDGER_ENTRY;
import static stipend.jooq.Tables.LEDGER_POSTING;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;
import stipend.fault.WorkFault;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Flow;
import stipend.ledger.Kind;
import stipend.ledger.Ledger;
import stipend.ledger.PostedEntry;
import stipend.ledger.Verdict;
import stipend.text.CodePoints;

/**
 * The ledger in PostgreSQL. The context must draw its connections from the transactions (Spring's
 * TransactionAwareDataSourceProxy), so that posting takes part in the caller's.
 */
public final class PostgresLedger implements Ledger {
    /** Any constant does: it is the name of the one lock that posting takes until its transaction ends. */
    private static final long POSTING = 0x5354_4950_4C45_4447L;

    private final DSLContext sql;
    private final TransactionOperations transactions;
    private final Clock clock;

    public PostgresLedger(DSLContext sql, TransactionOperations transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public int post(List<Entry> entries) {
        return locked(rows -> {
            var fresh = unposted(entries, rows);
            rows.insert(chained(fresh, rows.head()));
            return fresh.size();
        });
    }

    private <T> T locked(Function<EntryRows, T> work) {
        return transactions.execute(transaction -> {
            sql.execute("select pg_advisory_xact_lock(?)", POSTING);
            return work.apply(new EntryRows(sql));
        });
    }

    /** The entries whose keys are new, each once. */
    private static List<Entry> unposted(List<Entry> entries, EntryRows rows) {
        var known = new HashMap<String, Entry>();
        rows.withKeys(entries.stream().map(Entry::key).toList())
                .forEach(stored -> known.put(stored.key(), stored.entry()));
        var fresh = new ArrayList<Entry>();
        for (var entry : entries) {
            var before = known.putIfAbsent(entry.key(), entry);
            if (before == null) {
                fresh.add(entry);
            } else if (!before.equals(entry)) {
                throw new WorkFault("ledger: key " + entry.key()
                        + " is posted already with other content; post the difference under a key of its own");
            }
        }
        return fresh;
    }

    private List<StoredEntry> chained(List<Entry> entries, EntryRows.Head head) {
        var time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var chain = new ArrayList<StoredEntry>(entries.size());
        long id = head.id();
        var hash = head.hash();
        for (var entry : entries) {
            var link = StoredEntry.of(++id, time, entry, hash);
            chain.add(link);
            hash = link.hash();
        }
        return chain;
    }

    @Override
    public Map<Account, BigDecimal> balances(Currency currency, String prefix) {
        var balances = new TreeMap<Account, BigDecimal>(Comparator.comparing(Account::path, CodePoints.ORDER));
        var total = sum(LEDGER_POSTING.AMOUNT);
        sql.select(LEDGER_POSTING.ACCOUNT, total)
                .from(LEDGER_POSTING)
                .join(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.ID.eq(LEDGER_POSTING.ENTRY_ID))
                .where(LEDGER_ENTRY.CURRENCY.eq(currency.getCurrencyCode()))
                .and(LEDGER_POSTING.ACCOUNT.startsWith(prefix))
                .groupBy(LEDGER_POSTING.ACCOUNT)
                .having(total.ne(BigDecimal.ZERO))
                .forEach(row -> balances.put(Account.at(row.value1()), inUnits(currency, row.value2())));
        return balances;
    }

    @Override
    public List<Flow> flows(Currency currency, YearMonth first, YearMonth last, Collection<Kind> kinds) {
        var total = sum(LEDGER_POSTING.AMOUNT);
        return sql.select(LEDGER_ENTRY.MONTH, LEDGER_ENTRY.KIND, LEDGER_POSTING.ACCOUNT, total)
                .from(LEDGER_ENTRY)
                .join(LEDGER_POSTING)
                .on(LEDGER_POSTING.ENTRY_ID.eq(LEDGER_ENTRY.ID))
                .where(LEDGER_ENTRY.CURRENCY.eq(currency.getCurrencyCode()))
                .and(LEDGER_ENTRY.MONTH.between(first.toString(), last.toString()))
                .and(LEDGER_ENTRY.KIND.in(kinds.stream().map(Kind::word).toList()))
                .groupBy(LEDGER_ENTRY.MONTH, LEDGER_ENTRY.KIND, LEDGER_POSTING.ACCOUNT)
                .having(total.ne(BigDecimal.ZERO))
                .fetch(row -> new Flow(
                        YearMonth.parse(row.value1()),
                        Kind.of(row.value2()),
                        Account.at(row.value3()),
                        inUnits(currency, row.value4())));
    }

    private static BigDecimal inUnits(Currency currency, BigDecimal amount) {
        return amount.setScale(currency.getDefaultFractionDigits());
    }

    @Override
    public List<PostedEntry> after(long id, int limit) {
        return new EntryRows(sql)
                .after(id, limit).stream().map(StoredEntry::posted).toList();
    }

    @Override
    public List<PostedEntry> ofMonth(YearMonth month, String keyPrefix, long after, int limit) {
        return new EntryRows(sql)
                .ofMonth(month, keyPrefix, after, limit).stream()
                        .map(StoredEntry::posted)
                        .toList();
    }

    @Override
    public Map<Account, Long> lastBefore(YearMonth month, Collection<Account> accounts) {
        return new EntryRows(sql).lastBefore(month, accounts);
    }

    @Override
    public Verdict verify() {
        return locked(this::verdict);
    }

    private Verdict verdict(EntryRows rows) {
        var walked = ChainWalk.over(rows);
        if (!(walked instanceof Verdict.Sound sound)) {
            return walked;
        }
        var stray = rows.firstStray();
        if (stray != null) {
            return new Verdict.Broken(stray, "has postings, but the entry is missing");
        }
        for (var currency : sound.balances().keySet()) {
            if (!balances(currency, "").equals(sound.balances().get(currency))) {
                return new Verdict.Broken(
                        sound.entries(), "is sound, but the balances in " + currency + " are not its sums");
            }
        }
        return sound;
    }
}
