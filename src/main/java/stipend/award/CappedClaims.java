package stipend.award;

import java.util.HashMap;
import java.util.List;
import stipend.rules.Caps;

/**
 * A program's claims, its caps, and whose each claim is: creators are numbered in the order in which they come. Where no
 * per_creator tells them apart, all claims are one's.
 */
final class CappedClaims {
    private final List<Claim> claims;
    private final Caps caps;
    private final int[] creators;
    private final int creatorCount;

    CappedClaims(List<Claim> claims, Caps caps) {
        var numbers = new HashMap<String, Integer>();
        this.claims = claims;
        this.caps = caps;
        this.creators = claims.stream()
                .map(claim -> caps.perCreator() == null ? "" : claim.creatorId())
                .mapToInt(creator -> numbers.computeIfAbsent(creator, _ -> numbers.size()))
                .toArray();
        this.creatorCount = numbers.size();
    }

    Caps caps() {
        return caps;
    }

    int size() {
        return claims.size();
    }

    Claim claim(int place) {
        return claims.get(place);
    }

    /** Below {@link #creatorCount}. */
    int creator(int place) {
        return creators[place];
    }

    int creatorCount() {
        return creatorCount;
    }
}
