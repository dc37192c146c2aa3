package stipend.schedule;

import java.text.ParseException;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.ScheduleBuilder;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.quartz.spi.MutableTrigger;

/** Quartz's cron trigger on a {@link WallClock}; what was missed is made up for at once, by one start. */
final class ClockTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1L;

    private ClockTrigger(String cron, ZoneId zone) {
        try {
            setCronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(cron, e);
        }
        setTimeZone(TimeZone.getTimeZone(zone));
        setMisfireInstruction(MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
    }

    static ScheduleBuilder<CronTrigger> on(String cron, ZoneId zone) {
        return new ScheduleBuilder<>() {
            @Override
            protected MutableTrigger build() {
                return new ClockTrigger(cron, zone);
            }
        };
    }

    @Override
    protected @Nullable Date getTimeAfter(Date after) {
        return new WallClock(getCronExpression(), getTimeZone().toZoneId())
                .next(after.toInstant())
                .map(Date::from)
                .orElse(null);
    }

    /** So that Quartz keeps it by {@link ClockTriggerRows} and not as one of its own, whose nights are lost. */
    @Override
    public boolean hasAdditionalProperties() {
        return true;
    }

    @Override
    public ScheduleBuilder<CronTrigger> getScheduleBuilder() {
        return on(getCronExpression(), getTimeZone().toZoneId());
    }
}
