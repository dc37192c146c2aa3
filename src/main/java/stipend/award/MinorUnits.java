package stipend.award;

import java.math.RoundingMode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;

/**
 * Shares counted in minor units, exactly. Rows of one unit value differ in a whole number only: how often they have the
 * smallest decimal that any of the bases has. What that is worth is reduced once, not for each row.
 */
final class MinorUnits {
    private final List<Share> shares;
    private final int decimals;
    private final int baseDecimals;
    private final Map<UnitValue, Fraction> ofSmallest = new IdentityHashMap<>();
    private @Nullable UnitValue last;
    private Fraction ofLast = Fraction.ZERO;

    MinorUnits(List<Share> shares, int decimals) {
        this.shares = shares;
        this.decimals = decimals;
        this.baseDecimals = decimals(shares);
    }

    private static int decimals(List<Share> shares) {
        int most = 0;
        for (var share : shares) {
            most = Math.max(most, share.base().scale());
        }
        return most;
    }

    Fraction of(int row) {
        var share = shares.get(row);
        var smallest = share.base().setScale(baseDecimals, RoundingMode.UNNECESSARY);
        return ofSmallest(share.unit()).times(smallest.unscaledValue());
    }

    /** Most rows have the unit value of the row before. */
    @SuppressWarnings("ReferenceEquality")
    private Fraction ofSmallest(UnitValue unit) {
        if (unit != last) {
            last = unit;
            ofLast = ofSmallest.computeIfAbsent(unit, this::reduced);
        }
        return ofLast;
    }

    private Fraction reduced(UnitValue unit) {
        return unit.value().shifted(decimals - baseDecimals).reduced();
    }
}
