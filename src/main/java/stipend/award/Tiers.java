package stipend.award;

import java.math.BigDecimal;
import java.util.SortedMap;

/** What a tiers program awards before the multiplier (SPEC §4). */
final class Tiers {
    private Tiers() {}

    /** The pay of the highest threshold that is not above the value; below the first, 0. */
    static BigDecimal slab(SortedMap<BigDecimal, BigDecimal> pay, BigDecimal of) {
        var award = BigDecimal.ZERO;
        for (var tier : pay.entrySet()) {
            if (tier.getKey().compareTo(of) <= 0) {
                award = tier.getValue();
            }
        }
        return award;
    }

    /** Each part of the value at the rate of the bracket in which it lies; a bracket ends where the next begins. */
    static BigDecimal graduated(SortedMap<BigDecimal, BigDecimal> each, BigDecimal of) {
        var award = BigDecimal.ZERO;
        var end = of;
        for (var bracket : each.reversed().entrySet()) {
            var inside = end.subtract(bracket.getKey()).max(BigDecimal.ZERO);
            award = award.add(inside.multiply(bracket.getValue()));
            end = end.min(bracket.getKey());
        }
        return award;
    }
}
