package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.money.Allocation;
import stipend.rules.Caps;

/** No unit goes to a row or creator that would pass a cap (SPEC §4, Rounding). */
final class CapRoom implements Allocation.Room {
    private final CappedClaims claims;
    private final Caps caps;
    private final int decimals;
    private final long[] floors;
    private final long[] ofCreator;

    /** @param floors the rounded awards before any unit is handed out; a row is asked once */
    CapRoom(CappedClaims claims, int decimals, long[] floors) {
        this.claims = claims;
        this.caps = claims.caps();
        this.decimals = decimals;
        this.floors = floors;
        this.ofCreator = new long[claims.creatorCount()];
        for (int row = 0; row < floors.length; row++) {
            ofCreator[claims.creator(row)] += floors[row];
        }
    }

    @Override
    public boolean take(int row) {
        long award = floors[row] + 1;
        int creator = claims.creator(row);
        boolean fits = fits(award, perPoint(row))
                && fits(award, caps.perModel())
                && fits(ofCreator[creator] + 1, caps.perCreator());
        if (fits) {
            ofCreator[creator]++;
        }
        return fits;
    }

    private @Nullable BigDecimal perPoint(int row) {
        return caps.perPoint() == null
                ? null
                : caps.perPoint().multiply(claims.claim(row).worth());
    }

    private boolean fits(long minorUnits, @Nullable BigDecimal cap) {
        return cap == null || BigDecimal.valueOf(minorUnits, decimals).compareTo(cap) <= 0;
    }
}
