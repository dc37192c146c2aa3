package stipend.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of models.csv. An empty list of splits: every award is the creator's own. */
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
        List<Split> splits) {

    /** Whether the model can be found on the site. */
    public enum Status {
        LISTED,
        DELISTED
    }

    /** A creator's percent of the model's awards; at most 4 decimals, a model's percents sum to 100. */
    public record Split(String creatorId, BigDecimal percent) {}
}
