package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.ledger.Kind;

/**
 * What a month brings to a creator besides his opening balance, and from where.
 *
 * @param kind {@link Kind#AWARD}, else it counts among the adjustments
 * @param source the account that gives (takes, if the amount is below zero)
 * @param origin the month it was earned in, or that it corrects
 * @param order that brought it, as {@code adjustment 12} or {@code hold 5}; null of an award
 */
public record PayoutItem(
        String creatorId,
        Kind kind,
        Account source,
        BigDecimal amount,
        YearMonth origin,
        String reason,
        @Nullable String caseId,
        @Nullable String order) {}
