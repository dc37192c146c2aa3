package stipend.award;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Objects;
import stipend.money.Fraction;

/**
 * The exact awards of a program.
 *
 * @param units of each claim, in the claims' order
 * @param unit of the rows that no cap holds
 */
@SuppressWarnings("ArrayRecordComponent")
record Shares(CappedClaims claims, UnitValue[] units, Fraction total, UnitValue unit) {

    /** The claim's. */
    Share at(int place) {
        var base = units[place].isOfPerModel()
                ? Objects.requireNonNull(claims.caps().perModel())
                : claims.claims().at(place).worth();
        return new Share(base, units[place]);
    }

    /** All scaled by budget/sum. */
    Shares scaledTo(BigDecimal budget) {
        var factor = Fraction.ratio(Fraction.of(budget), total);
        var scaled = new IdentityHashMap<UnitValue, UnitValue>();
        var all = new UnitValue[units.length];
        for (int place = 0; place < all.length; place++) {
            all[place] = scaled.computeIfAbsent(units[place], one -> one.scaled(factor, Bound.BUDGET));
        }
        return new Shares(claims, all, Fraction.of(budget), unit.scaled(factor, Bound.BUDGET));
    }
}
