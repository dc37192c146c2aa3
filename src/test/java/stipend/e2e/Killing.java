package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands in a process of their own that do not come to their end: {@code kill -9} of the process, or of its PostgreSQL. */
final class Killing {
    /** Who dies. */
    enum Victim {
        PROCESS,
        DATABASE
    }

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
        return Files.readString(out).lines().anyMatch(line -> line.startsWith(word));
    }

    private boolean killed(Process process, int millis, Victim victim) throws Exception {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        if (!ended) {
            switch (victim) {
                case PROCESS -> process.destroyForcibly();
                case DATABASE -> killDatabase();
            }
        }
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
        boolean died = !ended && process.exitValue() != 0;
        if (died && victim == Victim.DATABASE) {
            assertThat(Files.readString(err)).startsWith("stipend: ").hasLineCount(1);
            assertThat(process.exitValue()).isIn(1, 2);
        }
        return died;
    }

    /** Does nothing where no server runs yet: the number of one that was killed before may still lie there. */
    private void killDatabase() throws Exception {
        var pid = platform.state().resolve("postgres/postmaster.pid");
        var server = Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pid).getFirst().strip()))
                        .filter(Killing::isPostgres)
                : Optional.<ProcessHandle>empty();
        if (server.isPresent()) {
            var backends = server.get().children().toList();
            server.get().destroyForcibly();
            server.get().onExit().get(10, TimeUnit.SECONDS);
            for (var backend : backends) {
                backend.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }
}
