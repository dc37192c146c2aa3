package stipend.payout.years;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import stipend.payout.years.NaiveMonth.Model;

/** Hamilton's method in whole cents, as SPEC §5 has it for what a case wins back. */
final class NaiveShares {
    private NaiveShares() {}

    /** By model id; none of zero. Ties: the larger weight, then the model's id. */
    static Map<Model, Long> of(long cents, List<Model> models, ToLongFunction<Model> weight) {
        long all = models.stream().mapToLong(weight).sum();
        var shares = new TreeMap<Model, Long>(Model.ORDER);
        models.forEach(model -> shares.put(model, cents * weight.applyAsLong(model) / all));
        var byRemainder = new ArrayList<>(models);
        byRemainder.sort(Comparator.<Model>comparingLong(model -> -(cents * weight.applyAsLong(model) % all))
                .thenComparingLong(model -> -weight.applyAsLong(model))
                .thenComparing(Model::id));
        long missing =
                cents - shares.values().stream().mapToLong(Long::longValue).sum();
        byRemainder.subList(0, (int) missing).forEach(model -> shares.merge(model, 1L, Long::sum));
        shares.values().removeIf(share -> share == 0);
        return shares;
    }
}
