package stipend.contribution;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A creator's month over all his rows (SPEC §4, per: creator).
 *
 * @param uniqueUsers distinct over his models, like {@code activeDays}
 * @param columns the declared ones (SPEC §4b), where they are not null
 * @param distinct those of the rules' measures (SPEC §4b) that are not the sum of his rows: users over his models
 */
public record CreatorContribution(
        String creatorId,
        RowSums sums,
        long uniqueUsers,
        int activeDays,
        String creatorStatus,
        @Nullable Long creatorAgeDays,
        Map<String, Object> columns,
        Map<String, BigDecimal> distinct)
        implements MonthRow {

    /** Under rules that declare no columns and have no measures. */
    public CreatorContribution(
            String creatorId,
            RowSums sums,
            long uniqueUsers,
            int activeDays,
            String creatorStatus,
            @Nullable Long creatorAgeDays) {
        this(creatorId, sums, uniqueUsers, activeDays, creatorStatus, creatorAgeDays, Map.of(), Map.of());
    }

    @Override
    public Metrics metrics() {
        return sums.metrics();
    }

    /** The rules' measures, by name. */
    public Map<String, BigDecimal> measures() {
        if (distinct.isEmpty()) {
            return sums.measures();
        }
        var all = new HashMap<>(sums.measures());
        all.putAll(distinct);
        return all;
    }

    CreatorContribution withDistinct(Map<String, BigDecimal> others) {
        return new CreatorContribution(
                creatorId, sums, uniqueUsers, activeDays, creatorStatus, creatorAgeDays, columns, Map.copyOf(others));
    }

    /** The same creator, his month summed from these rows. */
    public CreatorContribution with(RowSums ofRows) {
        return new CreatorContribution(
                creatorId, ofRows, uniqueUsers, activeDays, creatorStatus, creatorAgeDays, columns, distinct);
    }
}
