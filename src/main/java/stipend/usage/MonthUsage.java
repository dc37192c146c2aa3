package stipend.usage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A month's counted lines, summed: per model and creator, and per creator with his users and days counted once. */
public record MonthUsage(List<ModelUsage> models, List<CreatorUsage> creators) {

    /**
     * A row of SPEC §3.
     *
     * @param activeDays days with a counted generation line
     * @param measures the rules' (SPEC §4b), by name
     */
    public record ModelUsage(DailyUsage sums, long uniqueUsers, int activeDays, Map<String, BigDecimal> measures) {
        /** Under rules that have no measures. */
        public ModelUsage(DailyUsage sums, long uniqueUsers, int activeDays) {
            this(sums, uniqueUsers, activeDays, Map.of());
        }
    }

    /**
     * Distinct over the creator's models.
     *
     * @param measures those that count users; a creator's others are the sums of his rows
     */
    public record CreatorUsage(String creatorId, long uniqueUsers, int activeDays, Map<String, BigDecimal> measures) {
        /** Under rules that have no measures. */
        public CreatorUsage(String creatorId, long uniqueUsers, int activeDays) {
            this(creatorId, uniqueUsers, activeDays, Map.of());
        }
    }
}
