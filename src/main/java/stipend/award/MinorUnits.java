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
    private final Map<UnitValue, Fraction> factors = new IdentityHashMap<>();
    private @Nullable UnitValue last;
    private Fraction ofLast = Fraction.ZERO;

    MinorUnits(Shares shares, int decimals) {
        this.shares = shares;
        this.decimals = decimals;
    }

    int size() {
        return shares.units().length;
    }

    Fraction of(int place) {
        var unit = shares.units()[place];
        var factor = factor(unit);
        return unit.isOfPerModel() ? factor : shares.claims().worths().times(place, factor);
    }

    /** Most rows have the unit value of the row before. */
    @SuppressWarnings("ReferenceEquality")
    private Fraction factor(UnitValue unit) {
        if (unit != last) {
            last = unit;
            ofLast = factors.computeIfAbsent(unit, this::reduced);
        }
        return ofLast;
    }

    /** What a step comes to; of rows at per_model, what they come to. */
    private Fraction reduced(UnitValue unit) {
        var one = unit.isOfPerModel()
                ? unit.value()
                        .times(Objects.requireNonNull(shares.claims().caps().perModel()))
                : unit.value().shifted(-shares.claims().worths().decimals());
        return one.shifted(decimals).reduced();
    }
}
