package stipend.award;

import java.util.Arrays;
import java.util.List;

/** Whose claims are counted together: each creator's, or everybody's. */
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

    static Owners creators(List<Claim> claims, CreatorNumbers numbers) {
        var owners = new int[claims.size()];
        Arrays.setAll(owners, place -> numbers.of(claims.get(place).row()));
        return new Owners(owners, numbers.count());
    }

    /** Below {@link #count}. */
    int of(int place) {
        return owners[place];
    }

    int count() {
        return count;
    }

    /** The places of each owner's claims, in their order; of an owner without claims none. */
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
