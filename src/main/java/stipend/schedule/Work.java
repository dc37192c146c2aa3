package stipend.schedule;

import java.util.Locale;

/** What is started by itself. */
public enum Work {
    /** Counts every day that is due, up to yesterday. */
    NIGHTLY,
    /** Computes every month that is due, up to the last one. */
    MONTHLY;

    /** As people and Quartz call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
