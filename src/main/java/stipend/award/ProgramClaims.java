package stipend.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.rules.Caps;

/** What a program's rows claim, in their order. It depends on neither caps nor budget, so programs that differ in these share it. */
final class ProgramClaims {
    private final List<Claim> claims;
    private final BigDecimal[] worths;
    private final int decimals;
    private final BigDecimal worth;
    private final Owners one;
    private @Nullable Owners creators;

    ProgramClaims(List<Claim> claims) {
        this.claims = claims;
        this.decimals = decimals(claims);
        this.worths = new BigDecimal[claims.size()];
        var sum = BigDecimal.ZERO;
        for (int place = 0; place < worths.length; place++) {
            worths[place] = claims.get(place).worth().setScale(decimals, RoundingMode.UNNECESSARY);
            sum = sum.add(worths[place]);
        }
        this.worth = sum;
        this.one = Owners.one(claims.size());
    }

    private static int decimals(List<Claim> claims) {
        int most = 0;
        for (var claim : claims) {
            most = Math.max(most, claim.worth().scale());
        }
        return most;
    }

    int size() {
        return claims.size();
    }

    Claim at(int place) {
        return claims.get(place);
    }

    /** The claim's worth with as many decimals as all others have: such are compared and added a multiple faster. */
    BigDecimal worth(int place) {
        return worths[place];
    }

    /** The sum of all. */
    BigDecimal worth() {
        return worth;
    }

    /** Of every worth. */
    int decimals() {
        return decimals;
    }

    /** Only per_creator tells creators apart. */
    Owners owners(Caps caps) {
        if (caps.perCreator() == null) {
            return one;
        }
        if (creators == null) {
            creators = Owners.creators(claims);
        }
        return creators;
    }
}
