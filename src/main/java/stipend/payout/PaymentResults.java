package stipend.payout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with results of payments, as it was read.
 *
 * @param source the file's name and SHA-256
 * @param message the id of the message that it answers; null: a file of lines, which may be of any channel
 * @param rest what holds of the message's payments that it does not list; null: nothing yet
 */
public record PaymentResults(
        String source, @Nullable String message, @Nullable Rest rest, List<PaymentResult> listed) {
    public PaymentResults {
        listed = List.copyOf(listed);
    }

    /** A result of all payments of a message at once. */
    public record Rest(PaymentResult.Outcome outcome, String reason) {
        PaymentResult of(Payment payment) {
            return new PaymentResult(payment.reference(), outcome, reason);
        }
    }
}
