package stipend.period;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The one time zone in which a business day is a calendar day (SPEC §1: Asia/Shanghai unless set).
 * The zone of the machine is never asked.
 */
public record BusinessZone(ZoneId id) {
    public static final BusinessZone DEFAULT = new BusinessZone(ZoneId.of("Asia/Shanghai"));

    /** The first instant of the day; where a clock change skips midnight, the first one there is. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(id).toInstant();
    }

    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), id);
    }
}
