package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.MONTH;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that went wrong, and the next try. */
class RestartTest {
    private static final String[] NIGHTLY = {"nightly", "--from", "2024-03-01", "--to", "2024-03-31"};

    @TempDir
    private Path home;

    private Platform platform() {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        return platform;
    }

    @Test
    void aRepairedNightCountsOnlyTheRest() {
        var platform = platform();
        var broken = platform.data().resolve("usage/2024-03-02/d.csv");
        LittleMonth.text(broken, "event_id,occurred_at\n");
        platform.run(NIGHTLY).refused(2, "usage/2024-03-02/d.csv").says("2024-03-01 counted", "2024-03-03 counted");
        platform.run("status").well().says("2024-03-01  counted", "2024-03-02  not counted", "2024-03-03  counted");
        platform.run(NIGHTLY).refused(2, "usage/2024-03-02/d.csv").says("2024-03-01 counted before");

        LittleMonth.text(broken, LittleMonth.EVENTS);
        platform.run(NIGHTLY).well().says("days: 1 counted, 2 counted before");
        platform.run("monthly", "--month", MONTH).well();
    }

    @Test
    void theNightWithoutDaysCountsWhatIsLeft() {
        var platform = platform();
        platform.run("nightly", "--day", "2024-03-02").well().says("days: 1 counted");
        platform.run("nightly").well().says("2024-03-01 counted", "2024-03-03 counted", "days: 2 counted");
        platform.run("nightly").well().says("days: 0 counted");
    }

    @Test
    void aMonthThatFailedIsComputedUnderBetterRules() {
        var platform = platform();
        platform.run(NIGHTLY).well();
        LittleMonth.rules(platform, "score: generations / downloads");
        platform.run("monthly", "--month", MONTH).refused(1, "pool", "m1");
        platform.run("export", "--month", MONTH).refused(2, "monthly --month " + MONTH);
        platform.run("monthly", "--month", MONTH).refused(1, "pool", "m1");
        LittleMonth.rules(platform, "score: generations");
        platform.run("monthly", "--month", MONTH).well().says("is computed");
        platform.run("export", "--month", MONTH).well();
    }

    @Test
    void changedFilesOfACountedDayWaitForForce() throws Exception {
        var platform = platform();
        platform.run(NIGHTLY).well();
        var url = Objects.requireNonNull(platform.database());
        var before = Servers.dump(url);
        var file = platform.data().resolve("usage/2024-03-02/b.ndjson");
        Files.writeString(
                file,
                Files.readString(file).replace("u2", "u3")
                        + Files.readString(file).replace("e4", "e9"));
        platform.run(NIGHTLY)
                .well()
                .says("2024-03-02: its files or catalog changed", "nightly --force --day 2024-03-02")
                .says("days: 0 counted, 2 counted before, 28 nothing delivered, 1 changed since");
        platform.run("monthly", "--month", MONTH).refused(2, "nightly --force --day 2024-03-02");
        assertThat(Servers.dump(url)).isEqualTo(before);

        platform.run("nightly", "--force", "--day", "2024-03-02").well().says("days: 1 counted");
        platform.run("monthly", "--month", MONTH).well();
        platform.run("export", "--month", MONTH).well();
        assertThat(platform.reports().resolve(MONTH + "/daily_usage.csv"))
                .content()
                .contains("2024-03-02,m1,ann,2,2,2.000000,0,0,0,0.000000");
    }

    /** A process can die after Spring Batch wrote what it is about to do, and before it wrote that it does it. */
    @Test
    void aNightThatDiedBeforeItsFirstExecution() {
        var platform = platform();
        platform.run(NIGHTLY).well();
        var url = Objects.requireNonNull(platform.database());
        Servers.sql(url).execute("""
            truncate batch_step_execution_context, batch_job_execution_context, batch_step_execution,
                batch_job_execution_params, batch_job_execution\
            """);
        Servers.sql(url).execute("truncate counted_day cascade");
        platform.run(NIGHTLY).well().says("days: 3 counted");
    }

    @Test
    void anotherUsageSectionIsCountedAgainBeforeTheMonth() {
        var platform = platform();
        platform.run(NIGHTLY).well();
        platform.run("monthly", "--month", MONTH).well();
        LittleMonth.rules(platform, "score: generations");
        var rules = platform.rules().resolve("2024-01.yaml");
        LittleMonth.text(rules, "usage: {daily_cap_per_user: {download: 0}}\n" + text(rules));
        platform.run("monthly", "--month", MONTH).well().says("3 days", "counted again", "is computed");
        platform.run("monthly", "--month", MONTH).well().says("nothing to do");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
