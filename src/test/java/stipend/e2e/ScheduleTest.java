package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import stipend.Stipend;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.period.BusinessZone;
import stipend.schedule.DueWork;
import stipend.schedule.Schedule;
import stipend.schedule.Timetable;
import stipend.schedule.Watcher;
import stipend.schedule.Work;
import stipend.web.Serving;

/** Processes that serve one database, by the real Quartz on a real PostgreSQL. */
class ScheduleTest {
    private static final String EACH_SECOND = "* * * * * ?";
    private static final String IN_A_LONG_TIME = "0 0 0 1 1 ? 2098";

    private final List<String> failed = new CopyOnWriteArrayList<>();

    private final Watcher watcher = new Watcher() {
        @Override
        public void done(Work work) {}

        @Override
        public void failed(Work work, String line) {
            failed.add(work + " " + line);
        }

        @Override
        public void missing(List<LocalDate> days) {}

        @Override
        public void drafted(YearMonth month) {}
    };

    @TempDir
    private Path home;

    private Platform platform;

    @BeforeEach
    void deliver() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
    }

    private Places places() {
        return new Places(
                platform.data(), platform.rules(), platform.reports(), platform.state(), BusinessZone.DEFAULT);
    }

    private ConfigurableApplicationContext serve(String nightly, String monthly) {
        var application = Stipend.open(places(), platform.database(), new Serving("127.0.0.1", 0));
        var due = new DueWork(
                places(),
                application.getBean(Nightly.class),
                application.getBean(Monthly.class),
                application.getBean(Clock.class),
                "serve",
                watcher);
        application.getBean(Schedule.class).start(new Timetable(nightly, monthly, BusinessZone.DEFAULT), due);
        return application;
    }

    private List<String> counted() {
        return Servers.sql(platform.database()).fetchValues("""
            select parameter_value from batch_job_execution_params join batch_job_execution using (job_execution_id)
            where parameter_name = 'day' order by job_execution_id\
            """).stream()
                .map(String::valueOf)
                .toList();
    }

    private long done() {
        return Servers.sql(platform.database()).fetchCount(org.jooq.impl.DSL.table("counted_day"));
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        for (var end = Instant.now().plus(Duration.ofMinutes(2)); !holds.getAsBoolean(); ) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void twoThatServeCountEachDayOnceAndNoneWhileTheyArePaused() throws Exception {
        platform.run("schedule", "pause").well().says("schedule: PAUSED, nothing is started");
        try (var one = serve(EACH_SECOND, IN_A_LONG_TIME);
                var other = serve(EACH_SECOND, IN_A_LONG_TIME)) {
            assertThat(platform.run("status").out()).contains("schedule: PAUSED");
            assertThat(counted()).isEmpty();
            one.getBean(Schedule.class).resume();
            other.getBean(Schedule.class).resume();
            await("all are counted", () -> done() == 3);
            Thread.sleep(1100); // another night, with nothing to do
            assertThat(counted()).containsExactly("2024-03-01", "2024-03-02", "2024-03-03");
            assertThat(platform.run("schedule", "show").out())
                    .contains("schedule: nightly 20", "; served by ", " and by ", EACH_SECOND);
        }
    }

    @Test
    void oneThatEndsFinishesTheDayAndTheNextMakesUpForAllThatWasMissed() throws Exception {
        try (var _ = serve(EACH_SECOND, IN_A_LONG_TIME)) {
            await("the first is begun", () -> !counted().isEmpty());
        }
        assertThat(done()).as("what was begun is done").isEqualTo(counted().size());
        assertThat(counted()).as("it was told to end while it had more to do").hasSizeLessThan(3);
        // as if nobody had served on the month's second day
        Servers.sql(platform.database()).execute("""
            update qrtz_triggers set next_fire_time = 1000 * extract(epoch from now() - interval '3 days')::bigint
            where trigger_name = 'monthly'\
            """);
        try (var next = serve(IN_A_LONG_TIME, IN_A_LONG_TIME)) {
            // the next month waits until two people have signed this one, and is asked for again
            await(
                    "the month after it is planned again",
                    () -> next.getBean(Schedule.class).state().planned().stream()
                            .anyMatch(planned -> planned.what().equals("monthly again")));
            assertThat(counted()).containsExactly("2024-03-01", "2024-03-02", "2024-03-03");
        }
        platform.run("status", "--month", "2024-03")
                .well()
                .says("payout run 2024-03/1 is draft, prepared by serve", "nobody serves it: start serve");
    }

    @Test
    void whatAClockThatWasAheadHasPlannedIsPlannedByTheRightOne() throws Exception {
        try (var _ = serve(EACH_SECOND, Timetable.EVERY_MONTH)) {
            await("the first is begun", () -> !counted().isEmpty());
        }
        putTwoYearsAhead();
        try (var next = serve(EACH_SECOND, Timetable.EVERY_MONTH)) {
            assertThat(next.getBean(Schedule.class).state().planned())
                    .extracting(Schedule.Planned::next)
                    .allMatch(Instant.now().plus(Duration.ofDays(32))::isAfter);
            await("all are counted", () -> done() == 3);
        }
        putTwoYearsAhead();
        var resumed = platform.run("schedule", "resume");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.err().lines())
                .singleElement()
                .asString()
                .contains("the schedule was ahead of the clock", "nightly at 20", "monthly at 20", "planned anew");
        platform.run("schedule", "resume").well();
    }

    /** As a process leaves it whose clock was wrong. */
    private void putTwoYearsAhead() {
        Servers.sql(platform.database()).execute("""
            update qrtz_triggers set (next_fire_time, start_time) =
                (next_fire_time + 2 * 365 * 86400000::bigint, start_time + 2 * 365 * 86400000::bigint)\
            """);
    }

    @Test
    void workThatDiedWithItsProcessIsBegunAgainByAnother() throws Exception {
        killedAt("begins", "serve", "--nightly", EACH_SECOND);
        assertThat(Servers.sql(platform.database()).fetchValue("select state from qrtz_fired_triggers"))
                .isEqualTo("EXECUTING");
        // long enough ago for the others to take it for dead
        Servers.sql(platform.database()).execute("update qrtz_scheduler_state set last_checkin_time = 0");
        try (var next = serve(IN_A_LONG_TIME, IN_A_LONG_TIME)) {
            await("all are counted", () -> done() == 3);
        }
    }

    @Test
    void daysThatCannotBeReadStopNoOtherAndAreToldAtOnce() throws Exception {
        LittleMonth.text(platform.data().resolve("usage/2024-03-01/a.csv.gz"), "no gzip");
        LittleMonth.text(platform.data().resolve("usage/2024-03-02/b.csv"), "event_id\n");
        try (var _ = serve(EACH_SECOND, IN_A_LONG_TIME)) {
            await("the night has ended", () -> !failed.isEmpty());
        }
        assertThat(failed.getFirst())
                .contains("NIGHTLY usage/2024-03-01/a.csv.gz: ", "; also usage/2024-03-02/b.csv: ");
        platform.run("status", "--month", "2024-03")
                .well()
                .says("2024-03-01  not counted", "2024-03-02  not counted", "2024-03-03  counted");
    }

    private void killedAt(String word, String... command) throws Exception {
        var process = platform.start(command);
        try (var out = process.inputReader()) {
            assertThat(out.lines().anyMatch(said -> said.contains(word))).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
