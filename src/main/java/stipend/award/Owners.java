package stipend.award;

import java.util.HashMap;
import java.util.List;

/** Whose claims are counted together: each creator's, or everybody's. Owners are numbered in the order in which they come. */
final class Owners {
    private final int[] owners;
    private final int count;

    private Owners(int[] owners, int count) {
        this.owners = owners;
        this.count = count;
    }

    /** Where nothing tells creators apart. */
    static Owners one(int claims) {
        return new Owners(new int[claims], claims == 0 ? 0 : 1);
    }

    static Owners creators(List<Claim> claims) {
        var numbers = new HashMap<String, Integer>();
        var owners = new int[claims.size()];
        for (int place = 0; place < owners.length; place++) {
            owners[place] = numbers.computeIfAbsent(claims.get(place).creatorId(), _ -> numbers.size());
        }
        return new Owners(owners, numbers.size());
    }

    /** Below {@link #count}. */
    int of(int place) {
        return owners[place];
    }

    int count() {
        return count;
    }

    /** The places of each owner's claims, in their order. */
    int[][] places() {
        var sizes = new int[count];
        for (int owner : owners) {
            sizes[owner]++;
        }
        var places = new int[count][];
        for (int owner = 0; owner < count; owner++) {
            places[owner] = new int[sizes[owner]];
        }
        for (int place = owners.length - 1; place >= 0; place--) {
            int owner = owners[place];
            places[owner][--sizes[owner]] = place;
        }
        return places;
    }
}
