package stipend.award;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A program's awards, row by row. Each is put together when it is asked for: whoever sums a million of them asks for the
 * row's number and the units only.
 */
public final class RowAwards extends AbstractList<RowAward> implements RandomAccess {
    private final ProgramClaims claims;
    private final Shares shares;
    private final long[] minorUnits;

    RowAwards(ProgramClaims claims, Shares shares, long[] minorUnits) {
        this.claims = claims;
        this.shares = shares;
        this.minorUnits = minorUnits;
    }

    @Override
    public RowAward get(int place) {
        return new RowAward(claims.at(place), shares.at(place), minorUnits[place]);
    }

    /** {@link Claim#row} of the award there. */
    public int row(int place) {
        return claims.row(place);
    }

    /** {@link RowAward#minorUnits} of the award there. */
    public long minorUnits(int place) {
        return minorUnits[place];
    }

    @Override
    public int size() {
        return minorUnits.length;
    }
}
