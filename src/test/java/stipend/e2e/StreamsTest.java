package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.MONTH;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Results go to standard output, so that they can be kept in a file; how far work has come goes to standard error. */
class StreamsTest {
    @TempDir
    private Path home;

    @Test
    void resultsAreAlone() {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        var night = platform.run("nightly", "--from", "2024-03-01", "--to", "2024-03-03")
                .well();
        assertThat(night.out()).isEqualTo("days: 3 counted\n");
        assertThat(night.progress()).isEqualTo("""
            counting 1/3: 2024-03-01 counted
            counting 2/3: 2024-03-02 counted
            counting 3/3: 2024-03-03 counted
            """);
        var month = platform.run("monthly", "--month", MONTH, "--by", "li").well();
        assertThat(month.progress().lines()).hasSize(3).allMatch(line -> line.startsWith("computing 2024-03 "));
        assertThat(month.out()).contains("2024-03 is computed");

        var explained = platform.run("explain", "--month", MONTH, "--creator", "ann", "--format", "json")
                .well();
        assertThat(new JsonMapper().readTree(explained.out()).isObject()).isTrue();
        assertThat(explained.progress()).isEmpty();

        var draft = new Platform(
                platform.data(),
                platform.rules().resolve("2024-01.yaml"),
                platform.reports(),
                platform.state(),
                platform.database());
        var simulated = draft.run(
                        "simulate",
                        "--months",
                        MONTH,
                        "--against",
                        platform.rules().toString())
                .well();
        assertThat(simulated.progress()).isNotEmpty();
        assertThat(simulated.out()).contains("0 creators gain 0.00");
    }
}
