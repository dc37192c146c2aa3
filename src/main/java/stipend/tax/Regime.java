package stipend.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of a month's gross income is withheld (SPEC §5 Tax). */
public sealed interface Regime {

    /**
     * What is withheld, half up to so many digits, never below zero, and how it comes about.
     *
     * @param gross of the month, above zero
     * @param year what was paid before in the year; read by cumulative regimes only
     */
    Withholding withholding(BigDecimal gross, YearState year, int digits);

    default BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
        return withholding(gross, year, digits).withheld();
    }

    private static BigDecimal rounded(BigDecimal tax, int digits) {
        return tax.max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP);
    }

    /** Nothing is withheld. */
    record None() implements Regime {
        @Override
        public Withholding withholding(BigDecimal gross, YearState year, int digits) {
            return new Withholding.Nothing(rounded(BigDecimal.ZERO, digits));
        }
    }

    /** One rate on everything. */
    record Flat(BigDecimal rate) implements Regime {
        @Override
        public Withholding withholding(BigDecimal gross, YearState year, int digits) {
            return new Withholding.Flat(gross, rate, rounded(gross.multiply(rate), digits));
        }
    }

    /** China, remuneration for labour: each month by itself; a deduction that depends on the income gives the base. */
    record CnLabour(Brackets bases, Brackets rates) implements Regime {
        @Override
        public Withholding withholding(BigDecimal gross, YearState year, int digits) {
            var deduction = bases.holding(gross);
            var base = deduction.of(gross);
            var bracket = rates.holding(base);
            return new Withholding.OfMonth(gross, deduction, base, bracket, rounded(bracket.of(base), digits));
        }
    }

    /** China, income through an internet platform: cumulative over the year's paid months. */
    record CnPlatform(BigDecimal taxed, BigDecimal monthly, Brackets rates) implements Regime {
        @Override
        public Withholding withholding(BigDecimal gross, YearState year, int digits) {
            var income = year.income().add(gross);
            int months = year.months() + 1;
            var base = income.multiply(taxed).subtract(monthly.multiply(BigDecimal.valueOf(months)));
            var bracket = base.signum() > 0 ? rates.holding(base) : null;
            var due = bracket == null ? BigDecimal.ZERO : bracket.of(base).subtract(year.withheld());
            return new Withholding.OfYear(
                    income, months, taxed, monthly, base, bracket, year.withheld(), rounded(due, digits));
        }
    }
}
