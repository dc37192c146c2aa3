package stipend.award;

import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.rules.Caps;

/** What a program's rows claim, in their order. It depends on neither caps nor budget, so programs that differ in these share it. */
final class ProgramClaims {
    private final List<Claim> claims;
    private final int[] rows;
    private final Worths worths;
    private final Owners ofRows;
    private @Nullable Owners creators;

    /** @param ofRows whose the month's rows are */
    ProgramClaims(List<Claim> claims, Owners ofRows) {
        this.claims = claims;
        this.rows = claims.stream().mapToInt(Claim::row).toArray();
        this.worths = new Worths(claims);
        this.ofRows = ofRows;
    }

    int size() {
        return rows.length;
    }

    Claim at(int place) {
        return claims.get(place);
    }

    /** The number of the claim's row among the month's rows of its kind. */
    int row(int place) {
        return rows[place];
    }

    /** In the claims' order. */
    Worths worths() {
        return worths;
    }

    /** Only per_creator tells creators apart. */
    Owners owners(Caps caps) {
        if (caps.perCreator() == null) {
            return Owners.one(size());
        }
        if (creators == null) {
            creators = ofRows.at(rows);
        }
        return creators;
    }
}
