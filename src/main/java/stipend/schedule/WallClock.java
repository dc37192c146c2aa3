package stipend.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * The instants at which the clocks of a zone show what a cron expression says. Quartz alone leaves out what clocks skip: at
 * 02:30 a night in every spring, in most zones that have summer time. Here such a time comes as much later as the clocks
 * were put forward, and what clocks show twice comes the first time only.
 */
final class WallClock {
    /** No clock was ever put back further than this but where the date line moved. */
    private static final long LONGEST_CHANGE = 3;

    private final CronExpression expression;
    private final ZoneId zone;

    WallClock(String cron, ZoneId zone) {
        try {
            this.expression = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(cron, e);
        }
        this.expression.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC)); // which skips nothing
        this.zone = zone;
    }

    /** The first one after the instant; empty if none comes any more. */
    Optional<Instant> next(Instant after) {
        var shown = LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_CHANGE);
        while (true) {
            var next = expression.getTimeAfter(Date.from(shown.toInstant(ZoneOffset.UTC)));
            if (next == null) {
                return Optional.empty();
            }
            shown = LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
            var instant = shown.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
        }
    }
}
