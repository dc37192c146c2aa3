package stipend.contribution;

import java.util.Collection;

/** What a creator's rows add up to. */
public record RowSums(Metrics metrics, long models, long listedDays, long exclusiveDays) {
    public static final RowSums NONE = new RowSums(Metrics.ZERO, 0, 0, 0);

    public static RowSums of(Collection<ModelContribution> rows) {
        return rows.stream().map(RowSums::of).reduce(NONE, RowSums::plus);
    }

    static RowSums of(ModelContribution row) {
        return new RowSums(row.metrics(), 1, row.listedDays(), row.exclusiveDays());
    }

    RowSums plus(RowSums other) {
        return new RowSums(
                metrics.plus(other.metrics),
                models + other.models,
                listedDays + other.listedDays,
                exclusiveDays + other.exclusiveDays);
    }
}
