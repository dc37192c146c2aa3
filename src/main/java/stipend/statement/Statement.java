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
 * @param missed what took part and brought nothing
 * @param sentBack null: the bank has not sent the payment back
 */
public record Statement(
        YearMonth month,
        Currency currency,
        Creator creator,
        RulesVersion rules,
        Account account,
        String status,
        List<Adjustment> adjustments,
        List<AwardLine> awards,
        List<Missed> missed,
        Entries entries,
        @Nullable SentBack sentBack) {
    public Statement {
        adjustments = List.copyOf(adjustments);
        awards = List.copyOf(awards);
        missed = List.copyOf(missed);
    }

    /** The name may be empty: then the id serves. */
    public record Creator(String id, String name) {}

    /**
     * A signed amount that does not come from this month's usage.
     *
     * @param origin the month that it corrects or was earned in
     * @param caseId the case that brought it, if one did
     * @param entries ids of the ledger's; none before the run is posted
     */
    public record Adjustment(
            String reason,
            @Nullable YearMonth origin,
            @Nullable String caseId,
            BigDecimal amount,
            List<Long> entries) {
        public Adjustment {
            entries = List.copyOf(entries);
        }
    }

    /** A payment that came back, or was never sent; it waits to be paid with the creator's next net. */
    public record SentBack(BigDecimal amount, String reason, List<Long> entries) {
        public SentBack {
            entries = List.copyOf(entries);
        }
    }
}
