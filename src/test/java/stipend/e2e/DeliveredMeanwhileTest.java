package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import stipend.Stipend;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.batch.Progress;
import stipend.period.BusinessZone;

/** One process that stays, as {@code serve} does, counts by what is delivered now, not by what was there when it began. */
class DeliveredMeanwhileTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();
    private Platform platform;
    private ConfigurableApplicationContext application;

    @BeforeEach
    void open() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        var places = new Places(
                platform.data(), platform.rules(), platform.reports(), platform.state(), BusinessZone.DEFAULT);
        application = Stipend.open(places, platform.database());
    }

    @AfterEach
    void close() {
        application.close();
    }

    private void count(int day, boolean force) {
        application
                .getBean(Nightly.class)
                .run(List.of(FIRST.withDayOfMonth(day)), force, new Said())
                .requireNone();
    }

    private List<String> figures(int day) {
        return Servers.sql(platform.database()).fetchValues("""
            select model_id || ' ' || creator_id || ' ' || generations from daily_usage where day = ? order by 1\
            """, FIRST.withDayOfMonth(day)).stream()
                .map(String::valueOf)
                .toList();
    }

    private void catalog(int day, String models) {
        var folder = platform.data().resolve("catalog/" + FIRST.withDayOfMonth(day));
        LittleMonth.text(folder.resolve("creators.csv"), """
            creator_id,display_name,status,joined_on
            ann,Ann,active,2023-01-01
            bo,博,active,2023-02-01
            """);
        LittleMonth.text(folder.resolve("models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            """ + models);
    }

    private void usage(int day, String model) {
        var date = FIRST.withDayOfMonth(day);
        LittleMonth.text(
                platform.data().resolve("usage/" + date + "/c.csv"),
                LittleMonth.EVENTS + "n" + day + "," + date + "T10:00:00+08:00,generation,u3," + model + ",1,\n");
    }

    @Test
    void aSnapshotThatCameAfterTheFirstDayIsInForce() {
        count(1, false);
        catalog(2, "m3,bo,Third,lora,interior,true,true,2024-03-02,listed,\n");
        usage(3, "m3");
        count(3, false);
        assertThat(figures(3)).containsExactly("m3 bo 1");
    }

    @Test
    void aSnapshotThatIsCorrectedInPlaceIsReadAgain() {
        count(1, false);
        assertThat(figures(1)).containsExactly("m1 ann 1", "m2 bo 1");
        catalog(1, """
            m1,bo,First,checkpoint,interior,true,false,2023-01-01,listed,
            m2,bo,Second,lora,interior,true,true,2023-01-01,listed,
            """);
        count(1, false);
        assertThat(said).anyMatch(line -> line.contains("its files or catalog changed since it was counted"));
        count(1, true);
        assertThat(figures(1)).containsExactly("m1 bo 1", "m2 bo 1");
    }

    @Test
    void aMonthIsComputedFromTheSnapshotsOfItsHour() {
        var monthly = application.getBean(Monthly.class);
        for (var day = 1; day <= 3; day++) {
            count(day, false);
        }
        monthly.run(YearMonth.from(FIRST), "li", new Said());
        catalog(20, "m1,ann,First,checkpoint,interior,true,false,2023-01-01,delisted,\n");
        monthly.run(YearMonth.from(FIRST), "li", new Said());
        assertThat(said).noneMatch(line -> line.contains("nothing to do"));
        assertThat(Servers.sql(platform.database())
                        .fetchValues(
                                "select listed_days from contribution where model_id = 'm1' and creator_id = 'ann'"))
                .hasSize(1)
                .first()
                .hasToString("19");
    }

    private final class Said implements Progress {
        @Override
        public Task begin(String name, long steps) {
            return new Task() {
                @Override
                public void step(String note) {
                    said.add(note);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void say(String line) {
            said.add(line);
        }
    }
}
