package stipend.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The ledger of SPEC §5. Balances are summed from the entries each time they are asked for. */
public interface Ledger {

    /**
     * Posts the entries in their order, within the caller's transaction if there is one: all or none. An entry whose
     * key is posted already with the same content is passed over. Postings from several processes follow one another.
     *
     * @return how many were new
     * @throws stipend.fault.WorkFault if a key is posted already with other content
     */
    int post(List<Entry> entries);

    /** Balances other than zero of the accounts whose path begins so, by path. */
    Map<Account, BigDecimal> balances(Currency currency, String prefix);

    /** What moved in the months from the first to the last, by month, kind and account; nothing moved: no flow. */
    List<Flow> flows(Currency currency, YearMonth first, YearMonth last, Collection<Kind> kinds);

    /** The entries after that id, ascending, at most so many: the way to read the ledger in pages. */
    List<PostedEntry> after(long id, int limit);

    /** The month's entries whose key begins so, after that id, ascending, at most so many. */
    List<PostedEntry> ofMonth(YearMonth month, String keyPrefix, long after, int limit);

    /** By account the id of the last entry of an earlier month that moved it; accounts without one are left out. */
    Map<Account, Long> lastBefore(YearMonth month, Collection<Account> accounts);

    /** Walks the chain from its beginning. Changes nothing. */
    Verdict verify();
}
