package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.MONTH;
import static stipend.e2e.LittleMonth.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.Stipend;
import stipend.batch.Export;
import stipend.batch.Places;
import stipend.period.BusinessZone;

/**
 * Statements are prepared for some rows at a time, and are the same however many these are. Each of five creators has
 * three models; he shares the award of each with the next creator but one, and one of his models misses it.
 */
@Execution(ExecutionMode.CONCURRENT)
class StatementsInPartsTest {
    private static final int CREATORS = 5;
    private static final int MODELS = 3;

    @TempDir
    private static Path home;

    private static Platform platform = Platform.in(Path.of("."));

    @BeforeAll
    static void play() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        text(
                platform.data().resolve("catalog/2024-03-01/creators.csv"),
                lines("creator_id,display_name,status,joined_on", CREATORS, c -> "c" + c + ",C,active,2023-01-01"));
        text(
                platform.data().resolve("catalog/2024-03-01/models.csv"),
                lines(
                        "model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits",
                        CREATORS * MODELS,
                        m -> "m%d,%s,M,lora,interior,true,false,2023-01-01,listed,%s:70|%s:30"
                                .formatted(m, owner(m), owner(m), "c" + (m / MODELS + 2) % CREATORS)));
        text(
                platform.data().resolve("usage/2024-03-03/c.csv"),
                LittleMonth.EVENTS
                        + lines(
                                "",
                                CREATORS * MODELS,
                                m -> "v%d,2024-03-03T10:00:00+08:00,generation,u%d,m%d,%d,"
                                        .formatted(m, m, m, 1 + m % 4)));
        LittleMonth.rules(platform, "eligible: images >= 2\n    score: images");
        platform.plays(MONTH);
    }

    private static String owner(int model) {
        return "c" + model / MODELS;
    }

    private static String lines(String head, int howMany, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, howMany)
                .mapToObj(line)
                .collect(Collectors.joining("\n", head.isEmpty() ? "" : head + "\n", "\n"));
    }

    /** With 1 each creator is alone; with 5 and 9 parts end in the middle of what creators share; 13 leaves a short rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 5, 9, 13})
    void areTheSameBytes(long rowsTogether) throws Exception {
        var elsewhere = platform.writingTo(home.resolve("by" + rowsTogether));
        var places = new Places(
                platform.data(),
                platform.rules(),
                elsewhere.reports(),
                platform.state(),
                new BusinessZone(ZoneId.of("Asia/Shanghai")));
        try (var application = Stipend.open(places, platform.database())) {
            var asked = new Export.Asked(Export.Asked.USUAL.variance(), false, rowsTogether);
            var written = application.getBean(Export.class).run(YearMonth.parse(MONTH), asked, Silent.PROGRESS);
            assertThat(written.statements()).isEqualTo(CREATORS);
        }
        assertThat(elsewhere.exported(MONTH)).isEqualTo(platform.exported(MONTH));
        assertThat(Files.readString(elsewhere.reports().resolve(MONTH + "/statements/c0.html")))
                .as("his own, and what another shares with him")
                .contains("m1", "m9");
    }
}
