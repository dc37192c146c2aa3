package stipend.contribution;

import org.jspecify.annotations.Nullable;

/** A creator's month over all his rows; users and active days are distinct over his models. */
public record CreatorContribution(
        String creatorId,
        Metrics metrics,
        long uniqueUsers,
        int activeDays,
        long models,
        String creatorStatus,
        @Nullable Long creatorAgeDays) {

    CreatorContribution with(Metrics sums, long rows) {
        return new CreatorContribution(creatorId, sums, uniqueUsers, activeDays, rows, creatorStatus, creatorAgeDays);
    }
}
