package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that serves, seen by those who use its database, read its log and send it a signal. */
@Execution(ExecutionMode.CONCURRENT)
class ServeTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path home;

    private final List<String> log = new ArrayList<>();

    @Test
    void othersUseItsDatabaseAndASignalEndsIt() throws Exception {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        var process = platform.start("serve", "--nightly", "* * * * * ?", "--port", "0");
        try (var out = process.inputReader()) {
            readTo("2024-03-03 counted", out);
            readTo("the ledger is sound", out);
            isSeen();
            platform.run("status").well().says("2024-03-03  counted", "; served by ");
            platform.run("nightly", "--day", "2024-03-02", "--force").well();
            platform.run("serve").refused(2, "another stipend is at work in " + platform.state());
            var port = String.valueOf(address().getPort());
            Platform.in(home.resolve("other"))
                    .run("serve", "--port", port)
                    .refused(2, "--port: " + port + " is in use; name another");
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

    @Test
    void withoutItsDatabaseItEndsSoThatItIsStartedAnew() throws Exception {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        var process = platform.start("serve", "--nightly", "* * * * * ?", "--port", "0");
        try (var out = process.inputReader()) {
            readTo("2024-03-03 counted", out);
            readTo("the ledger is sound", out);
            var pid = Files.readAllLines(platform.state().resolve("postgres/postmaster.pid"))
                    .getFirst()
                    .strip();
            assertThat(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly())
                    .isTrue();
            out.lines().forEach(log::add);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(log.getLast()).startsWith("stipend: the embedded PostgreSQL has ended by itself");
        } finally {
            process.destroyForcibly();
        }
        // what was told as done is there, however close the end came
        platform.run("status").well().says("2024-03-03  counted");
    }

    @Test
    void wrongUseIsRefusedBeforeAnythingIsOpened() {
        var platform = Platform.in(home);
        platform.run("serve", "--port", "70000").refused(2, "--port: 70000 is none; give 0 to 65535");
        platform.run("serve", "--address", "192.0.2.1").refused(2, "--address: \"192.0.2.1\" is none of this machine");
        platform.run("serve", "--nightly", "30 2 * * *").refused(2, "--nightly: \"30 2 * * *\" is no cron expression");
        assertThat(platform.state()).doesNotExist();
    }

    /** Each place that a monitor asks, and none beside them. */
    private void isSeen() throws Exception {
        assertThat(get("health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        for (var hidden : List.of("", "env", "beans", "metrics", "loggers", "heapdump", "shutdown", "info")) {
            assertThat(get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
        var metrics = get("prometheus").body();
        assertThat(metrics.lines())
                .contains(
                        "stipend_day_rows{bucket=\"accepted\"} 1.0",
                        "stipend_day_rows{bucket=\"rejected\"} 0.0",
                        "stipend_day_last_timestamp_seconds 1.7093952E9",
                        "stipend_uncounted_days 0.0",
                        "stipend_job_runs{job=\"nightly\",status=\"COMPLETED\"} 3.0",
                        "stipend_job_runs{job=\"nightly\",status=\"FAILED\"} 0.0",
                        "stipend_payout_runs{state=\"draft\"} 0.0",
                        "stipend_schedule_paused 0.0",
                        "stipend_ledger_sound 1.0")
                .anyMatch(line -> line.matches("stipend_step_seconds\\{job=\"nightly\",step=\"countDay\"} [0-9.]+"))
                .anyMatch(line -> line.matches("stipend_lag_days [0-9.E]+"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
        assertThat(metrics).doesNotContain("ann", "m1,", LittleMonth.ACCOUNT);
    }

    private HttpResponse<String> get(String what) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address() + "/" + what)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As it says itself. */
    private URI address() {
        var address = Pattern.compile("http:[^ \"]*").matcher(log.getFirst().replace("\\/", "/"));
        assertThat(address.find()).as(log.getFirst()).isTrue();
        return URI.create(address.group());
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
