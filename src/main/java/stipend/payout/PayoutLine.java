package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A creator's month in money: a line of payouts.csv, amounts in the currency's scale.
 *
 * @param opening what earlier months left payable; below zero: he owes
 * @param gross opening + awards + adjustments − held = carried + tax + net
 * @param carried what the next month opens with
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
        PayoutStatus status) {}
