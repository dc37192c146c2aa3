package stipend.catalog;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of creators.csv.
 *
 * @param columns the cells of declared columns (SPEC §4b) that are not empty: a String, Boolean or BigDecimal each
 */
public record Creator(
        String creatorId,
        String displayName,
        Status status,
        @Nullable LocalDate joinedOn,
        Map<String, Object> columns) {

    /** The money of a suspended or banned creator is held (SPEC §5). */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        BANNED
    }
}
