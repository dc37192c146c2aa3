package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain} over a small month, by the command that people type; {@code -Dgolden=write} writes the texts anew. */
class ExplainTest {
    private static final Path GOLDEN = Path.of("src/test/resources/stipend/e2e/explain");

    @TempDir
    private static Path home;

    private static Platform platform = Platform.in(Path.of("."));

    @BeforeAll
    static void compute() {
        platform = Platform.in(home).with(Servers.fresh());
        ManyWays.write(platform);
        platform.run("nightly", "--from", "2026-03-01", "--to", "2026-03-31").well();
        platform.run("monthly", "--month", ManyWays.MONTH, "--by", "li").well();
    }

    private static String explain(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "explain";
        all[1] = "--month";
        all[2] = ManyWays.MONTH;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return platform.run(all).well().out();
    }

    private static JsonNode json(String creator) {
        return new JsonMapper().readTree(explain("--creator", creator, "--format", "json"));
    }

    @ParameterizedTest
    @CsvSource({"ann, en", "ann, zh", "bo, en", "bo, zh", "cy, zh", "di, en", "ed, zh", "fa, en", "fa, zh", "gu, en"})
    void tellsTheWholeWay(String creator, String language) {
        golden(creator + "." + language + ".txt", explain("--creator", creator, "--lang", language));
    }

    @Test
    void tellsOfOneModelInDetail() {
        golden("ann.m1.en.txt", explain("--creator", "ann", "--model", "m1"));
    }

    @Test
    void tellsProgramsTheSame() {
        golden("bo.json", explain("--creator", "bo", "--format", "json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bo", "cy", "di", "ed"})
    void addsUp(String creator) {
        assertThat(Readded.awards(json(creator))).isNotEmpty();
    }

    @Test
    void nobodyIsLeftWithoutAReason() {
        assertThat(json("fa").get("outcome").asString()).isEqualTo("no_usage");
        assertThat(json("gu").get("outcome").asString()).isEqualTo("nothing_awarded");
        assertThat(json("cy").get("money").get("status").asString()).isEqualTo("held");
        assertThat(json("di").get("money").get("status").asString()).isEqualTo("no_payee");
        assertThat(json("ed").get("money").get("status").asString()).isEqualTo("carried");
    }

    @Test
    void whoeverIsUnknownIsToldTheNearest() {
        platform.run("explain", "--month", ManyWays.MONTH, "--creator", "anna")
                .refused(2, "no creator of 2026-03 is called \"anna\"; did you mean \"ann\"?");
        platform.run("explain", "--month", ManyWays.MONTH, "--creator", "ann", "--model", "m8")
                .refused(2, "no model of creator \"ann\" in 2026-03 is called \"m8\"");
        platform.run("explain", "--month", "2026-02", "--creator", "ann").refused(2, "2026-02 is not computed");
    }

    /** What March withheld counts in April, and what it carried opens it. */
    @Test
    void theYearGoesOn(@TempDir Path later) {
        var next = Platform.in(later).with(Servers.fresh());
        ManyWays.write(next);
        next.run("nightly", "--from", "2026-03-01", "--to", "2026-03-31").well();
        next.run("monthly", "--month", "2026-03", "--by", "li").well();
        next.run("run", "review", "--month", "2026-03", "--by", "bea").well();
        next.run("run", "approve", "--month", "2026-03", "--by", "chen").well();
        ManyWays.goOn(next);
        next.run("nightly", "--from", "2026-04-01", "--to", "2026-04-30").well();
        next.run("monthly", "--month", "2026-04", "--by", "li").well();

        next.run("explain", "--month", "2026-04", "--creator", "ann")
                .well()
                .says(
                        "base: income 21127.92 − expenses 4225.584 − deduction 10000, at least 0 = 6902.336",
                        "base 6902.336 × rate 3 % − quick deduction 0 − withheld before 103.54");
        next.run("explain", "--month", "2026-04", "--creator", "bo", "--lang", "zh")
                .well()
                .says("税款，适用方式 flat", "计税基数 3069.85 × 税率 12.5 %");
        next.run("explain", "--month", "2026-04", "--creator", "di")
                .well()
                .says("gross: opening 2755.29 + awards 2755.29");
        next.run("explain", "--month", "2026-03", "--creator", "ann").well().says("approved, not sent to a bank yet");
        for (var creator : List.of("ann", "bo", "di")) {
            var told = next.run("explain", "--month", "2026-04", "--creator", creator, "--format", "json");
            assertThat(Readded.awards(new JsonMapper().readTree(told.well().out())))
                    .isNotEmpty();
        }
    }

    private static void golden(String name, String actual) {
        var file = GOLDEN.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
