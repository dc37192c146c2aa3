package stipend.rules;

import java.util.Locale;

/** What a user did with a model (SPEC §1); the order is the one in which metrics are listed. */
public enum EventType {
    GENERATION,
    DOWNLOAD,
    VIEW,
    LIKE;

    /** As delivered files and rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
