package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A movement of a standing run into a creator's held account, or below zero out of it.
 *
 * @param order under which it was caught: {@code hold 5}, or {@code status}
 */
public record HeldFlow(String order, String creatorId, YearMonth month, BigDecimal amount) {}
