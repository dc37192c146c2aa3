package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A process that is told to end in the middle of a day: what becomes of the day, and of the folder that it works in. */
@Execution(ExecutionMode.CONCURRENT)
class StoppedTest {
    private static final int TERMINATED = 128 + 15;
    private static final int EVENTS = 400_000;

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));
    private String url = "";

    @BeforeEach
    void deliver() {
        url = Servers.fresh();
        platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
    }

    @Test
    void whoServesFinishesTheDayFirst() throws Exception {
        writeLargeDay();
        var process = platform.start("serve", "--nightly", "* * * * * ?", "--port", "0");
        try (var out = process.inputReader()) {
            // its facts are written when all its rows are read, which takes a while
            await("its folder is there", () -> !rooms().isEmpty());
            process.toHandle().destroy();
            assertThat(out.lines())
                    .anyMatch(line -> line.contains("ending: what is at work is finished first"))
                    .anyMatch(line -> line.contains("2024-03-01 counted"))
                    .noneMatch(line -> line.contains("failed"));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
        assertThat(platform.state().resolve("spill")).isEmptyDirectory();
        assertThat(counted()).containsExactly("2024-03-01");
    }

    @Test
    void whoCountsOnceLeavesNoFolder() throws Exception {
        platform.run("status").well();
        try (var held = HeldTable.fromWriters(url, "counted_day")) {
            var process = platform.start("nightly", "--day", "2024-03-01");
            try {
                held.awaitWaiter();
                assertThat(rooms()).isNotEmpty();
                process.toHandle().destroy();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isEqualTo(TERMINATED);
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(platform.state().resolve("spill")).isEmptyDirectory();
        assertThat(counted()).isEmpty();
    }

    private void writeLargeDay() {
        var text = new StringBuilder(LittleMonth.EVENTS);
        for (var i = 0; i < EVENTS; i++) {
            text.append("large").append(i).append(",2024-03-01T10:00:00+08:00,generation,u1,m1,1,0.5\n");
        }
        LittleMonth.text(platform.data().resolve("usage/2024-03-01/large.csv"), text.toString());
    }

    private List<Path> rooms() {
        var spill = platform.state().resolve("spill");
        if (!Files.isDirectory(spill)) {
            return List.of();
        }
        try (var files = Files.list(spill)) {
            return files.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> counted() {
        return Servers.sql(url).fetchValues("select day::text from counted_day order by day").stream()
                .map(String::valueOf)
                .toList();
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        for (var tries = 0; !holds.getAsBoolean(); tries++) {
            assertThat(tries).as(what).isLessThan(12_000);
            Thread.sleep(5);
        }
    }
}
