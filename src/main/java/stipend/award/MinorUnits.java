package stipend.award;

import java.math.RoundingMode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    MinorUnits(List<Share> shares, int decimals) {
        this.shares = shares;
        this.decimals = decimals;
        this.baseDecimals =
                shares.stream().mapToInt(share -> share.base().scale()).max().orElse(0);
    }

    Fraction of(int row) {
        var share = shares.get(row);
        var smallest = share.base().setScale(baseDecimals, RoundingMode.UNNECESSARY);
        return ofSmallest.computeIfAbsent(share.unit(), this::ofSmallest).times(smallest.unscaledValue());
    }

    private Fraction ofSmallest(UnitValue unit) {
        return unit.value().shifted(decimals - baseDecimals).reduced();
    }
}
