package stipend.payout;

/**
 * What a bank said of one payment.
 *
 * @param reason of a rejection, in the bank's words; else empty
 */
public record PaymentResult(String reference, Outcome outcome, String reason) {

    /** How it ended, or that it has not. */
    public enum Outcome {
        SUCCEEDED,
        REJECTED,
        PENDING
    }

    public boolean isFinal() {
        return outcome != Outcome.PENDING;
    }
}
