package stipend.tax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.tax.Brackets.Bracket;

/** A tax and the figures that it comes from; all but {@code withheld} are exact. */
public sealed interface Withholding {
    /** Half up to the currency's decimals, never below zero. */
    BigDecimal withheld();

    /** Nothing is withheld. */
    record Nothing(BigDecimal withheld) implements Withholding {}

    /** gross · rate. */
    record Flat(BigDecimal gross, BigDecimal rate, BigDecimal withheld) implements Withholding {}

    /**
     * base · rate − quick, where the base is the month's gross in a bracket of its own.
     *
     * @param deduction the bracket that gives the base: gross · rate − quick
     * @param bracket of the base
     */
    record OfMonth(BigDecimal gross, Bracket deduction, BigDecimal base, Bracket bracket, BigDecimal withheld)
            implements Withholding {}

    /**
     * base · rate − quick − what was withheld before, where the base is income · taxed − monthly · months.
     *
     * @param income of the year with this month
     * @param months that count, this one among them
     * @param bracket of the base; null where the base is not above zero
     * @param before what was withheld in the year already
     */
    record OfYear(
            BigDecimal income,
            int months,
            BigDecimal taxed,
            BigDecimal monthly,
            BigDecimal base,
            @Nullable Bracket bracket,
            BigDecimal before,
            BigDecimal withheld)
            implements Withholding {}
}
