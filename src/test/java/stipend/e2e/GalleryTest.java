package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemes that real platforms published, month after month. */
@Execution(ExecutionMode.CONCURRENT)
class GalleryTest {
    @TempDir
    private Path temp;

    static Stream<String> schemes() throws IOException {
        try (var folders = Files.list(Shared.folder("gallery"))) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void paysWhatItPublished(String scheme) throws IOException {
        var folder = Shared.folder("gallery").resolve(scheme);
        var platform = new Platform(
                folder.resolve("data"),
                folder.resolve("rules"),
                temp.resolve("reports"),
                temp.resolve("state"),
                Servers.fresh());
        var expected = folder.resolve("expected");
        for (var month : new TreeSet<>(Files.readAllLines(expected.resolve("awards.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, 7))
                .toList())) {
            platform.plays(month);
            platform.run("run", "review", "--month", month, "--by", "mei").well();
            platform.run("run", "approve", "--month", month, "--by", "jonas").well();
            for (var name : List.of("awards.csv", "payouts.csv")) {
                requireSame(platform.reports().resolve(month).resolve(name), expected.resolve(name), month);
            }
        }
        platform.run("ledger", "verify").well().says("sound");
    }

    private static void requireSame(Path written, Path expected, String month) throws IOException {
        if (Files.exists(expected)) {
            var lines = Files.readAllLines(expected);
            var header = lines.getFirst();
            assertThat(Files.readAllLines(written))
                    .as("%s of %s", written.getFileName(), month)
                    .containsExactlyElementsOf(lines.stream()
                            .filter(line -> line.equals(header) || line.startsWith(month + ","))
                            .toList());
        }
    }
}
