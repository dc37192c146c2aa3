package stipend.contribution;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a month's awards are computed from.
 *
 * @param models ascending by model_id, creator_id (code points)
 * @param creators ascending by creator_id
 * @param totals over all rows
 */
public record MonthContribution(
        YearMonth month, List<ModelContribution> models, List<CreatorContribution> creators, Metrics totals) {

    /** Adds up what is a sum of rows: the totals, and of each creator what is not told apart from his rows. */
    public static MonthContribution summed(
            YearMonth month, List<ModelContribution> models, List<CreatorContribution> creators) {
        var sums = new HashMap<String, CreatorSum>();
        models.forEach(row -> sums.merge(row.creatorId(), new CreatorSum(row.metrics(), 1), CreatorSum::plus));
        var totals = models.stream().map(ModelContribution::metrics).reduce(Metrics.ZERO, Metrics::plus);
        return new MonthContribution(
                month,
                models,
                creators.stream()
                        .map(one -> one.with(
                                CreatorSum.of(sums, one).metrics(),
                                CreatorSum.of(sums, one).models()))
                        .toList(),
                totals);
    }

    private record CreatorSum(Metrics metrics, long models) {
        static CreatorSum of(Map<String, CreatorSum> sums, CreatorContribution creator) {
            return sums.getOrDefault(creator.creatorId(), new CreatorSum(Metrics.ZERO, 0));
        }

        CreatorSum plus(CreatorSum other) {
            return new CreatorSum(metrics.plus(other.metrics), models + other.models);
        }
    }
}
