package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one creator gets from one program for one model, after splits: a line of awards.csv.
 *
 * @param modelId null in a program per creator
 * @param points of the model (not of the split part), null unless a pool
 * @param amount in the currency's minor unit's scale, above zero
 */
public record Award(
        String program,
        @Nullable String modelId,
        String creatorId,
        @Nullable BigDecimal points,
        BigDecimal amount) {}
