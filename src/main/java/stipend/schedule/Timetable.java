package stipend.schedule;

import java.text.ParseException;
import java.time.Instant;
import org.quartz.CronExpression;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;

/**
 * When what is started.
 *
 * @param nightly Quartz's cron expression (seconds first), read in the business zone
 * @param monthly another
 */
public record Timetable(String nightly, String monthly, BusinessZone zone) {
    public static final String EVERY_NIGHT = "0 30 2 * * ?";
    public static final String EVERY_MONTH = "0 0 4 2 * ?";

    /** @throws InputFault if an expression is none, or never comes */
    public Timetable {
        require("--nightly", nightly, zone);
        require("--monthly", monthly, zone);
    }

    private static void require(String option, String cron, BusinessZone zone) {
        try {
            CronExpression.validateExpression(cron);
        } catch (ParseException e) {
            throw new InputFault(option + ": \"" + cron + "\" is no cron expression (" + e.getMessage()
                    + "); give second minute hour day month weekday, as \"" + EVERY_NIGHT + "\" for 02:30 every night");
        }
        if (new WallClock(cron, zone.id()).next(Instant.EPOCH).isEmpty()) {
            throw new InputFault(option + ": \"" + cron + "\" never comes");
        }
    }

    String cron(Work work) {
        return switch (work) {
            case NIGHTLY -> nightly;
            case MONTHLY -> monthly;
        };
    }
}
