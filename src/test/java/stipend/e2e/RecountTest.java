package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import stipend.Stipend;
import stipend.batch.Places;
import stipend.batch.Recount;
import stipend.batch.Recount.Recounted;
import stipend.batch.Recount.Why;
import stipend.contribution.Contributions;
import stipend.contribution.MonthContribution;
import stipend.demo.DemoData;
import stipend.period.BusinessZone;
import stipend.usage.CountedDays;
import stipend.usage.Manifest;

/** A week counted by nobody's night: the same figures as the nights and the month under the same rules. */
class RecountTest {
    private static final String MONTH = DemoData.MONTH.toString();
    private static final String OTHER_USAGE = """
        usage:
          exclude: [blocked_user]
          daily_cap_per_user: {generation: 1}
          attribution: {base: {checkpoint: 0.25}, equal: 0.75}
        """;

    @TempDir
    private static Path home;

    private static Platform platform = Platform.in(Path.of("."));

    @BeforeAll
    static void count() throws IOException {
        var all = home.resolve("all");
        new DemoData().write(all);
        var data = Files.createDirectories(home.resolve("data"));
        for (var name : List.of("catalog", "platform.csv", "payees.csv")) {
            Files.move(all.resolve(name), data.resolve(name));
        }
        Files.createDirectories(data.resolve("usage"));
        for (var day = 11; day <= 17; day++) {
            Files.move(all.resolve("usage/" + MONTH + "-" + day), data.resolve("usage/" + MONTH + "-" + day));
        }
        platform = platform("one", "");
        platform.plays(MONTH);
    }

    /** The same files under rules that begin with this. */
    private static Platform platform(String name, String usage) throws IOException {
        var own = home.resolve(name);
        LittleMonth.text(
                own.resolve("rules/2024-01.yaml"),
                usage + Files.readString(Path.of("rules/2024-01.yaml")).replaceFirst("(?ms)^usage:.*?(?=^\\w)", ""));
        return new Platform(
                        home.resolve("data"), own.resolve("rules"), own.resolve("reports"), own.resolve("state"), null)
                .with(Servers.fresh());
    }

    private static Places places(Platform of) {
        return new Places(
                of.data(), of.rules(), of.reports(), of.state(), new BusinessZone(ZoneId.of("Asia/Shanghai")));
    }

    private record Kept(MonthContribution contribution, List<Manifest> manifests) {
        static Kept in(ApplicationContext application) {
            return new Kept(
                    application
                            .getBean(Contributions.class)
                            .find(DemoData.MONTH)
                            .orElseThrow(),
                    application
                            .getBean(CountedDays.class)
                            .manifests(DemoData.MONTH.atDay(1), DemoData.MONTH.atEndOfMonth()));
        }
    }

    private static Recounted recounted(ApplicationContext application, Platform underRulesOf) {
        var rules = places(underRulesOf).monthRules(DemoData.MONTH);
        return application.getBean(Recount.class).of(DemoData.MONTH, rules, Silent.PROGRESS);
    }

    private static void requireSame(Recounted recounted, Kept kept) {
        assertThat(recounted.contribution().models().size()).isGreaterThan(80);
        assertThat(new Kept(
                        recounted.contribution(),
                        recounted.days().stream().map(Recount.Day::manifest).toList()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringCollectionOrderInFields("manifests.buckets", "manifests.files", "contribution.models.splits")
                .isEqualTo(kept);
    }

    @Test
    void theFactsOfTheNightsServe() {
        try (var application = Stipend.open(places(platform), platform.database())) {
            var recounted = recounted(application, platform);
            assertThat(recounted.countedAgain()).isEmpty();
            requireSame(recounted, Kept.in(application));
        }
    }

    @Test
    void withoutThemEveryDayIsCounted() {
        var elsewhere = platform.writingTo(home.resolve("without"));
        try (var application = Stipend.open(places(elsewhere), platform.database())) {
            var recounted = recounted(application, platform);
            assertThat(recounted.countedAgain())
                    .hasSize(7)
                    .allSatisfy(day -> assertThat(day.why()).containsExactly(Why.NO_FACTS));
            requireSame(recounted, Kept.in(application));
            assertThat(elsewhere.state().resolve("facts")).doesNotExist();
        }
    }

    /** What the nights and the month would have kept, had these rules been in force. */
    @Test
    void underAnotherUsageSection() throws IOException {
        var other = platform("other", OTHER_USAGE);
        other.plays(MONTH);
        var before = Servers.dump(Objects.requireNonNull(platform.database()));
        try (var application = Stipend.open(places(platform), platform.database());
                var others = Stipend.open(places(other), other.database())) {
            var recounted = recounted(application, other);
            assertThat(recounted.countedAgain())
                    .hasSize(7)
                    .allSatisfy(day -> assertThat(day.why()).containsExactly(Why.OTHER_RULES));
            requireSame(recounted, Kept.in(others));
            assertThat(recounted.contribution())
                    .isNotEqualTo(Kept.in(application).contribution());
        }
        assertThat(Servers.dump(Objects.requireNonNull(platform.database()))).isEqualTo(before);
    }
}
