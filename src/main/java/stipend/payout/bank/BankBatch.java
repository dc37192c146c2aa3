package stipend.payout.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.payout.Payment;
import stipend.payout.RunId;

/**
 * All that goes into a run's files; the same batch gives the same bytes.
 *
 * @param created when the run was approved
 * @param due the day on which the bank shall pay: that of the first export
 * @param debtor null: nothing is paid by bank
 * @param payments by creator_id
 */
public record BankBatch(
        RunId run,
        Currency currency,
        Instant created,
        LocalDate due,
        @Nullable Debtor debtor,
        List<Payment> payments) {
    public BankBatch {
        payments = List.copyOf(payments);
    }

    static BigDecimal total(List<Payment> payments) {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
