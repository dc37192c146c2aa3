package stipend.ledger.jooq;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.ledger.Verdict;
import stipend.text.CodePoints;

/** One walk over the chain, page by page: what each entry should be, against what its rows say. */
final class ChainWalk {
    private static final int PAGE = 5_000;

    private final Map<Currency, Map<Account, BigDecimal>> sums = new HashMap<>();
    private long last;
    private byte[] hash = StoredEntry.GENESIS;

    private ChainWalk() {}

    static Verdict over(EntryRows rows) {
        return new ChainWalk().walk(rows);
    }

    private Verdict walk(EntryRows rows) {
        for (var page = rows.after(0, PAGE); !page.isEmpty(); page = rows.after(last, PAGE)) {
            for (var entry : page) {
                var broken = broken(entry);
                if (broken != null) {
                    return broken;
                }
                take(entry);
            }
        }
        sums.values().forEach(balances -> balances.values().removeIf(sum -> sum.signum() == 0));
        return new Verdict.Sound(last, HexFormat.of().formatHex(hash), sums);
    }

    private Verdict.@Nullable Broken broken(StoredEntry entry) {
        if (entry.id() != last + 1) {
            return new Verdict.Broken(last + 1, "is missing: the next one is " + entry.id());
        }
        if (!Arrays.equals(entry.previousHash(), hash)) {
            return new Verdict.Broken(entry.id(), "does not carry the hash of the entry before it");
        }
        if (!Arrays.equals(entry.computedHash(), entry.hash())) {
            return new Verdict.Broken(entry.id(), "does not have the hash of its content");
        }
        var sum = entry.lines().stream().map(StoredEntry.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? null : new Verdict.Broken(entry.id(), "does not balance: " + sum.toPlainString());
    }

    private void take(StoredEntry entry) {
        last = entry.id();
        hash = entry.hash();
        var posted = entry.entry();
        var balances = sums.computeIfAbsent(
                posted.currency(), currency -> new TreeMap<>(Comparator.comparing(Account::path, CodePoints.ORDER)));
        posted.postings().forEach(posting -> balances.merge(posting.account(), posting.amount(), BigDecimal::add));
    }
}
