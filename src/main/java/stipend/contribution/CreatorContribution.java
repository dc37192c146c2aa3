package stipend.contribution;

import org.jspecify.annotations.Nullable;

/**
 * A creator's month over all his rows (SPEC §4, per: creator).
 *
 * @param uniqueUsers distinct over his models, like {@code activeDays}
 */
public record CreatorContribution(
        String creatorId,
        RowSums sums,
        long uniqueUsers,
        int activeDays,
        String creatorStatus,
        @Nullable Long creatorAgeDays) {

    public Metrics metrics() {
        return sums.metrics();
    }

    CreatorContribution with(RowSums ofRows) {
        return new CreatorContribution(creatorId, ofRows, uniqueUsers, activeDays, creatorStatus, creatorAgeDays);
    }
}
