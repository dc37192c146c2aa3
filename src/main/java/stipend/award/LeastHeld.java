package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The smallest worth that each cap holds at a unit value, in steps of the claims' decimals: to compare a worth with it
 * decides as exactly as to multiply each worth, and is a multiple faster.
 *
 * @param perModel null if the cap holds none
 * @param perCreator null if the cap holds none
 */
record LeastHeld(
        UnitValue unit,
        @Nullable BigDecimal perModel,
        @Nullable BigDecimal perCreator) {
    static LeastHeld at(UnitValue unit, Caps caps, int decimals) {
        return new LeastHeld(
                unit, least(unit.value(), caps.perModel(), decimals), least(unit.value(), caps.perCreator(), decimals));
    }

    private static @Nullable BigDecimal least(Fraction unit, @Nullable BigDecimal cap, int decimals) {
        if (cap == null || cap.signum() > 0 && unit.signum() == 0) {
            return null;
        }
        return cap.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(
                        Fraction.ratio(Fraction.of(cap), unit).shifted(decimals).ceiling(), decimals);
    }
}
