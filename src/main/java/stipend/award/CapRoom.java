package stipend.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import stipend.money.Allocation;

/** No unit goes to a row or creator that would pass a cap (SPEC §4, Rounding). */
final class CapRoom implements Allocation.Room {
    private final CappedClaims claims;
    private final int decimals;
    private final @Nullable BigDecimal perModel;
    private final @Nullable BigDecimal perCreator;
    private final long[] floors;
    private final long[] ofCreator;

    /** @param floors the rounded awards before any unit is handed out; a row is asked once */
    CapRoom(CappedClaims claims, int decimals, long[] floors) {
        this.claims = claims;
        this.decimals = decimals;
        this.perModel = whole(claims.caps().perModel());
        this.perCreator = whole(claims.caps().perCreator());
        this.floors = floors;
        this.ofCreator = new long[claims.owners().count()];
        for (int row = 0; row < floors.length; row++) {
            ofCreator[claims.owners().of(row)] += floors[row];
        }
    }

    @Override
    public boolean take(int row) {
        long award = floors[row] + 1;
        int creator = claims.owners().of(row);
        boolean fits = fits(award, perModel) && fits(ofCreator[creator] + 1, perCreator) && fits(award, perPoint(row));
        if (fits) {
            ofCreator[creator]++;
        }
        return fits;
    }

    private @Nullable BigDecimal perPoint(int row) {
        var perPoint = claims.caps().perPoint();
        return whole(perPoint == null ? null : perPoint.multiply(claims.claims().worth(row)));
    }

    /** A cap in whole minor units, which leaves the same room. */
    private @Nullable BigDecimal whole(@Nullable BigDecimal cap) {
        return cap == null ? null : cap.setScale(decimals, RoundingMode.FLOOR);
    }

    private boolean fits(long minorUnits, @Nullable BigDecimal cap) {
        return cap == null || BigDecimal.valueOf(minorUnits, decimals).compareTo(cap) <= 0;
    }
}
