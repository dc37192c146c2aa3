package stipend.payout;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** All runs there ever were, to be read and no more. */
public interface RunArchive {

    /**
     * A run's history, as far as money goes.
     *
     * @param approved it was once, whatever came then
     */
    record ArchivedRun(RunId id, Currency currency, boolean approved, boolean cancelled) {
        /** What it paid is paid. */
        boolean stands() {
            return approved && !cancelled;
        }
    }

    /** By month and number. */
    List<ArchivedRun> all();

    List<PayoutLine> lines(ArchivedRun run);

    /** In the order of the draft. */
    List<PayoutItem> items(ArchivedRun run);

    /** What it put into held accounts, and gave from there to the platform, in the order of the draft. */
    List<HeldMove> held(ArchivedRun run);

    /** What banks sent back of its payments, by creator. */
    Map<String, BigDecimal> sentBack(ArchivedRun run);

    /** What the tax of its payable lines was computed on, by creator. */
    Map<String, TaxBasis> taxed(ArchivedRun run);
}
