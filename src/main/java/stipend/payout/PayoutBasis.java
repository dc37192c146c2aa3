package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import stipend.award.Award;
import stipend.rules.PayoutRules;
import stipend.tax.PaidMonth;

/**
 * Everything that a month's payout is computed from; looked up first, so that the computing needs no database.
 *
 * @param statuses of creators on the month's last day, or when the catalog last had them: active, suspended, banned
 * @param openings payable balances other than zero, by creator
 * @param returned what banks sent back and is to be paid again, by creator
 * @param orders what is carried out beside the awards
 * @param paid the year's paid months, by creator
 */
public record PayoutBasis(
        YearMonth month,
        Currency currency,
        PayoutRules rules,
        List<Award> awards,
        Map<String, String> statuses,
        Payees payees,
        Map<String, BigDecimal> openings,
        Map<String, BigDecimal> returned,
        Orders orders,
        Map<String, List<PaidMonth>> paid) {}
