package stipend.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of a month's gross income is withheld (SPEC §5 Tax). */
public sealed interface Regime {

    /**
     * What is withheld, half up to so many digits, never below zero.
     *
     * @param gross of the month, above zero
     * @param year what was paid before in the year; read by cumulative regimes only
     */
    BigDecimal withheld(BigDecimal gross, YearState year, int digits);

    /** Nothing is withheld. */
    record None() implements Regime {
        @Override
        public BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
            return BigDecimal.ZERO.setScale(digits);
        }
    }

    /** One rate on everything. */
    record Flat(BigDecimal rate) implements Regime {
        @Override
        public BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
            return gross.multiply(rate).setScale(digits, RoundingMode.HALF_UP);
        }
    }

    /** China, remuneration for labour: each month by itself; a deduction that depends on the income gives the base. */
    record CnLabour(Brackets bases, Brackets rates) implements Regime {
        @Override
        public BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
            var base = bases.of(gross);
            return rates.of(base).max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP);
        }
    }

    /** China, income through an internet platform: cumulative over the year's paid months. */
    record CnPlatform(BigDecimal taxed, BigDecimal monthly, Brackets rates) implements Regime {
        @Override
        public BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
            var income = year.income().add(gross);
            var months = BigDecimal.valueOf(year.months() + 1L);
            var base = income.multiply(taxed).subtract(monthly.multiply(months));
            if (base.signum() <= 0) {
                return BigDecimal.ZERO.setScale(digits);
            }
            var due = rates.of(base).subtract(year.withheld());
            return due.max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP);
        }
    }
}
