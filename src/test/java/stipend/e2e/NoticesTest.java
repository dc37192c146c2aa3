package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.batch.Nightly;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people outside are told, by a real HTTP server that takes the hook and a real SMTP server that takes the mail. */
@Execution(ExecutionMode.CONCURRENT)
class NoticesTest {
    private static final String SECRET = "a secret that nobody sees";

    @TempDir
    private Path home;

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer server;
    private Platform platform;
    private Path notices;

    /** A request as it came. */
    private record Taken(String id, String timestamp, String signature, String body) {
        static Taken of(HttpExchange exchange) throws IOException {
            var headers = exchange.getRequestHeaders();
            return new Taken(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String event() {
            return json().get("event").asString();
        }

        String text() {
            return json().get("text").asString();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            taken.add(Taken.of(exchange));
            exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.remove(), -1);
            exchange.close();
        });
        server.start();
        notices = home.resolve("notices.yaml");
        LittleMonth.text(home.resolve("secret"), SECRET + "\n");
        LittleMonth.text(notices, """
            webhook:
              url: http://localhost:%d/hooks/of/ours
              secret_file: %s
            """.formatted(server.getAddress().getPort(), home.resolve("secret")));
        platform = Platform.in(home);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Ran run(String... command) {
        var told = new java.util.ArrayList<>(List.of(command));
        told.addAll(List.of("--notices", notices.toString()));
        return platform.run(told.toArray(String[]::new));
    }

    @Test
    void aMonthTellsWhatPeopleMustKnow() throws Exception {
        platform = platform.with(Servers.fresh());
        LittleMonth.write(platform);
        answers.add(503); // it is tried again
        run("nightly").well();
        assertThat(taken).extracting(Taken::event).containsExactly("missing", "missing");
        assertThat(taken.getFirst())
                .as("the same notice, the same id and signature")
                .isEqualTo(taken.getLast());
        assertThat(taken.getLast().text()).contains("nothing was delivered for", "2024-03-04");
        taken.clear();

        LittleMonth.rules(platform, "score: 1 / 0");
        var failed = run("monthly", "--month", LittleMonth.MONTH, "--by", "li").refused(1, "pool");
        assertThat(taken).extracting(Taken::event).containsExactly("failed");
        assertThat(failed.err()).isEqualTo("stipend: " + taken.getLast().text() + "\n");
        taken.clear();

        LittleMonth.rules(platform, "score: generations");
        run("monthly", "--month", LittleMonth.MONTH, "--by", "li").well();
        assertThat(taken).extracting(Taken::event).containsExactly("awaiting_approval");
        assertThat(taken.getLast().text()).contains("payout run 2024-03/1 is draft, prepared by li");
        for (var notice : taken) {
            assertThat(notice.signature())
                    .isEqualTo("v1," + hmac(notice.id() + "." + notice.timestamp() + "." + notice.body()));
            assertThat(notice.body()).doesNotContain(LittleMonth.ID_NUMBER, LittleMonth.ACCOUNT, "Ann");
        }
    }

