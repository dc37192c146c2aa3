package stipend.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of models.csv. An empty list of splits: every award is the creator's own.
 *
 * @param columns the cells of declared columns (SPEC §4b) that are not empty: a String, Boolean or BigDecimal each
 */
public record Model(
        String modelId,
        String creatorId,
        String name,
        String type,
        @Nullable String vertical,
        boolean commercialUse,
        boolean exclusive,
        @Nullable LocalDate publishedOn,
        Status status,
        List<Split> splits,
        Map<String, Object> columns) {

    /** Whether the model can be found on the site. */
    public enum Status {
        LISTED,
        DELISTED
    }

    /** A creator's percent of the model's awards; at most 4 decimals, a model's percents sum to 100. */
    public record Split(String creatorId, BigDecimal percent) {}
}
