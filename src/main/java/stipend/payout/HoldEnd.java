package stipend.payout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/**
 * What becomes of held money (SPEC §5).
 *
 * @param to who gets it, of a redirection
 */
public record HoldEnd(Way way, @Nullable String to, String reason, Step step) {
    public HoldEnd {
        if (reason.isBlank()) {
            throw new InputFault("--reason is empty: say why");
        }
    }

    /** Where it goes. */
    public enum Way {
        /** To whom it was due. */
        RELEASE,
        /** To somebody else. */
        REDIRECT,
        /** To the platform. */
        FORFEIT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Way of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** As in "it was released by li". */
        public String done() {
            return switch (this) {
                case RELEASE -> "released";
                case REDIRECT -> "redirected";
                case FORFEIT -> "forfeited";
            };
        }
    }
}
