package stipend.award;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.money.Allocation;
import stipend.rules.Caps;

/** No unit goes to a row or creator that would pass a cap (SPEC §4, Rounding). */
final class CapRoom implements Allocation.Room {
    private final List<Claim> claims;
    private final Caps caps;
    private final int decimals;
    private final long[] floors;
    private final Map<String, Long> ofCreator = new HashMap<>();

    /** @param floors the rounded awards before any unit is handed out; a row is asked once */
    CapRoom(List<Claim> claims, Caps caps, int decimals, long[] floors) {
        this.claims = claims;
        this.caps = caps;
        this.decimals = decimals;
        this.floors = floors;
        for (int i = 0; i < floors.length && caps.perCreator() != null; i++) {
            ofCreator.merge(claims.get(i).creatorId(), floors[i], Long::sum);
        }
    }

    @Override
    public boolean take(int row) {
        var claim = claims.get(row);
        long award = floors[row] + 1;
        long creator = ofCreator.getOrDefault(claim.creatorId(), 0L) + 1;
        boolean fits = fits(award, perPoint(claim)) && fits(award, caps.perModel()) && fits(creator, caps.perCreator());
        if (fits && caps.perCreator() != null) {
            ofCreator.put(claim.creatorId(), creator);
        }
        return fits;
    }

    private @Nullable BigDecimal perPoint(Claim claim) {
        return caps.perPoint() == null ? null : caps.perPoint().multiply(claim.worth());
    }

    private boolean fits(long minorUnits, @Nullable BigDecimal cap) {
        return cap == null || BigDecimal.valueOf(minorUnits, decimals).compareTo(cap) <= 0;
    }
}
