package stipend.usage;

import java.util.List;

/** A month's counted lines, summed: per model and creator, and per creator with his users and days counted once. */
public record MonthUsage(List<ModelUsage> models, List<CreatorUsage> creators) {

    /** @param activeDays days with a counted generation line */
    public record ModelUsage(DailyUsage sums, long uniqueUsers, int activeDays) {}

    /** Distinct over the creator's models. */
    public record CreatorUsage(String creatorId, long uniqueUsers, int activeDays) {}
}
