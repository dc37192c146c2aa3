package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The smallest worth that each cap holds at a unit value, in {@link Worths}' steps: to compare a worth with it decides as
 * exactly as to multiply each worth, and is a multiple faster.
 *
 * @param perModel null if the cap holds none
 * @param perCreator null if the cap holds none
 */
record LeastHeld(
        UnitValue unit,
        @Nullable BigInteger perModel,
        @Nullable BigInteger perCreator) {
    static LeastHeld at(UnitValue unit, Caps caps, int decimals) {
        return new LeastHeld(
                unit, least(unit.value(), caps.perModel(), decimals), least(unit.value(), caps.perCreator(), decimals));
    }

    private static @Nullable BigInteger least(Fraction unit, @Nullable BigDecimal cap, int decimals) {
        if (cap == null || cap.signum() > 0 && unit.signum() == 0) {
            return null;
        }
        return cap.signum() == 0
                ? BigInteger.ZERO
                : Fraction.ratio(Fraction.of(cap), unit).shifted(decimals).ceiling();
    }
}
