package stipend.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of creators.csv. */
public record Creator(
        String creatorId,
        String displayName,
        Status status,
        @Nullable LocalDate joinedOn) {

    /** The money of a suspended or banned creator is held (SPEC §5). */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        BANNED
    }
}
