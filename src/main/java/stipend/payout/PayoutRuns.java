package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stipend.award.AwardBook;
import stipend.tax.PaidMonth;

/**
 * The runs and their life cycle (SPEC §5). Each command is one transaction: it happens as a whole, or throws and has
 * changed nothing. A command that comes at the wrong time is an {@link stipend.fault.InputFault}.
 */
public interface PayoutRuns {

    /** Refuses a month that cannot be computed now; to be asked before the work, {@link #draft} asks again. */
    void requireComputable(YearMonth month);

    /** Refuses a month that cannot be computed now; until the caller's transaction ends nobody signs or drafts a run. */
    void keepComputable(YearMonth month);

    /** What earlier months left payable, by creator. */
    Map<String, BigDecimal> openings(Currency currency);

    /** Net amounts that banks sent back and that wait to be paid again, by creator. */
    Map<String, BigDecimal> returned(Currency currency);

    /** The months of the year before this one in which creators were paid, by creator, from the ledger. */
    Map<String, List<PaidMonth>> paidBefore(YearMonth month, Currency currency);

    /** Keeps the draft as the month's run, in place of an earlier draft. */
    PayoutRun.Draft draft(PayoutDraft draft, RulesFile rules, Step prepared);

    /** Refuses if days of the month were counted, or the month was computed in part, since the draft. */
    PayoutRun.Reviewed review(YearMonth month, Step step);

    /** Posts the run to the ledger; refuses if what it was computed from has changed since. */
    PayoutRun.Approved approve(YearMonth month, Step step);

    /** Takes the run back, and its entries if it was approved. */
    PayoutRun.Cancelled cancel(YearMonth month, Step step);

    /** The month's live run, else its last cancelled one. */
    Optional<PayoutRun> run(YearMonth month);

    /** The same within the caller's transaction; until that ends, nobody changes a run. */
    Optional<PayoutRun> heldRun(YearMonth month);

    /** Of each month its live run, else its last cancelled one, by month. */
    List<PayoutRun> all();

    /** The approved runs of earlier months, ascending. */
    List<PayoutRun.Signed> signedBefore(YearMonth month);

    /** The run's lines, by creator_id. */
    List<PayoutLine> lines(PayoutRun run);

    /** The awards and adjustments that the lines are made of, in the order of the draft. */
    List<PayoutItem> items(PayoutRun run);

    /** Holds what is kept about every run and its month's awards against the ledger. */
    Audit verify(AwardBook awards);

    /** The rules file that the month's signed run holds everybody to. */
    default Optional<RulesFile> frozenRules(YearMonth month) {
        return run(month).filter(run -> run instanceof PayoutRun.Signed).map(PayoutRun::rules);
    }
}
