package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.demo.DemoData;

/** Processes that are killed at work: the next one takes up what they left, server and all. */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
    private static final String MONTH = DemoData.MONTH.toString();
    private static final String[] NIGHTLY = {"nightly", "--from", MONTH + "-11", "--to", MONTH + "-17"};
    private static final String[] MONTHLY = {"monthly", "--month", MONTH, "--by", "li"};

    @TempDir
    private static Path shared;

    private static SortedMap<String, String> undisturbed = new TreeMap<>();

    @TempDir
    private Path temp;

    /** A week of the demo's month, so that a try is short. */
    @BeforeAll
    static void play() throws IOException {
        var all = shared.resolve("all");
        new DemoData().write(all);
        var data = Files.createDirectories(shared.resolve("data"));
        for (var name : List.of("catalog", "platform.csv", "payees.csv")) {
            Files.move(all.resolve(name), data.resolve(name));
        }
        Files.createDirectories(data.resolve("usage"));
        for (var day = 11; day <= 17; day++) {
            Files.move(all.resolve("usage/" + MONTH + "-" + day), data.resolve("usage/" + MONTH + "-" + day));
        }
        undisturbed = platform(shared).with(Servers.fresh()).plays(MONTH).exported(MONTH);
    }

    private static Platform platform(Path home) {
        return new Platform(
                shared.resolve("data"), Path.of("rules"), home.resolve("reports"), home.resolve("state"), null);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void leavesTheSameBytesAfterAll(long seed) throws Exception {
        var random = new Random(seed);
        var platform = platform(temp);
        startAndKill(platform, NIGHTLY, "counting " + (1 + random.nextInt(3)) + "/7", random.nextInt(400));
        startAndKill(platform, NIGHTLY, "counting " + (4 + random.nextInt(3)) + "/7", random.nextInt(400));
        platform.run(NIGHTLY).well();
        startAndKill(platform, MONTHLY, "warning", random.nextInt(300));
        platform.run(MONTHLY).well();
        platform.run("export", "--month", MONTH).well();
        assertThat(platform.exported(MONTH)).isEqualTo(undisturbed);
        platform.run("ledger", "verify").well();
    }

    /** Kills it some milliseconds after it said the word, if it has not ended before. */
    private static void startAndKill(Platform platform, String[] command, String word, int millis) throws Exception {
        var process = platform.start(command);
        var said = new StringBuilder();
        try (var out = process.inputReader()) {
            for (var next = out.readLine(); next != null; next = out.readLine()) {
                said.append(next).append('\n');
                if (next.startsWith(word)) {
                    break;
                }
            }
            assertThat(said).contains(word);
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
