package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.EVENTS;
import static stipend.e2e.LittleMonth.MONTH;
import static stipend.e2e.LittleMonth.text;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come after their day was counted: in an open month the next night counts them, in a closed one it says so. */
class LateFilesTest {
    @TempDir
    private Path home;

    private void late(Platform platform, String file, String event) {
        text(platform.data().resolve("usage/2024-03-02").resolve(file), EVENTS + event + """
            ,2024-03-02T11:00:00+08:00,generation,u9,m2,1,0
            """);
    }

    @Test
    void theNextNightNoticesThem() throws Exception {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.plays(MONTH);
        platform.run("nightly").well().says("days: 0 counted\n", " days: 2024-03-04 to ");
        assertThat(platform.run("nightly").well().out())
                .as("one span, however long")
                .containsPattern("warning: nothing was delivered for \\d+ days: 2024-03-04 to \\d{4}-\\d\\d-\\d\\d\n");
        late(platform, "late.csv", "e90");
        platform.run("status", "--month", MONTH).well().says("2024-03-02  late file ");
        platform.run("nightly")
                .well()
                .says(
                        "2024-03-02 counted again, a file came late",
                        "days: 0 counted, 1 counted again, a file came late");
        platform.run("status", "--month", MONTH).well().says("2024-03-02  counted ");
        platform.run("monthly", "--month", MONTH, "--by", "li").well().says("is computed");
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        platform.run("run", "approve", "--month", MONTH, "--by", "jonas").well();

        late(platform, "later.csv", "e91");
        platform.run("nightly")
                .well()
                .says(
                        "2024-03-02: a file came late and the month is closed; restate --month 2024-03 says",
                        "1 late for a closed month");
        platform.run("status", "--month", MONTH).well().says("2024-03-02  late, restate ");
        platform.run("restate", "--month", MONTH).well().says("2024-03-02 counted again: a file came late");
        text(platform.data().resolve("usage/2024-03-09/whole.csv"), EVENTS);
        text(platform.data().resolve("usage/2024-04-01/next.csv"), EVENTS);
        platform.run("nightly")
                .well()
                .says("2024-03-09: a file came late and the month is closed", "days: 1 counted, 2 late for a closed");
    }

    /** As a version finds them that writes other ones. */
    @Test
    void factsOfAnEarlierVersionAreCountedAgainByTheNextNight() {
        var url = Servers.fresh();
        var platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
        platform.plays(MONTH);
        Servers.sql(url)
                .execute("update counted_day set facts_file = replace(facts_file, '.lines.parquet', '.parquet')"
                        + " where day = '2024-03-02'");
        platform.run("monthly", "--month", MONTH, "--by", "li")
                .refused(2, "2024-03-02: its facts are gone or an earlier version's; nightly --day 2024-03-02");
        platform.run("nightly").well().says("2024-03-02 counted\n", "days: 1 counted\n");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
    }

    @Test
    void whatIsChangedOrGoneIsNotCountedUnasked() throws Exception {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.plays(MONTH);
        var day = platform.data().resolve("usage/2024-03-03");
        Files.move(day.resolve("c.csv"), day.resolve("renamed.csv"));
        platform.run("nightly").well().says("1 counted before");
        text(day.resolve("renamed.csv"), EVENTS);
        platform.run("nightly").well().says("nightly --force --day 2024-03-03 counts it again");
        platform.run("status", "--month", MONTH).well().says("2024-03-03  changed ");
        assertThat(platform.run("nightly", "--force", "--day", "2024-03-03")
                        .well()
                        .out())
                .contains("1 counted");
    }

    @Test
    void aDeliveryThatIsGoneIsNoReasonToCountNothing() throws Exception {
        var url = Servers.fresh();
        var platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
        platform.plays(MONTH);
        var before = Servers.dump(url);
        var day = platform.data().resolve("usage/2024-03-02");
        Files.move(day, home.resolve("elsewhere"));
        var gone =
                "2024-03-02: its delivery is gone since it was counted, and what was counted stays; deliver it again";
        platform.run("nightly", "--from", "2024-03-01", "--to", "2024-03-03")
                .well()
                .says(gone, "1 gone since it was counted");
        platform.run("nightly", "--force", "--day", "2024-03-02").refused(2, gone);
        platform.run("monthly", "--month", MONTH, "--by", "li").refused(2, gone);
        try (var facts = Files.newDirectoryStream(platform.state().resolve("facts"), "2024-03-02*")) {
            Files.delete(facts.iterator().next());
        }
        platform.run("nightly", "--day", "2024-03-02").refused(2, gone);
        assertThat(Servers.dump(url)).isEqualTo(before);
        Files.move(home.resolve("elsewhere"), day);
        platform.run("nightly").well().says("2024-03-02 counted\n");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
    }

    @Test
    void whatIsMissingIsToldAlsoAfterTheMonthIsClosedAndWhereNothingIsAtAll() throws Exception {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.plays(MONTH);
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        platform.run("run", "approve", "--month", MONTH, "--by", "jonas").well();
        assertThat(platform.run("nightly").well().out())
                .containsPattern("warning: nothing was delivered for \\d+ days: 2024-04-01 to ");
        text(platform.data().resolve("usage/2024-04-06/a.csv"), EVENTS);
        assertThat(platform.run("nightly").well().out()).contains("2024-04-01 to 2024-04-05, 2024-04-07 to ");
        platform.run("status", "--month", "2024-04").well().says("2024-04-05  missing", "2024-04-06  counted");
        platform.run("status", "--month", "2999-04").well().says("2999-04-05  to come");
        Files.move(platform.data(), home.resolve("unmounted"));
        platform.run("nightly").refused(2, "there is no such folder, so that nothing can be counted");
    }
}
