package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real month beside the project, by the commands that people type. */
class RealMonthCommandsTest {
    private static final String MONTH = "2023-05";

    @TempDir
    private Path temp;

    @Test
    void givesTheExpectedFilesAndTheSameAgain() throws IOException {
        var shared = Shared.folder("data/civitai-2023-05");
        var platform =
                new Platform(shared, shared.resolve("rules"), temp.resolve("reports"), temp.resolve("state"), null);
        var nightly = new String[] {"nightly", "--from", "2023-05-01", "--to", "2023-05-31"};
        platform.run(nightly).well().says("days: 31 counted");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
        platform.run("export", "--month", MONTH).well().says(" proof lines hold");
        requireExpected(platform, shared);
        var all = platform.exported(MONTH);

        platform.run(nightly).well().says("days: 0 counted, 31 counted before");
        platform.run("monthly", "--month", MONTH, "--by", "li").well().says("nothing to do");
        platform.run("nightly", "--force", "--day", "2023-05-07").well().says("days: 1 counted");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
        platform.run("export", "--month", MONTH).well();
        assertThat(platform.exported(MONTH)).isEqualTo(all);
    }

    private static void requireExpected(Platform platform, Path shared) throws IOException {
        try (var files = Files.list(shared.resolve("expected"))) {
            for (var expected : files.toList()) {
                assertThat(platform.reports().resolve(MONTH).resolve(expected.getFileName()))
                        .hasSameBinaryContentAs(expected);
            }
        }
    }
}
