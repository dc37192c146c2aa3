package stipend.contribution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month's row of one model under one creator: metrics, and the attributes of SPEC §3.
 *
 * @param measures the rules' (SPEC §4b), by name
 */
public record ModelContribution(
        String modelId,
        String creatorId,
        Metrics metrics,
        long uniqueUsers,
        int activeDays,
        int listedDays,
        int exclusiveDays,
        Attributes attributes,
        List<Split> splits,
        Map<String, BigDecimal> measures)
        implements MonthRow {

    /** Under rules that have no measures. */
    public ModelContribution(
            String modelId,
            String creatorId,
            Metrics metrics,
            long uniqueUsers,
            int activeDays,
            int listedDays,
            int exclusiveDays,
            Attributes attributes,
            List<Split> splits) {
        this(
                modelId,
                creatorId,
                metrics,
                uniqueUsers,
                activeDays,
                listedDays,
                exclusiveDays,
                attributes,
                splits,
                Map.of());
    }

    ModelContribution withMeasures(Map<String, BigDecimal> others) {
        return new ModelContribution(
                modelId,
                creatorId,
                metrics,
                uniqueUsers,
                activeDays,
                listedDays,
                exclusiveDays,
                attributes,
                splits,
                Map.copyOf(others));
    }

    /**
     * As the catalog says on the month's last day, or the last snapshot that had the model (the creator).
     *
     * @param columns the declared ones of both (SPEC §4b), where they are not null
     */
    public record Attributes(
            String type,
            @Nullable String vertical,
            boolean commercialUse,
            boolean exclusive,
            String status,
            String creatorStatus,
            @Nullable Long modelAgeDays,
            @Nullable Long creatorAgeDays,
            Map<String, Object> columns) {
        /** Under rules that declare no columns. */
        public Attributes(
                String type,
                @Nullable String vertical,
                boolean commercialUse,
                boolean exclusive,
                String status,
                String creatorStatus,
                @Nullable Long modelAgeDays,
                @Nullable Long creatorAgeDays) {
            this(
                    type,
                    vertical,
                    commercialUse,
                    exclusive,
                    status,
                    creatorStatus,
                    modelAgeDays,
                    creatorAgeDays,
                    Map.of());
        }
    }

    /** A creator's part of the model's awards; a row's percents sum to 100. Empty list: all is the row's creator's. */
    public record Split(String creatorId, BigDecimal percent) {}
}
