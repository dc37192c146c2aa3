package stipend.payout;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A month's payout, computed and not yet kept.
 *
 * @param lines one per creator with an opening balance, an award or an adjustment, by creator_id
 * @param items what makes up the lines' awards and adjustments
 * @param held what goes into held accounts, and from there to the platform
 * @param holds the numbers of those that were in place
 * @param taxed the basis of every payable line's tax, by creator
 */
public record PayoutDraft(
        YearMonth month,
        List<PayoutLine> lines,
        List<PayoutItem> items,
        List<HeldMove> held,
        List<Integer> holds,
        Map<String, TaxBasis> taxed) {

    /**
     * Computes the month (SPEC §5).
     *
     * @throws stipend.fault.InputFault if a creator's payee row does not fit the rules
     * @throws stipend.fault.WorkFault if a creator's status is not known
     */
    public static PayoutDraft of(PayoutBasis basis) {
        return new MonthOfMoney(basis).draft();
    }
}
