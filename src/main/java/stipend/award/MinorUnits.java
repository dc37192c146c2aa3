package stipend.award;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;

/**
 * Shares counted in minor units, exactly. Rows of one unit value differ in a whole number only: in how many of {@link
 * Worths}' steps they are worth. What a step comes to is reduced once, not for each row; rows at per_model do not differ.
 */
final class MinorUnits {
    private final Shares shares;
    private final int decimals;
    private final Map<UnitValue, Factor> factors = new IdentityHashMap<>();
    private @Nullable UnitValue last;
    private Factor ofLast = new Factor(Fraction.ZERO, true);

    /** What one of {@link Worths}' steps comes to, or the whole of a row at per_model. */
    private record Factor(Fraction minorUnits, boolean isWhole) {}

    MinorUnits(Shares shares, int decimals) {
        this.shares = shares;
        this.decimals = decimals;
    }

    int size() {
        return shares.units().length;
    }

    Fraction of(int place) {
        var factor = factor(shares.units()[place]);
        return factor.isWhole ? factor.minorUnits : shares.claims().worths().times(place, factor.minorUnits);
    }

    /** Most rows have the unit value of the row before. */
    @SuppressWarnings("ReferenceEquality")
    private Factor factor(UnitValue unit) {
        if (unit != last) {
            last = unit;
            ofLast = factors.computeIfAbsent(unit, this::reduced);
        }
        return ofLast;
    }

    private Factor reduced(UnitValue unit) {
        boolean isWhole = unit.isOfPerModel();
        var one = isWhole
                ? unit.value()
                        .times(Objects.requireNonNull(shares.claims().caps().perModel()))
                : unit.value().shifted(-shares.claims().worths().decimals());
        return new Factor(one.shifted(decimals).reduced(), isWhole);
    }
}
