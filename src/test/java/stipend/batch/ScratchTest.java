package stipend.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder for the time of the work, and what becomes of one that nobody closed. */
class ScratchTest {
    @TempDir
    private Path home;

    private final Scratches scratches = new Scratches();

    @Test
    void itGoesWithTheWork() throws Exception {
        var parent = home.resolve("a/b");
        try (var scratch = scratches.below(parent)) {
            Files.writeString(scratch.file("x"), "x");
            assertThat(scratch.file("x")).exists();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void itGoesWithAllThatIsOpenWhenTheyAreClosed() throws Exception {
        Files.writeString(scratches.below(home).file("x"), "x");
        scratches.below(home.resolve("closed")).close();
        scratches.close();
        assertThat(home.resolve("closed")).isEmptyDirectory();
        assertThat(Files.list(home)).containsExactly(home.resolve("closed"));
    }

    @Test
    void whatSomebodyUsesIsLeftAlone() throws Exception {
        try (var one = scratches.below(home)) {
            Files.writeString(one.file("x"), "x");
            try (var other = scratches.below(home)) {
                Files.writeString(other.file("x"), "y");
            }
            assertThat(one.file("x")).hasContent("x");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsTakenAway() throws Exception {
        Files.createDirectories(home.resolve("dead/deep"));
        Files.writeString(home.resolve("dead/deep/x"), "x");
        Files.createFile(home.resolve("dead.lock"));
        Files.createFile(home.resolve("gone.lock"));
        try (var scratch = scratches.below(home)) {
            assertThat(scratch.file("x").getParent()).isEmptyDirectory();
            assertThat(home.resolve("dead")).doesNotExist();
        }
        assertThat(home).isEmptyDirectory();
    }
}
