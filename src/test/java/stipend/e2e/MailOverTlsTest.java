package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server with a user and a password, over TLS, whose certificate is of somebody whom the operator trusts. */
@Execution(ExecutionMode.CONCURRENT)
class MailOverTlsTest {
    private static final String SECRET = "of-the-stores";
    private static final String PASSWORD = "a p%ssword: \u00e4";

    @TempDir
    private static Path stores;

    @TempDir
    private Path home;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private SMTPServer server = SMTPServer.port(0).build();

    /** A key for localhost, and a store of those who are trusted with its certificate alone. */
    @BeforeAll
    static void make() throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store("key"),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(made.exitValue()).isZero();
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", keys().getCertificate("mail"));
        try (var out = Files.newOutputStream(Path.of(store("trusted")))) {
            trusted.store(out, SECRET.toCharArray());
        }
    }

    private static String store(String name) {
        return stores.resolve(name + ".p12").toString();
    }

    private static KeyStore keys() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(Path.of(store("key")).toFile(), SECRET.toCharArray());
    }

    private static SSLContext tls() throws GeneralSecurityException, IOException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), SECRET.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    /** It takes mail from its one user only, and only over TLS. */
    private void listen(String protocol) throws Exception {
        var listening = SMTPServer.port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals("ops") || !password.equals(PASSWORD)) {
                        refused.add(user + " " + password);
                        throw new LoginFailedException("no");
                    }
                }))
                .messageHandler((_, _, _, data) -> taken.add(new String(data, StandardCharsets.UTF_8)));
        server = (protocol.equals("smtps")
                        ? listening.serverSocketFactory(tls())
                        : listening.enableTLS().requireTLS().startTlsSocketFactory(tls()))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Ran told(String protocol, String password, String... options) throws Exception {
        var platform = Platform.in(home);
        var notices = home.resolve("notices.yaml");
        LittleMonth.text(home.resolve("password"), password + "\n");
        LittleMonth.text(notices, """
            mail:
              server: %s://ops@localhost:%d
              password_file: %s
              from: stipend@example.org
              to: finance@example.org, ops@example.org
            """.formatted(protocol, server.getPortAllocated(), home.resolve("password")));
        var builder = platform.process("notify", "test", "--notices", notices.toString());
        builder.command().addAll(1, List.of(options));
        var process = builder.redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Ran.of(
                process.exitValue(), Files.readString(home.resolve("out")), Files.readString(home.resolve("err")));
    }

    private static String[] trusting() {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + store("trusted"), "-Djavax.net.ssl.trustStorePassword=" + SECRET
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void itTakesTheMail(String protocol) throws Exception {
        listen(protocol);
        told(protocol, PASSWORD, trusting()).well().says("told: the mail server localhost");
        assertThat(taken)
                .singleElement()
                .asString()
                .contains("From: stipend@example.org", "To: finance@example.org, ops@example.org")
                .contains("Subject: Stipend: a test");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void whoIsNotTrustedIsToldNothing(String protocol) throws Exception {
        listen(protocol);
        told(protocol, PASSWORD).refused(1, "the mail server localhost: it did not take the mail");
        assertThat(taken).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        listen("smtp");
        told("smtp", "another", trusting()).refused(1, "it did not take the mail (MailAuthenticationException)");
        assertThat(taken).isEmpty();
        assertThat(refused).containsOnly("ops another");
    }
}
