package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.Stipend;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;
import stipend.period.BusinessZone;

/** A run is approved while one of its month's days is counted again: what two people signed stays. */
class ApprovedMeanwhileTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 3);
    private static final YearMonth MONTH = YearMonth.from(DAY);

    @TempDir
    private Path home;

    @Test
    void theDayIsNotCountedIntoTheClosedMonth() throws Exception {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.plays(LittleMonth.MONTH);
        platform.run("run", "review", "--month", LittleMonth.MONTH, "--by", "mei")
                .well();
        LittleMonth.text(platform.data().resolve("usage/2024-03-03/late.csv"), LittleMonth.EVENTS + """
            e6,2024-03-03T11:00:00+08:00,view,u4,m2,1,
            """);
        var url = String.valueOf(platform.database());
        var places = new Places(
                platform.data(), platform.rules(), platform.reports(), platform.state(), BusinessZone.DEFAULT);
        try (var application = Stipend.open(places, url)) {
            var counting = new FutureTask<>((Callable<?>) () -> application
                    .getBean(Nightly.class)
                    .run(List.of(DAY), false, Silent.PROGRESS)
                    .faults());
            try (var held = HeldTable.fromWriters(url, "counted_day")) {
                Thread.ofPlatform().start(counting);
                held.awaitWaiter();
                application.getBean(PayoutRuns.class).approve(MONTH, new Step("jonas", Instant.now(), null));
            }
            assertThat(counting.get())
                    .asString()
                    .contains("2024-03-03", "2024-03 is approved", "restate --month 2024-03");
        }
        assertThat(Servers.sql(url).fetchValue("select views from daily_usage where day = ?", DAY))
                .hasToString("1");
        platform.run("status", "--month", LittleMonth.MONTH).well().says("2024-03-03  late, restate");
    }
}
