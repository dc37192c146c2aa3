package stipend.contribution;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What a creator's rows add up to.
 *
 * @param measures the rules' (SPEC §4b), by name; of users the sum, in which one counts on every row
 */
public record RowSums(
        Metrics metrics, long models, long listedDays, long exclusiveDays, Map<String, BigDecimal> measures) {
    public static final RowSums NONE = new RowSums(Metrics.ZERO, 0, 0, 0, Map.of());

    public static RowSums sum(Collection<RowSums> parts) {
        return parts.stream().reduce(NONE, RowSums::plus);
    }

    public static RowSums of(ModelContribution row) {
        return new RowSums(row.metrics(), 1, row.listedDays(), row.exclusiveDays(), row.measures());
    }

    public RowSums plus(RowSums other) {
        return new RowSums(
                metrics.plus(other.metrics),
                models + other.models,
                listedDays + other.listedDays,
                exclusiveDays + other.exclusiveDays,
                sum(measures, other.measures));
    }

    /** What no row adds up to: zeros, also of the measures. */
    public RowSums none() {
        var zeros = new HashMap<String, BigDecimal>();
        measures.keySet().forEach(name -> zeros.put(name, BigDecimal.ZERO));
        return new RowSums(Metrics.ZERO, 0, 0, 0, zeros);
    }

    private static Map<String, BigDecimal> sum(Map<String, BigDecimal> some, Map<String, BigDecimal> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        var all = new HashMap<>(some);
        others.forEach((name, value) -> all.merge(name, value, BigDecimal::add));
        return all;
    }
}
