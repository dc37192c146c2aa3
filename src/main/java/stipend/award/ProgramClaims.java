package stipend.award;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stipend.rules.Caps;

/** What a program's rows claim, in their order. It depends on neither caps nor budget, so programs that differ in these share it. */
final class ProgramClaims {
    private final List<Claim> claims;
    private final Worths worths;
    private final Supplier<CreatorNumbers> numbers;
    private @Nullable Owners creators;

    /** @param numbers of the rows' creators */
    ProgramClaims(List<Claim> claims, Supplier<CreatorNumbers> numbers) {
        this.claims = claims;
        this.worths = new Worths(claims);
        this.numbers = numbers;
    }

    int size() {
        return claims.size();
    }

    Claim at(int place) {
        return claims.get(place);
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
            creators = Owners.creators(claims, numbers.get());
        }
        return creators;
    }
}
