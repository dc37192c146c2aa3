package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import stipend.money.Allocation;
import stipend.money.Fraction;

/** From exact awards to the currency's minor units (SPEC §4, Rounding). */
final class Rounding {
    private Rounding() {}

    /** Each award by itself, half up: rate and tiers that set neither budget nor per_creator. */
    static long[] byItself(Shares shares, int decimals) {
        var exact = new MinorUnits(shares, decimals);
        var rounded = new long[exact.size()];
        for (int place = 0; place < rounded.length; place++) {
            rounded[place] = exact.of(place).halfUp().longValueExact();
        }
        return rounded;
    }

    /** Hamilton's method: the awards sum to {@link #whole}, but for units that no cap leaves room for. */
    static long[] together(Shares shares, @Nullable BigDecimal budget, int decimals) {
        var exact = new MinorUnits(shares, decimals);
        var allocation = Allocation.floors(exact.size(), exact::of);
        var room = new CapRoom(shares.claims(), decimals, allocation.units());
        return allocation.complete(whole(shares.total(), budget, decimals).longValueExact(), room);
    }

    /** T: the sum rounded half up, and never above the budget, which may have more decimals than the currency. */
    static BigInteger whole(Fraction total, @Nullable BigDecimal budget, int decimals) {
        var sum = total.shifted(decimals).halfUp();
        return budget == null
                ? sum
                : sum.min(Fraction.of(budget).shifted(decimals).floor());
    }
}
