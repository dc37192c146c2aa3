package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.contribution.ModelContribution;
import stipend.contribution.RowSums;

/**
 * What an eligible row claims from a program, before any cap or budget.
 *
 * @param row its number among the month's rows of its kind
 * @param model null in a program per creator
 * @param creatorId the row's creator, whom {@code per_creator} counts, before splits
 * @param chosen what the models add up to that {@code of_models} chooses; null in all other programs
 * @param measured the row's score, amount, or {@code of}
 * @param before what the program awarded the row in earlier months, if it pays only what exceeds that; else null
 * @param worth times the multipliers: a pool's points, else an amount in the currency's units, what exceeds {@code before}
 */
public record Claim(
        int row,
        @Nullable ModelContribution model,
        String creatorId,
        @Nullable RowSums chosen,
        BigDecimal measured,
        Factors factors,
        @Nullable BigDecimal before,
        BigDecimal worth) {}