    @Test
    void whoComesSecondPagesNobody() throws Exception {
        LittleMonth.write(platform);
        Files.createDirectories(platform.state());
        try (var other = FileChannel.open(
                platform.state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            var second = run("nightly")
                    .refused(
                            2,
                            "another stipend is at work in " + platform.state()
                                    + ": wait for it and give the command again");
            assertThat(second.err()).doesNotContain("--state");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void aLostDatabaseIsToldInTheCommandsOwnLine() throws Exception {
        var url = Servers.fresh();
        platform = platform.with(url);
        LittleMonth.write(platform);
        platform.run("status").well();
        Process process;
        try (var held = HeldTable.fromAll(url, "counted_day")) { // whoever looks which are counted waits
            process =
                    platform.process("nightly", "--notices", notices.toString()).start();
            held.loseWaiter();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(taken).extracting(Taken::event).containsExactly("failed");
        assertThat(taken.getFirst().text()).startsWith("PostgreSQL went away at work (");
        assertThat(process.errorReader().lines())
                .containsExactly("stipend: " + taken.getFirst().text());
    }

    @Test
    void whoServesLogsTheLineThatHeTellsAndOfWhichJobAndDayItIs() throws Exception {
        var url = Servers.fresh();
        platform = platform.with(url);
        LittleMonth.write(platform);
        platform.run("status").well();
        var process =
                platform.process("serve", "--nightly", "* * * * * ?", "--port", "0", "--notices", notices.toString());
        JsonNode event;
        try (var held = HeldTable.fromWriters(url, "counted_day")) { // whoever has counted one waits
            event = whatFails(process.start(), held);
        }
        assertThat(taken.getFirst().text()).startsWith("PostgreSQL went away at work (");
        assertThat(event.get("formattedMessage").asString())
                .isEqualTo("nightly failed: " + taken.getFirst().text());
        assertThat(event.get("mdc").get("job").asString()).isEqualTo("nightly");
        assertThat(event.get("mdc").get("day").asString()).isEqualTo("2024-03-01");
    }

    private static JsonNode whatFails(Process serving, HeldTable held) throws Exception {
        try (var out = serving.inputReader()) {
            held.loseWaiter();
            var failed =
                    out.lines().filter(line -> line.contains("nightly failed")).findFirst();
            held.close();
            serving.toHandle().destroy();
            assertThat(out.lines()).anyMatch(line -> line.contains("ending"));
            assertThat(serving.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return JsonMapper.shared().readTree(failed.orElseThrow());
        } finally {
            serving.destroyForcibly();
        }
    }

    @Test
    void aDayIsOneAndDaysAreMore() {
        var day = LocalDate.of(2024, 3, 4);
        assertThat(Nightly.warning(List.of(day))).contains("warning: nothing was delivered for 1 day: 2024-03-04");
        assertThat(Nightly.warning(List.of(day, day.plusDays(1))))
                .contains("warning: nothing was delivered for 2 days: 2024-03-04 to 2024-03-05");
        assertThat(Nightly.warning(List.of())).isEmpty();
    }

    private static String hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoIsNotReachedIsSaidAndStopsNothing() {
        answers.add(404); // nobody is there: another try would not do
        var ran = run("notify", "test");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("stipend: warning: the notice \"a test\" was not taken by the hook at localhost: it answered"
                        + " 404\n")
                .doesNotContain(SECRET, "hooks/of/ours");
        assertThat(taken).hasSize(1);
        run("notify", "test", "--dry-run").well().says("would be told: the hook at localhost");
        assertThat(taken).hasSize(1);
        run("notify", "test").well().says("told: the hook at localhost");
    }

    @Test
    void mailGoesThroughTheServer() throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            LittleMonth.text(notices, """
                mail:
                  server: smtp://localhost:%d
                  from: stipend@example.org
                  to: finance@example.org, ops@example.org
                """.formatted(mail.getSmtp().getPort()));
            run("notify", "test").well().says("told: the mail server localhost");
            var received = mail.getReceivedMessages();
            assertThat(received).hasSize(2); // one for each who is named
            assertThat(received[0].getSubject()).isEqualTo("Stipend: a test");
            assertThat(received[0].getContent().toString())
                    .contains("only to see whether notices arrive", "test at 20");
        } finally {
            mail.stop();
        }
    }

    /** One that offers no TLS, and one whose certificate nobody vouches for. */
    @ParameterizedTest
    @ValueSource(strings = {ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_SMTPS})
    void noPasswordIsToldToAServerThatCannotBeTrusted(String protocol) throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "localhost", protocol));
        mail.setUser("ops", "a password");
        mail.start();
        try {
            LittleMonth.text(home.resolve("password"), "a password\n");
            var server = protocol.equals(ServerSetup.PROTOCOL_SMTP) ? mail.getSmtp() : mail.getSmtps();
            LittleMonth.text(notices, """
                mail:
                  server: %s://ops@localhost:%d
                  password_file: %s
                  from: stipend@example.org
                  to: ops@example.org
                """.formatted(protocol, server.getPort(), home.resolve("password")));
            run("notify", "test").refused(1, "the mail server localhost: it did not take the mail");
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    @Test
    void aFileThatIsWrongIsRefused() {
        LittleMonth.text(notices, "webhook: {url: \"https://ops.example.org/x\"}");
        run("notify", "test").refused(2, "notices.yaml: webhook has no secret to sign with");
        LittleMonth.text(notices, "webhook: {url: ops.example.org, secret_file: " + home.resolve("secret") + "}");
        run("notify", "test").refused(2, "notices.yaml: webhook.url is no address such as https://HOST");
        LittleMonth.text(notices, "mail: {server: \"smtp://me:word@mail\", from: a@b.c, to: d@e.f}");
        run("notify", "test").refused(2, "its password stands in password_file or STIPEND_MAIL_PASSWORD");
        LittleMonth.text(notices, "mail: {sever: x}");
        run("notify", "test").refused(2, "notices.yaml: mail.sever is unknown");
    }
}
