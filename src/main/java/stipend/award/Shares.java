package stipend.award;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import stipend.money.Fraction;

/**
 * The exact awards of a program.
 *
 * @param each in the order of the claims
 * @param unit of the rows that no cap holds
 */
record Shares(List<Share> each, Fraction total, UnitValue unit) {

    /** All scaled by budget/sum. */
    Shares scaledTo(BigDecimal budget) {
        var factor = Fraction.ratio(Fraction.of(budget), total);
        var scaled = new IdentityHashMap<UnitValue, UnitValue>();
        var all = each.stream()
                .map(share -> new Share(
                        share.base(), scaled.computeIfAbsent(share.unit(), one -> one.scaled(factor, Bound.BUDGET))))
                .toList();
        return new Shares(all, Fraction.of(budget), unit.scaled(factor, Bound.BUDGET));
    }
}
