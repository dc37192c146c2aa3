package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start that is killed while its database is laid out, helpers and all. */
class FirstStartTest {
    @TempDir
    private Path home;

    @Test
    void theNextOneBeginsAnewAndLeavesNothingOfIt() throws Exception {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        var first = platform.start("status");
        while (first.isAlive() && folders(platform.state(), "PG_VERSION").isEmpty()) {
            Thread.sleep(1);
        }
        kill(first);
        assertThat(folders(platform.state(), "PG_VERSION")).isNotEmpty();
        assertThat(folders(platform.state(), "postmaster.opts")).isEmpty();

        platform.run("status").well();
        platform.run("nightly", "--day", "2024-03-02").well().says("days: 1 counted");
        assertThat(folders(platform.state(), "PG_VERSION")).containsExactly("postgres");
    }

    private static void kill(Process process) throws Exception {
        var all = process.toHandle().descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var one : all) {
            one.onExit().get(10, TimeUnit.SECONDS);
        }
        process.waitFor();
    }

    /** Those below the state folder that hold this file. */
    private static List<String> folders(Path state, String file) throws IOException {
        try (var entries = Files.list(state)) {
            return entries.filter(entry -> Files.exists(entry.resolve(file)))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of(); // not even that is there
        }
    }
}
