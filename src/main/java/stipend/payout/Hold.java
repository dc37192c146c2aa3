package stipend.payout;

import org.jspecify.annotations.Nullable;

/**
 * An order to keep money back (SPEC §5), of a case: everything of a creator, or the awards of a model.
 *
 * @param end what becomes of what it caught; null while it is in place
 */
public record Hold(
        int number,
        String caseId,
        Subject on,
        String reason,
        Step placed,
        @Nullable HoldEnd end) {

    /** What a hold is on. */
    public sealed interface Subject {
        String id();

        /** As in "hold 5 on creator c1". */
        default String words() {
            return switch (this) {
                case OfCreator(String id) -> "creator " + id;
                case OfModel(String id) -> "model " + id;
            };
        }
    }

    public record OfCreator(String id) implements Subject {}

    public record OfModel(String id) implements Subject {}

    public boolean isInPlace() {
        return end == null;
    }

    /** How items name the hold that gave their money. */
    public static String key(int number) {
        return "hold " + number;
    }

    @Override
    public String toString() {
        return key(number) + " on " + on.words() + " (case " + caseId + ")";
    }
}
