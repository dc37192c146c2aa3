package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that serves, seen by those who use its database, read its log and send it a signal. */
class ServeTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path home;

    private final List<String> log = new ArrayList<>();

    @Test
    void othersUseItsDatabaseAndASignalEndsIt() throws Exception {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        var process = platform.start("serve", "--nightly", "* * * * * ?");
        try (var out = process.inputReader()) {
            readTo("2024-03-03 counted", out);
            platform.run("status").well().says("2024-03-03  counted", "; served by ");
            platform.run("nightly", "--day", "2024-03-02", "--force").well();
            platform.run("serve").refused(2, "another stipend is at work in " + platform.state());
            process.toHandle().destroy();
            out.lines().forEach(log::add);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
        var events = log.stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(events).anySatisfy(event -> {
            assertThat(text(event, "formattedMessage")).startsWith("ends COMPLETED");
            assertThat(text(event.get("mdc"), "job")).isEqualTo("nightly");
            assertThat(text(event.get("mdc"), "day")).isEqualTo("2024-03-02");
            assertThat(text(event.get("mdc"), "run")).isEqualTo("2");
        });
        assertThat(events)
                .anySatisfy(event -> assertThat(text(event, "formattedMessage")).startsWith("ending"));
    }

    private void readTo(String word, BufferedReader out) throws Exception {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            log.add(line);
            if (line.contains(word)) {
                return;
            }
        }
        assertThat(log).as("it ended").isEmpty();
    }

    private static String text(JsonNode event, String name) {
        return event.get(name).asString();
    }
}
