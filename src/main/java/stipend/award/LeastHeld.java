package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The smallest worth that each cap holds at a unit value, rounded up to {@link Worths}' steps: to compare a worth with it
 * decides as exactly as to multiply each worth, and is a multiple faster.
 *
 * @param perModel of a row, in these steps; null if the cap holds none
 * @param perCreator of all his rows; null if the cap holds none
 */
record LeastHeld(
        UnitValue unit,
        @Nullable BigInteger perModel,
        @Nullable BigDecimal perCreator) {
    static LeastHeld at(UnitValue unit, Caps caps, int decimals) {
        var perCreator = steps(unit.value(), caps.perCreator(), decimals);
        return new LeastHeld(
                unit,
                steps(unit.value(), caps.perModel(), decimals),
                perCreator == null ? null : new BigDecimal(perCreator, decimals));
    }

    private static @Nullable BigInteger steps(Fraction unit, @Nullable BigDecimal cap, int decimals) {
        if (cap == null || cap.signum() > 0 && unit.signum() == 0) {
            return null;
        }
        return cap.signum() == 0
                ? BigInteger.ZERO
                : Fraction.ratio(Fraction.of(cap), unit).shifted(decimals).ceiling();
    }
}
