package stipend.usage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.usage.Room;

class DuckDbTest {
    @TempDir
    Path temp;

    @Test
    void aFullDiskIsNamedByItsFolder() {
        assumeTrue(Files.exists(Path.of("/dev/full"))); // a disk without room, where there is one
        var room = new Room() {
            @Override
            public Path folder() {
                return temp;
            }

            @Override
            public void close() {}
        };
        try (var duck = DuckDb.inMemory(room, new Memory(256))) {
            var fault = catchThrowableOfType(
                    SQLException.class, () -> duck.execute("copy (select 1) to '/dev/full' (format csv)"));
            assertThat(DuckDb.isExhausted(fault)).isTrue();
            assertThat(duck.failed(fault)).hasMessage("the disk of /dev is full; free space there and try again");
        }
    }

    /** A literal of the rules and the name of a delivered column are inserted too, and may read like words. */
    @Test
    void whatIsInsertedIntoAStatementIsNotLookedInto() {
        assertThat(DuckDb.text("measured", Map.of("columns", ", '{measures}$1'", "measures", ", '{columns}\\'")))
                .contains("as amount, '{measures}$1'\n", "as measured_since, '{columns}\\'\n");
    }

    @Test
    void aStatementsWordIsGivenOrItIsNotRun() {
        assertThatThrownBy(() -> DuckDb.text("measured", Map.of("columns", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sql/counting/measured.sql: nothing is given for {measures}");
    }
}
