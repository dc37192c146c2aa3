package stipend.statement;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;
import stipend.payout.PaymentResult;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.Reference;
import stipend.payout.TaxBasis;
import stipend.rules.PayoutRules;
import stipend.tax.TaxTables;
import stipend.tax.Working;

/**
 * From awards to money (SPEC §5), and where that stands.
 *
 * @param line null where the run has nothing of him: no award, no adjustment, no balance
 * @param minimum what must be reached to be paid
 * @param adjustments they sum to the line's
 * @param creatorStatus on the month's last day, where it is kept: active, suspended or banned
 * @param tax null where nothing is payable
 * @param run as people write it
 * @param state the run's
 * @param reference of the payment; null where nothing is sent
 * @param result what the bank said of it, if it did
 */
public record MoneyWay(
        @Nullable PayoutLine line,
        BigDecimal minimum,
        List<PayoutItem> adjustments,
        @Nullable String creatorStatus,
        @Nullable Tax tax,
        String run,
        String state,
        @Nullable String reference,
        @Nullable PaymentResult result) {
    public MoneyWay {
        adjustments = List.copyOf(adjustments);
    }

    /** What the tax was computed on, and how. */
    public record Tax(TaxBasis basis, Working working) {}

    /** What the run keeps of a creator. */
    public record Kept(
            PayoutRun run,
            @Nullable PayoutLine line,
            List<PayoutItem> adjustments,
            @Nullable TaxBasis taxed,
            List<PaymentResult> results) {}

    /** @throws WorkFault if the tax that is kept is not the one that its basis gives */
    public static MoneyWay of(Kept kept, PayoutRules rules, @Nullable String creatorStatus) {
        var run = kept.run();
        var line = kept.line();
        var reference = line == null || line.paid().signum() <= 0 ? null : Reference.of(run.id(), line.creatorId());
        return new MoneyWay(
                line,
                rules.minimum(),
                kept.adjustments(),
                creatorStatus,
                line == null || kept.taxed() == null ? null : tax(line, kept.taxed(), rules),
                run.id().toString(),
                run.state(),
                reference,
                kept.results().stream()
                        .filter(result -> result.reference().equals(reference))
                        .findFirst()
                        .orElse(null));
    }

    private static Tax tax(PayoutLine line, TaxBasis basis, PayoutRules rules) {
        var working = TaxTables.regime(basis.regime(), rules.flatRate(), line.month())
                .map(regime -> regime.working(line.gross(), basis.year()))
                .filter(one ->
                        one.withheld(line.tax().scale()).min(line.gross()).compareTo(line.tax()) == 0)
                .orElseThrow(() -> new WorkFault("the tax kept of " + line.creatorId() + " in " + line.month()
                        + " is not what " + basis.regime() + " gives; ledger verify says more"));
        return new Tax(basis, working);
    }
}
