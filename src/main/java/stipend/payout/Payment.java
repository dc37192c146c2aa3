package stipend.payout;

import java.math.BigDecimal;

/**
 * What one creator is sent by one run.
 *
 * @param reference fixed by run and creator
 * @param amount the month's net and what an earlier payment brought back, above zero
 * @param payee as it was when the run was drafted
 */
public record Payment(String creatorId, String reference, BigDecimal amount, PayeeRow payee) {}
