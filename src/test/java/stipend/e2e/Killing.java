package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Commands in a process of their own that do not come to their end: {@code kill -9} of the process, or of its
 * PostgreSQL, or of its connections there.
 */
final class Killing {
    /** Who dies. */
    enum Victim {
        PROCESS,
        DATABASE,
        /** The server stays, and closes whatever connections it has. */
        CONNECTIONS
    }

    /** The SQL states of a server that has no connections to lose: its process is there before it takes any, and after. */
    private static final String STARTS_OR_STOPS = "08...|57P0[13]";

    private final Platform platform;
    private final Path out;
    private final Path err;

    /** @param platform with the embedded database */
    Killing(Platform platform) throws IOException {
        this.platform = platform;
        Files.createDirectories(platform.state());
        this.out = platform.state().resolve("out.txt");
        this.err = platform.state().resolve("err.txt");
    }

    /** Kills some milliseconds after the command said the word; says whether it had not ended before. */
    boolean after(String word, int millis, Victim victim, String... command) throws Exception {
        var process = start(command);
        awaitWord(process, word);
        return killed(process, millis, victim);
    }

    /** Kills some milliseconds after the start; says whether the command had not ended before. */
    boolean within(int millis, Victim victim, String... command) throws Exception {
        return killed(start(command), millis, victim);
    }

    private Process start(String... command) throws IOException {
        return platform.process(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private void awaitWord(Process process, String word) throws Exception {
        while (process.isAlive() && !said(word)) {
            Thread.sleep(5);
        }
        assertThat(said(word)).as(Files.readString(out) + Files.readString(err)).isTrue();
    }

    private boolean said(String word) throws IOException {
        return (Files.readString(out) + Files.readString(err)).lines().anyMatch(line -> line.startsWith(word));
    }

    private boolean killed(Process process, int millis, Victim victim) throws Exception {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        if (!ended) {
            switch (victim) {
                case PROCESS -> process.destroyForcibly();
                case DATABASE -> killDatabase();
                case CONNECTIONS -> killConnections();
            }
        }
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
        boolean died = !ended && process.exitValue() != 0;
        if (died && victim != Victim.PROCESS) {
            var told = Ran.of(process.exitValue(), Files.readString(out), Files.readString(err));
            assertThat(told.err()).startsWith("stipend: ").hasLineCount(1);
            assertThat(told.exit()).isIn(1, 2);
            if (victim == Victim.CONNECTIONS) {
                assertThat(told.err()).contains("went away").contains("nothing is half done");
            }
        }
        return died;
    }

    private void killDatabase() throws Exception {
        var server = server();
        if (server.isPresent()) {
            var backends = server.get().children().toList();
            server.get().destroyForcibly();
            server.get().onExit().get(10, TimeUnit.SECONDS);
            for (var backend : backends) {
                backend.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** None before it runs: the number of one that was killed before may still lie there. */
    private Optional<ProcessHandle> server() throws IOException {
        return Files.exists(pid())
                ? ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pid()).getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                : Optional.empty();
    }

    private Path pid() {
        return platform.state().resolve("postgres/postmaster.pid");
    }

    private void killConnections() throws Exception {
        if (server().isPresent()) {
            var port = Files.readAllLines(pid()).get(3).strip();
            var password = Files.readString(platform.state().resolve("postgres.password"));
            var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            try (var connection = DriverManager.getConnection(url, "postgres", password.strip());
                    var statement = connection.createStatement()) {
                statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where backend_type = 'client backend' and pid <> pg_backend_pid()\
                    """);
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.toString()).matches(STARTS_OR_STOPS);
            }
        }
    }
}
