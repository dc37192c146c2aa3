package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import stipend.money.Allocation;
import stipend.money.Fraction;

/** No unit goes to a row or creator that would pass a cap (SPEC §4, Rounding). */
final class CapRoom implements Allocation.Room {
    private final CappedClaims claims;

    /** The caps in whole minor units, which leaves the same room. */
    private final long perModel;

    private final long perCreator;

    /** What per_point is to one of {@link Worths}' steps, in minor units. */
    private final @Nullable Fraction perStep;

    private final long[] floors;
    private final long[] ofCreator;

    /** @param floors the rounded awards before any unit is handed out; a row is asked once */
    CapRoom(CappedClaims claims, int decimals, long[] floors) {
        this.claims = claims;
        var caps = claims.caps();
        this.perModel = whole(caps.perModel(), decimals);
        this.perCreator = whole(caps.perCreator(), decimals);
        this.perStep = caps.perPoint() == null
                ? null
                : Fraction.of(caps.perPoint())
                        .shifted(decimals - claims.worths().decimals())
                        .reduced();
        this.floors = floors;
        this.ofCreator = new long[claims.owners().count()];
        for (int place = 0; place < floors.length; place++) {
            ofCreator[claims.owners().of(place)] += floors[place];
        }
    }

    /** Of no cap more than any award. */
    private static long whole(@Nullable BigDecimal cap, int decimals) {
        var most = BigInteger.valueOf(Long.MAX_VALUE);
        return cap == null
                ? Long.MAX_VALUE
                : Fraction.of(cap).shifted(decimals).floor().min(most).longValueExact();
    }

    @Override
    public boolean take(int place) {
        long award = floors[place] + 1;
        int creator = claims.owners().of(place);
        boolean fits = award <= perModel && ofCreator[creator] < perCreator && fitsPerPoint(place, award);
        if (fits) {
            ofCreator[creator]++;
        }
        return fits;
    }

    private boolean fitsPerPoint(int place, long award) {
        return perStep == null || claims.worths().times(place, perStep).isAtLeast(award);
    }
}
