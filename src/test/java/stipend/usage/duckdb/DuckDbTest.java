package stipend.usage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** The comment at a statement's head tells what is put into it, and has no word in braces itself: text may have several lines. */
    @Test
    void eachStatementTellsItsWords() throws IOException {
        try (var files = Files.list(Path.of("sql/counting"))) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                assertThat(text).as(file.toString()).contains("-- In braces:");
                assertThat(found("^--   ([a-z_]+): ", text))
                        .as(file.toString())
                        .isEqualTo(found("\\{([a-z_]+)}", text));
                assertThat(found("--.*\\{([a-z_]+)}", text)).as(file.toString()).isEmpty();
            }
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
