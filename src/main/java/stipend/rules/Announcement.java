package stipend.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import stipend.fault.InputFault;

/**
 * That creators were told of a rules file.
 *
 * @param from the first month it is for
 * @param on the day on which they were told
 * @param recordedAt when this was written down
 */
public record Announcement(
        YearMonth from, String file, String sha256, String title, LocalDate on, String by, Instant recordedAt) {
    public Announcement {
        by = by.strip();
        if (by.isEmpty()) {
            throw new InputFault("--by is empty: name the person who announces the rules");
        }
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public static Announcement of(Rules rules, LocalDate on, String by, Instant recordedAt) {
        return new Announcement(rules.from(), rules.file(), rules.sha256(), rules.title(), on, by, recordedAt);
    }

    /** Days from the announcement to the first day on which the rules apply; below zero if that came first. */
    public long notice() {
        return ChronoUnit.DAYS.between(on, from.atDay(1));
    }

    /** {@code announced on 2024-01-10 by ana, 22 days before it applies}. */
    public String words() {
        long notice = notice();
        var days = Math.abs(notice) + (Math.abs(notice) == 1 ? " day " : " days ");
        return "announced on " + on + " by " + by + ", "
                + (notice == 0 ? "on the day it applies" : days + (notice > 0 ? "before" : "after") + " it applies");
    }
}
