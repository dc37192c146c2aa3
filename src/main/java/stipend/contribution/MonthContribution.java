package stipend.contribution;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import stipend.text.CodePoints;

/**
 * Everything that a month's awards are computed from.
 *
 * @param models ascending by model_id, creator_id (code points), however they are given
 * @param creators ascending by creator_id, likewise
 * @param totals over all rows
 * @param earlier what the rules ask of months before
 */
public record MonthContribution(
        YearMonth month,
        List<ModelContribution> models,
        List<CreatorContribution> creators,
        Metrics totals,
        Earlier earlier) {
    private static final Comparator<ModelContribution> BY_MODEL = Comparator.comparing(
                    ModelContribution::modelId, CodePoints.ORDER)
            .thenComparing(ModelContribution::creatorId, CodePoints.ORDER);
    private static final Comparator<CreatorContribution> BY_CREATOR =
            Comparator.comparing(CreatorContribution::creatorId, CodePoints.ORDER);

    public MonthContribution {
        models = models.stream().sorted(BY_MODEL).toList();
        creators = creators.stream().sorted(BY_CREATOR).toList();
    }

    /** Under rules that ask nothing of earlier months. */
    public MonthContribution(
            YearMonth month, List<ModelContribution> models, List<CreatorContribution> creators, Metrics totals) {
        this(month, models, creators, totals, Earlier.NONE);
    }

    /** Of a month without usage. */
    public static MonthContribution none(YearMonth month) {
        return summed(month, List.of(), List.of());
    }

    /** The same with what is asked of earlier months; of rows that are not the month's, nothing is kept. */
    public MonthContribution with(Earlier months) {
        var asked = months.of(this);
        return asked.equals(earlier) ? this : new MonthContribution(month, models, creators, totals, asked);
    }

    /**
     * With some measures (SPEC §4b) of the same month under other rules, which these rules do not have: what a simulation
     * asks in which the way of counting changes before the programs. A row that the other month has not has 0.
     */
    public MonthContribution withMeasuresOf(MonthContribution other, Set<String> names) {
        return names.isEmpty() ? this : new OtherMeasures(other, names).beside(this);
    }

    /** Adds up what is a sum of rows: the totals, and of each creator what is not told apart from his rows. */
    public static MonthContribution summed(
            YearMonth month, List<ModelContribution> models, List<CreatorContribution> creators) {
        var sums = new HashMap<String, RowSums>();
        models.forEach(row -> sums.merge(row.creatorId(), RowSums.of(row), RowSums::plus));
        var whole = creators.stream()
                .map(one -> one.with(sums.getOrDefault(one.creatorId(), RowSums.NONE)))
                .toList();
        var totals = RowSums.sum(sums.values());
        return new MonthContribution(month, models, whole, totals.metrics());
    }
}
