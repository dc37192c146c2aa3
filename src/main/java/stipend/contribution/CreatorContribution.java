package stipend.contribution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A creator's month over all his rows (SPEC §4, per: creator).
 *
 * @param uniqueUsers distinct over his models, like {@code activeDays}
 * @param columns the declared ones (SPEC §4b), where they are not null
 */
public record CreatorContribution(
        String creatorId,
        RowSums sums,
        long uniqueUsers,
        int activeDays,
        String creatorStatus,
        @Nullable Long creatorAgeDays,
        Map<String, Object> columns) {

    /** Under rules that declare no columns. */
    public CreatorContribution(
            String creatorId,
            RowSums sums,
            long uniqueUsers,
            int activeDays,
            String creatorStatus,
            @Nullable Long creatorAgeDays) {
        this(creatorId, sums, uniqueUsers, activeDays, creatorStatus, creatorAgeDays, Map.of());
    }

    public Metrics metrics() {
        return sums.metrics();
    }

    CreatorContribution with(RowSums ofRows) {
        return new CreatorContribution(
                creatorId, ofRows, uniqueUsers, activeDays, creatorStatus, creatorAgeDays, columns);
    }
}
