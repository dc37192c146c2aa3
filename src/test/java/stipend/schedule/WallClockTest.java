package stipend.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;
import org.quartz.TriggerBuilder;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;

/** Clocks that are put forward and back take no night away and give none twice. */
class WallClockTest {
    private static final LocalDate FIRST = LocalDate.of(2009, 12, 31);
    private static final LocalDate LAST = LocalDate.of(2012, 12, 31);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai",
                "America/New_York",
                "Europe/Berlin",
                "Europe/London",
                "America/Sao_Paulo",
                "America/Bahia_Banderas",
                "America/Havana",
                "America/St_Johns",
                "Asia/Beirut",
                "Asia/Gaza",
                "Asia/Tehran",
                "Asia/Kathmandu",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Australia/Lord_Howe",
                "Antarctica/Troll",
                "Antarctica/Casey",
                "Pacific/Apia",
                "Pacific/Chatham",
                "Pacific/Kiritimati",
                "UTC"
            })
    void everyNightOfThreeYearsComesOnce(String name) {
        var zone = ZoneId.of(name);
        for (var time : List.of("00:15", "01:30", "02:30", "03:00")) {
            var at = LocalTime.parse(time);
            var clock = new WallClock("0 " + at.getMinute() + " " + at.getHour() + " * * ?", zone);
            var nights = nights(at, zone);
            var last = FIRST.atTime(12, 0).atZone(zone).toInstant();
            for (var night : nights) {
                last = clock.next(last).orElseThrow();
                assertThat(last).isEqualTo(night);
            }
        }
    }

    /** Each day's time; where clocks skip it, as much later; a day that a zone skipped has no night of its own. */
    private static List<Instant> nights(LocalTime at, ZoneId zone) {
        return FIRST.plusDays(1)
                .datesUntil(LAST.plusDays(1))
                .map(day -> day.atTime(at).atZone(zone).toInstant())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // the clocks go from 02:00 to 03:00
        "America/New_York, 0 30 2 * * ?, 2024-03-09T12:00:00Z, 2024-03-10T07:30:00Z",
        // asked after the hour that was skipped, and before what stands for it
        "America/New_York, 0 30 2 * * ?, 2024-03-10T07:10:00Z, 2024-03-10T07:30:00Z",
        "America/New_York, 0 30 2 * * ?, 2024-03-10T07:30:00Z, 2024-03-11T06:30:00Z",
        // 01:30 is shown twice
        "America/New_York, 0 30 1 * * ?, 2024-11-03T04:00:00Z, 2024-11-03T05:30:00Z",
        "America/New_York, 0 30 1 * * ?, 2024-11-03T05:30:00Z, 2024-11-04T06:30:00Z",
        "America/New_York, 0 30 1 * * ?, 2024-11-03T06:10:00Z, 2024-11-04T06:30:00Z",
        // there is no midnight
        "Africa/Cairo, 0 0 0 * * ?, 2024-04-25T12:00:00Z, 2024-04-25T22:00:00Z",
        // half an hour
        "Australia/Lord_Howe, 0 15 2 * * ?, 2024-10-05T02:00:00Z, 2024-10-05T15:45:00Z",
        "Asia/Shanghai, 0 0 4 2 * ?, 2024-02-02T00:00:00Z, 2024-03-01T20:00:00Z"
    })
    void comesWhenClocksShowIt(String zone, String cron, Instant after, Instant next) {
        assertThat(new WallClock(cron, ZoneId.of(zone)).next(after)).contains(next);
    }

    /** Else this class could go. */
    @Test
    void quartzAloneLosesANight() throws ParseException {
        var alone = new CronExpression("0 30 2 * * ?");
        alone.setTimeZone(TimeZone.getTimeZone("America/New_York"));
        assertThat(alone.getTimeAfter(Date.from(Instant.parse("2024-03-09T12:00:00Z"))))
                .isEqualTo(Instant.parse("2024-03-11T06:30:00Z"));
    }

    @Test
    void triggersGoByIt() {
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity("nightly")
                .startAt(Date.from(Instant.parse("2024-03-01T00:00:00Z")))
                .withSchedule(ClockTrigger.on("0 30 2 * * ?", ZoneId.of("Europe/Berlin")))
                .build();
        var times = new ArrayList<Instant>();
        var last = Date.from(Instant.parse("2024-03-29T12:00:00Z"));
        for (var night = 0; night < 3; night++) {
            last = trigger.getFireTimeAfter(last);
            times.add(last.toInstant());
        }
        assertThat(times)
                .containsExactly(
                        Instant.parse("2024-03-30T01:30:00Z"),
                        Instant.parse("2024-03-31T01:30:00Z"),
                        Instant.parse("2024-04-01T00:30:00Z"));
        assertThat(trigger.getTriggerBuilder().build()).isInstanceOf(ClockTrigger.class);
    }

    @ParameterizedTest
    @CsvSource({
        "30 2 * * *, 'is no cron expression ('",
        "nightly, 'give second minute hour day month weekday'",
        "0 0 4 30 2 ?, never comes"
    })
    void aTimetableThatIsNoneIsRefused(String cron, String words) {
        assertThatThrownBy(() -> new Timetable(cron, Timetable.EVERY_MONTH, BusinessZone.DEFAULT))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("--nightly: \"" + cron + "\"")
                .hasMessageContaining(words);
    }
}
