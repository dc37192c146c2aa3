package stipend.demo;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Models to choose from, a few of them far more popular than the rest. */
final class Shelf {
    private final List<Model> models;
    private final int[] upTo;

    Shelf(List<Model> models) {
        this.models = models;
        this.upTo = models.stream().mapToInt(Shelf::popularity).toArray();
        Arrays.parallelPrefix(upTo, Integer::sum);
    }

    Model pick(RandomGenerator random) {
        var found = Arrays.binarySearch(upTo, random.nextInt(upTo[upTo.length - 1]) + 1);
        return models.get(found >= 0 ? found : -found - 1);
    }

    /** Falls as 1/rank does; the rank is the same on every day the model is there. */
    private static int popularity(Model model) {
        var rank = Math.floorMod(model.id().hashCode() * 37, 97);
        return 4 + 400 / (1 + rank);
    }
}
