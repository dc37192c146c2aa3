package stipend.notice;

import java.time.Instant;
import java.util.Locale;

/**
 * What somebody must know of.
 *
 * @param subject in a few words
 * @param text the line that the command said
 */
public record Notice(Kind kind, String subject, String text, Instant at) {
    public enum Kind {
        /** Work stopped, or the ledger is not sound. */
        FAILED,
        /** Days without a delivery. */
        MISSING,
        /** A payout run waits for people. */
        AWAITING_APPROVAL,
        /** Only to see whether notices arrive. */
        TEST;

        /** As receivers read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
