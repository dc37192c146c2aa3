package stipend.contribution;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What approved months before a month were, as far as its rules ask (SPEC §4b, earlier months). What is not there is 0.
 *
 * @param runs the payout runs of those months; null: nothing was asked
 * @param figures by row and name: sums of a metric over earlier months
 * @param awards by row and program: what it was awarded in earlier months, before splits
 */
public record Earlier(
        @Nullable String runs, Map<Key, Map<String, BigDecimal>> figures, Map<Key, Map<String, BigDecimal>> awards) {
    public static final Earlier NONE = new Earlier(null, Map.of(), Map.of());

    /** A row: of a model under its creator, or, without a model, of a creator over all his models. */
    public record Key(@Nullable String modelId, String creatorId) {
        public static Key of(@Nullable ModelContribution model, String creatorId) {
            return new Key(model == null ? null : model.modelId(), creatorId);
        }
    }

    /**
     * A figure that is asked for.
     *
     * @param name under which it is wanted
     * @param metric as rules write it
     * @param first the earliest month that counts
     */
    public record Wanted(String name, String metric, YearMonth first) {}

    public BigDecimal figure(Key row, String name) {
        return value(figures, row, name);
    }

    public BigDecimal award(Key row, String program) {
        return value(awards, row, program);
    }

    private static BigDecimal value(Map<Key, Map<String, BigDecimal>> values, Key row, String name) {
        return Optional.ofNullable(values.get(row)).map(of -> of.get(name)).orElse(BigDecimal.ZERO);
    }

    /** Only of the month's own rows: others have no award. */
    Earlier of(MonthContribution month) {
        if (figures.isEmpty() && awards.isEmpty()) {
            return this;
        }
        var rows = new HashSet<Key>();
        month.models().forEach(row -> rows.add(new Key(row.modelId(), row.creatorId())));
        month.creators().forEach(row -> rows.add(new Key(null, row.creatorId())));
        return new Earlier(runs, only(rows, figures), only(rows, awards));
    }

    private static Map<Key, Map<String, BigDecimal>> only(Set<Key> rows, Map<Key, Map<String, BigDecimal>> values) {
        var only = new HashMap<>(values);
        only.keySet().retainAll(rows);
        return Map.copyOf(only);
    }
}
