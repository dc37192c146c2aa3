package stipend.award;

import org.jspecify.annotations.Nullable;
import stipend.contribution.ModelContribution;
import stipend.contribution.RowSums;

/**
 * What an expression is evaluated on.
 *
 * @param number among the month's rows of its kind, from 0 in their order; 0 where there is no row
 * @param model null for a creator's row and where there is no row
 * @param creatorId empty where there is no row
 * @param chosen what the models add up to that {@code of_models} chooses; null in all other programs
 * @param values by the vocabulary's slots
 */
public record Row(
        int number,
        @Nullable ModelContribution model,
        String creatorId,
        @Nullable RowSums chosen,
        @Nullable Object[] values) {
    /** As errors name it, after the program. */
    String name() {
        return model != null
                ? ", model " + model.modelId() + " (creator " + creatorId + ")"
                : creatorId.isEmpty() ? "" : ", creator " + creatorId;
    }
}
