package stipend.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/** What a walk over the whole ledger found. */
public sealed interface Verdict {

    /**
     * Every entry is numbered, balanced and chained as it should be, and the balances read from the database are
     * those of the entries.
     */
    record Sound(long entries, String headHash, Map<Currency, Map<Account, BigDecimal>> balances) implements Verdict {}

    /** The first entry that is wrong, by id, and what is wrong with it. */
    record Broken(long entryId, String what) implements Verdict {}
}
