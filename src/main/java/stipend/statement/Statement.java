package stipend.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one creator is told of one month: the account, and of every award why it is what it is.
 *
 * @param status of the month's payout: held, no_payee, carried or payable (SPEC §6)
 * @param adjustments they sum to the account's adjustments
 * @param awards their amounts sum to the account's awards
 */
public record Statement(
        YearMonth month,
        Currency currency,
        Creator creator,
        RulesVersion rules,
        Account account,
        String status,
        List<Adjustment> adjustments,
        List<AwardLine> awards) {
    public Statement {
        adjustments = List.copyOf(adjustments);
        awards = List.copyOf(awards);
    }

    /** The name may be empty: then the id serves. */
    public record Creator(String id, String name) {}

    /** A signed amount that does not come from this month's usage; {@code origin} is the month that it corrects. */
    public record Adjustment(String reason, @Nullable YearMonth origin, BigDecimal amount) {}
}
