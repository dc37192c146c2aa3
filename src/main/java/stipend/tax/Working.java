package stipend.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a month's tax comes about, exact: base · rate − quick − before, never below zero.
 *
 * @param income that the regime looks at: the month's, or the year's with this month
 * @param expenses of the income that count as its cost
 * @param deduction that each month brings
 * @param base what is left, never below zero
 * @param rate a fraction
 * @param before what was withheld of the year already
 */
public record Working(
        BigDecimal income,
        BigDecimal expenses,
        BigDecimal deduction,
        BigDecimal base,
        BigDecimal rate,
        BigDecimal quick,
        BigDecimal before) {
    static Working at(BigDecimal income, BigDecimal rate) {
        var zero = BigDecimal.ZERO;
        return new Working(income, zero, zero, income, rate, zero, zero);
    }

    /** Half up to so many digits. */
    public BigDecimal withheld(int digits) {
        var due = base.multiply(rate).subtract(quick).subtract(before);
        return due.max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP);
    }
}
