package stipend.ledger;

import java.util.Locale;

/** What an entry is for. A correction has the kind of what it corrects, so that sums by kind stay true. */
public enum Kind {
    AWARD,
    ADJUSTMENT,
    HOLD,
    TAX,
    PAYMENT,
    /** A payment that the bank sent back. */
    RETURN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
