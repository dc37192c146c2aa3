package stipend.contribution;

import java.time.YearMonth;
import java.util.List;

/**
 * Everything that a month's awards are computed from.
 *
 * @param models ascending by model_id, creator_id (code points)
 * @param creators ascending by creator_id
 * @param totals over all rows
 */
public record MonthContribution(
        YearMonth month, List<ModelContribution> models, List<CreatorContribution> creators, Metrics totals) {}
