package stipend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.WorkFault;

/** The server that Stipend starts: what it promises when the power is cut, and what an earlier one may have left to it. */
class EmbeddedDatabaseTest {
    @TempDir
    private static Path state;

    /** With something in it that must never be gone. */
    @BeforeAll
    static void fill() throws SQLException {
        try (var database = Database.open(null, state)) {
            answer(
                    database,
                    "insert into batch_job_instance values (1, 0, 'kept', 'for ever') returning job_name::text");
        }
    }

    private static String answer(Database database, String question) throws SQLException {
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void isWhole() throws SQLException {
        try (var database = Database.open(null, state)) {
            assertThat(answer(database, "select job_name from batch_job_instance"))
                    .isEqualTo("kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsToldAsDoneOutlastsAPowerCut(String setting) throws SQLException {
        try (var database = Database.open(null, state)) {
            assertThat(answer(database, "show " + setting)).isEqualTo("on");
        }
    }

    /** After a reboot, or in a container, another process has the number of a server that was killed. */
    @Test
    void anotherProcessOfAServersNumberIsLeftAlone(@TempDir Path elsewhere) throws Exception {
        var program = Files.copy(Path.of("/bin/sleep"), elsewhere.resolve("postgres"));
        var stranger = new ProcessBuilder(program.toString(), "600").start();
        try {
            write(stranger.pid() + "\n" + state.resolve("postgres") + "\n");
            isWhole();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void theServerOfAnotherFolderIsLeftAlone(@TempDir Path other) throws Exception {
        try (var neighbour = Database.open(null, other)) {
            Files.copy(other.resolve("postgres/postmaster.pid"), state.resolve("postgres/postmaster.pid"));
            isWhole();
            assertThat(answer(neighbour, "select 'answers'")).isEqualTo("answers");
        }
    }

    /** A full disk leaves an empty one. */
    @ParameterizedTest
    @CsvSource({"''", "' \n/data'", "no number", "0", "-", "99999999999999999999"})
    void aFileThatNamesNoServerIsNothing(String content) throws Exception {
        write(content);
        isWhole();
    }

    private static void write(String content) throws IOException {
        Files.writeString(state.resolve("postgres/postmaster.pid"), content);
    }

    /** A copy as pg_basebackup makes it lacks the trace of a server, and is a database all the same. */
    @Test
    void whatHasADatabaseIsNeverTakenForAPart() throws Exception {
        Files.delete(state.resolve("postgres/postmaster.opts"));
        isWhole();
    }

    /** Earlier versions let it be made in its place. */
    @Test
    void whatAnEarlierVersionsFirstStartLeftIsToldAtOnceAndKept(@TempDir Path killed) throws Exception {
        var left = Files.createDirectories(killed.resolve("postgres/base/1")).resolve("1259");
        Files.writeString(left, "pages");
        Files.writeString(killed.resolve("postgres/postgresql.conf"), "");
        assertThatThrownBy(() -> Database.open(null, killed))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining(killed.resolve("postgres") + ": has no database in it")
                .hasMessageContaining("move it away and give the same command again");
        assertThat(left).content().isEqualTo("pages");
    }
}
