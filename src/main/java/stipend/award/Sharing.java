package stipend.award;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Reward.Leftover;

/** From claims to exact awards: SPEC §4, pool, rate and tiers. */
final class Sharing {
    private Sharing() {}

    /**
     * A budget shared by points, under the caps. To share again what they cut is to give the free rows a greater unit
     * value: all that is not held, over all points that are not held.
     */
    static Shares pool(BigDecimal budget, Leftover leftover, CappedClaims claims) {
        var capping = new Capping(claims);
        var unit = UnitValue.ZERO;
        boolean cut = true;
        while (cut && capping.freeWorth().signum() > 0 && !unit.bounds().contains(Bound.PER_POINT)) {
            var left = budget.subtract(capping.held());
            unit = atMostPerPoint(
                    Fraction.ratio(left, capping.freeWorth()), claims.caps().perPoint());
            cut = capping.hold(unit) && leftover == Leftover.REDISTRIBUTE;
        }
        return capping.shares(unit);
    }

    /** As points have one value, per_point holds either no free row or all of them. */
    private static UnitValue atMostPerPoint(Fraction unit, @Nullable BigDecimal perPoint) {
        return perPoint == null || !unit.isAtLeast(Fraction.of(perPoint))
                ? new UnitValue(unit, Set.of())
                : new UnitValue(Fraction.of(perPoint), Set.of(Bound.PER_POINT));
    }

    /** Amounts under the caps, then within the budget if there is one. */
    static Shares amounts(@Nullable BigDecimal budget, CappedClaims claims) {
        var capping = new Capping(claims);
        capping.hold(UnitValue.FULL);
        var shares = capping.shares(UnitValue.FULL);
        return budget == null || shares.total().compareTo(Fraction.of(budget)) <= 0 ? shares : shares.scaledTo(budget);
    }
}
