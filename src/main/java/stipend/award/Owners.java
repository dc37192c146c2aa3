package stipend.award;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.IntStream;
import stipend.contribution.MonthContribution;

/** Whose each of some rows or claims is: a number for each, below {@link #count}. */
public final class Owners {
    private final int[] owners;
    private final int count;

    private Owners(int[] owners, int count) {
        this.owners = owners;
        this.count = count;
    }

    /** Whose each model's row is: the place of its creator among the month's. */
    public static Owners ofModels(MonthContribution month) {
        var creators = month.creators();
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < creators.size(); place++) {
            places.put(creators.get(place).creatorId(), place);
        }
        var models = month.models();
        var owners = new int[models.size()];
        for (int row = 0; row < owners.length; row++) {
            owners[row] =
                    Objects.requireNonNull(places.get(models.get(row).creatorId()), "the creator of a row has a month");
        }
        return new Owners(owners, creators.size());
    }

    /** Where each is somebody else's. */
    static Owners each(int count) {
        return new Owners(IntStream.range(0, count).toArray(), count);
    }

    /** Where nothing tells creators apart. */
    static Owners one(int claims) {
        return new Owners(new int[claims], claims == 0 ? 0 : 1);
    }

    /** Of the claims that these rows make. */
    Owners at(int[] rows) {
        return new Owners(Arrays.stream(rows).map(this::of).toArray(), count);
    }

    public int of(int place) {
        return owners[place];
    }

    int count() {
        return count;
    }

    /** The places of each owner's, in their order; of an owner of nothing none. */
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
