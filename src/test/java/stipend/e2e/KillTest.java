package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.demo.DemoData;
import stipend.e2e.Killing.Victim;

/** Processes that are killed at work, or lose their database: the next one takes up what they left, server and all. */
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
    @ValueSource(longs = 1)
    void leavesTheSameBytesAfterAll(long seed) throws Exception {
        var random = new Random(seed);
        var platform = platform(temp);
        var killing = new Killing(platform);
        killing.after("counting " + (1 + random.nextInt(3)) + "/7", random.nextInt(400), Victim.PROCESS, NIGHTLY);
        killing.after("counting " + (4 + random.nextInt(3)) + "/7", random.nextInt(400), Victim.PROCESS, NIGHTLY);
        platform.run(NIGHTLY).well();
        killing.after("warning", random.nextInt(300), Victim.PROCESS, MONTHLY);
        assertEndsAsUndisturbed(platform);
    }

    @Test
    void aDatabaseThatDiesStopsTheWorkInOneLineAndLosesNothing() throws Exception {
        var random = new Random(3);
        var platform = platform(temp);
        var killing = new Killing(platform);
        killing.after("counting 1/7", random.nextInt(400), Victim.DATABASE, NIGHTLY);
        killing.after("counting 4/7", random.nextInt(400), Victim.DATABASE, NIGHTLY);
        platform.run(NIGHTLY).well();
        killing.after("warning", random.nextInt(50), Victim.DATABASE, MONTHLY);
        killing.after("warning", random.nextInt(200), Victim.DATABASE, MONTHLY);
        assertEndsAsUndisturbed(platform);
    }

    @Test
    void lostConnectionsStopTheWorkInOneLineAndLoseNothing() throws Exception {
        var random = new Random(4);
        var platform = platform(temp);
        var killing = new Killing(platform);
        assertThat(killing.after("counting 1/7", random.nextInt(400), Victim.CONNECTIONS, NIGHTLY))
                .isTrue();
        assertThat(killing.after("counting 4/7", random.nextInt(400), Victim.CONNECTIONS, NIGHTLY))
                .isTrue();
        platform.run(NIGHTLY).well();
        killing.after("warning", random.nextInt(50), Victim.CONNECTIONS, MONTHLY);
        killing.after("warning", random.nextInt(200), Victim.CONNECTIONS, MONTHLY);
        assertEndsAsUndisturbed(platform);
    }

    private static void assertEndsAsUndisturbed(Platform platform) {
        platform.run(MONTHLY).well();
        platform.run("export", "--month", MONTH).well();
        assertThat(platform.exported(MONTH)).isEqualTo(undisturbed);
        platform.run("ledger", "verify").well();
    }
}
