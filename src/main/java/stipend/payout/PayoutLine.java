package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A creator's month in money: a line of payouts.csv, amounts in the currency's scale.
 *
 * @param opening what earlier months left payable; below zero: he owes
 * @param gross opening + awards + adjustments − held = carried + tax + net
 * @param carried what the next month opens with
 * @param returned what a bank sent back of earlier payments and is paid again with this net, untaxed
 */
public record PayoutLine(
        YearMonth month,
        String creatorId,
        BigDecimal opening,
        BigDecimal awards,
        BigDecimal adjustments,
        BigDecimal gross,
        BigDecimal held,
        BigDecimal carried,
        BigDecimal tax,
        BigDecimal net,
        BigDecimal returned,
        PayoutStatus status) {

    /** What the creator is sent. */
    public BigDecimal paid() {
        return net.add(returned);
    }
}
