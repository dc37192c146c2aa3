package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;

/** Where the differences of closed months become adjustments of the next open one (SPEC §5). */
public interface RestatementPosting {

    /**
     * Brings each difference as an adjustment of its creator, from (if below zero, back to) its program's account. Joins
     * the caller's transaction and lets nobody else post until that ends.
     *
     * @param origin the closed month
     * @return how many adjustments that are
     */
    int post(YearMonth origin, Currency currency, Map<CreatorProgram, BigDecimal> differences, Step step);

    /** The sum of what restatements of the closed month have brought, by creator and program, taken up by a run or not. */
    Map<CreatorProgram, BigDecimal> earlier(YearMonth origin);
}
