package stipend.award;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A program's awards, row by row: each is put together when it is asked for, as most are asked for their units only. */
final class RowAwards extends AbstractList<RowAward> implements RandomAccess {
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

    @Override
    public int size() {
        return minorUnits.length;
    }
}
