package stipend.payout;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money that a run keeps back, or takes from what was kept back: {@code creator:ID:held} gets it from the creator, or
 * gives it to the platform. What it gives to creators are items of the run.
 *
 * @param hold the order's number; null: the creator's status is suspended or banned
 * @param amount above zero
 */
public record HeldMove(
        String creatorId,
        Way way,
        @Nullable Integer hold,
        @Nullable String caseId,
        BigDecimal amount) {
    public enum Way {
        CAUGHT,
        FORFEITED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Way of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The order of what no hold but a status caught. */
    public static final String BY_STATUS = "status";

    /** As items name it. */
    String order() {
        return hold == null ? BY_STATUS : Hold.key(hold);
    }
}
