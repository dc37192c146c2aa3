package stipend.payout;

import java.util.Locale;

/** Where a creator's money of the month went; the first that applies, in this order (SPEC §6). */
public enum PayoutStatus {
    /** A hold caught it, or the part that came from a held model. */
    HELD,
    /** Nobody said where to pay it. */
    NO_PAYEE,
    /** Below the minimum, or nothing: next month. */
    CARRIED,
    PAYABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PayoutStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
