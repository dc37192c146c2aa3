package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.EVENTS;
import static stipend.e2e.LittleMonth.MONTH;
import static stipend.e2e.LittleMonth.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run was drafted from is what is signed: nothing that came between, and nothing of another attempt. */
class OutdatedDraftTest {
    private static final String[] MONTHLY = {"monthly", "--month", MONTH, "--by", "li"};
    private static final String[] REVIEW = {"run", "review", "--month", MONTH, "--by", "mei"};
    private static final String[] APPROVE = {"run", "approve", "--month", MONTH, "--by", "jonas"};
    private static final String OUTDATED = "since it was drafted, days of 2024-03 were counted again";

    @TempDir
    private Path home;

    private String url = "";
    private Platform platform = Platform.in(Path.of("."));

    @BeforeEach
    void count() {
        url = Servers.fresh();
        platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
        platform.run("nightly", "--from", MONTH + "-01", "--to", MONTH + "-03").well();
    }

    private void late(String day, String event) {
        text(platform.data().resolve("usage").resolve(day).resolve(event + ".csv"), EVENTS + """
            %s,%sT11:00:00+08:00,generation,u9,m2,1,0
            """.formatted(event, day));
        platform.run("nightly").well().says(day + " counted");
    }

    /** While it is so the month's last step fails. */
    private void draftsFail() {
        Servers.sql(url).execute("""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$\
            """);
        Servers.sql(url).execute("""
            create trigger not_now before insert on payout_run execute function refuse()\
            """);
    }

    private void draftsSucceed() {
        Servers.sql(url).execute("drop trigger not_now on payout_run");
    }

    private List<?> awards() {
        return Servers.sql(url).fetchValues("select amount from award order by creator_id");
    }

    @Test
    void aDayThatIsCountedAgainOrForTheFirstTimeHasTheMonthComputedAndSignedAnew() {
        platform.run(MONTHLY).well();
        late("2024-03-02", "e90");
        platform.run("status", "--month", MONTH)
                .well()
                .says("is draft, prepared by li; out of date: days were counted");
        platform.run(REVIEW).refused(2, OUTDATED, "; compute the month again (monthly --month 2024-03)");
        platform.run(MONTHLY).well().says("is computed");
        platform.run(REVIEW).well();
        late("2024-03-09", "e91");
        platform.run(APPROVE).refused(2, OUTDATED, "; cancel the run (run cancel --month 2024-03), compute");
        platform.run("run", "cancel", "--month", MONTH, "--by", "mei").well();
        platform.run(MONTHLY).well().says("is computed");
        platform.run(REVIEW).well();
        platform.run("nightly", "--force", "--day", "2024-03-02").well().says("2024-03-02 counted");
        platform.run(APPROVE).well();
        platform.run("ledger", "verify").well();
        assertThat(Servers.sql(url).fetchValue("select sum(generations) from contribution"))
                .as("both that came late")
                .isEqualTo(new BigDecimal(5));
    }

    @Test
    void aDraftThatIsOlderThanTheMonthsAwardsIsNotSigned() {
        platform.run(MONTHLY).well();
        var before = awards();
        LittleMonth.rules(platform, "score: generations * generations");
        draftsFail();
        platform.run(MONTHLY).refused(1, "not now");
        assertThat(awards()).isNotEqualTo(before);
        platform.run(REVIEW).refused(2, OUTDATED, "or it was computed in part");
        draftsSucceed();
        platform.run(MONTHLY).well();
        platform.run(REVIEW).well();
        platform.run(APPROVE).well();
        platform.run("ledger", "verify").well();
    }

    @Test
    void whoComesBackToHisFirstRulesGetsTheirAwardsNotThoseTriedBetween() {
        draftsFail();
        platform.run(MONTHLY).refused(1, "not now");
        var first = awards();
        LittleMonth.rules(platform, "score: generations * generations");
        platform.run(MONTHLY).refused(1, "not now");
        assertThat(awards()).isNotEqualTo(first);
        LittleMonth.rules(platform, "score: generations");
        draftsSucceed();
        platform.run(MONTHLY).well().says("is computed");
        assertThat(awards()).isEqualTo(first);
        platform.run(MONTHLY).well().says("nothing to do");
        platform.run("export", "--month", MONTH).well();
    }
}
