package stipend.tax;

import java.math.BigDecimal;

/** How much of a month's gross income is withheld (SPEC §5 Tax). */
public sealed interface Regime {

    /**
     * What is withheld, half up to so many digits, never below zero.
     *
     * @param gross of the month, above zero
     * @param year what was paid before in the year; read by cumulative regimes only
     */
    default BigDecimal withheld(BigDecimal gross, YearState year, int digits) {
        return working(gross, year).withheld(digits);
    }

    /** The same as a tax form shows it: what is deducted, what is left to tax, at which rate. */
    Working working(BigDecimal gross, YearState year);

    /** Nothing is withheld. */
    record None() implements Regime {
        @Override
        public Working working(BigDecimal gross, YearState year) {
            return Working.at(gross, BigDecimal.ZERO);
        }
    }

    /** One rate on everything. */
    record Flat(BigDecimal rate) implements Regime {
        @Override
        public Working working(BigDecimal gross, YearState year) {
            return Working.at(gross, rate);
        }
    }

    /** China, remuneration for labour: each month by itself; a deduction that depends on the income gives the base. */
    record CnLabour(Brackets bases, Brackets rates) implements Regime {
        @Override
        public Working working(BigDecimal gross, YearState year) {
            var base = bases.of(gross).max(BigDecimal.ZERO);
            var bracket = rates.holding(base);
            return new Working(
                    gross,
                    gross.subtract(base),
                    BigDecimal.ZERO,
                    base,
                    bracket.rate(),
                    bracket.quick(),
                    BigDecimal.ZERO);
        }
    }

    /** China, income through an internet platform: cumulative over the year's paid months. */
    record CnPlatform(BigDecimal taxed, BigDecimal monthly, Brackets rates) implements Regime {
        @Override
        public Working working(BigDecimal gross, YearState year) {
            var income = year.income().add(gross);
            var counted = income.multiply(taxed);
            var deduction = monthly.multiply(BigDecimal.valueOf(year.months() + 1L));
            var base = counted.subtract(deduction).max(BigDecimal.ZERO);
            var bracket = rates.holding(base);
            return new Working(
                    income,
                    income.subtract(counted),
                    deduction,
                    base,
                    bracket.rate(),
                    bracket.quick(),
                    year.withheld());
        }
    }
}
