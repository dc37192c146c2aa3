package stipend.payout;

import java.time.YearMonth;
import java.util.List;
import stipend.rules.PayoutRules.Gap;
import stipend.tax.PaidMonth;
import stipend.tax.YearState;

/** What a payable line's tax was computed on: the regime, and the year before the month as the gap setting sees it. */
public record TaxBasis(String regime, Gap gap, YearState year) {
    static TaxBasis of(String regime, Gap gap, YearMonth month, List<PaidMonth> paid) {
        var year = switch (gap) {
            case RESET -> YearState.reset(month, paid);
            case NATURAL -> YearState.natural(month, paid);
        };
        return new TaxBasis(regime, gap, year);
    }

    boolean stillHolds(YearMonth month, List<PaidMonth> paid) {
        return year.equals(of(regime, gap, month, paid).year);
    }
}
