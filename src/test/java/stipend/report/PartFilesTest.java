package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody leaves who is killed while he writes, and what others write at the same time. */
class PartFilesTest {
    @TempDir
    private Path folder;

    /** A process that has begun files in the folder and waits. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var files = new WholeFiles();
            for (var name : List.of("a.html", "b.html")) {
                files.write(folder.resolve(name), out -> out.write(1));
            }
            var workbook = new SteadyWorkbook("t", java.time.LocalDateTime.of(2024, 3, 1, 0, 0));
            workbook.createSheet("s").createRow(0).createCell(0).setCellValue("x");
            System.out.println("written");
            System.out.flush();
            Thread.sleep(600_000);
        }
    }

    private Process writer() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("reports").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("written");
        return process;
    }

    private List<String> hidden() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    /** As the next export does, in the folder of the reports and in that of what waits. */
    private void somebodyElseWrites() throws IOException {
        WholeFile.write(folder.resolve("reports/c.html"), out -> out.write(2));
        PartFiles.in(folder.resolve("tmp/stipend-" + System.getProperty("user.name")))
                .close();
    }

    @Test
    void theNextOneTakesAwayWhatAKilledOneLeft() throws Exception {
        Files.createDirectories(folder.resolve("tmp"));
        var strange = Files.createDirectories(folder.resolve("reports")).resolve(".somebody's.part");
        Files.writeString(strange, "not ours");
        var one = writer();
        try {
            var written = hidden();
            // two pages and a sheet, a lock in each folder, and what is not ours
            assertThat(written).hasSize(3 + 2 + 1);
            somebodyElseWrites();
            assertThat(hidden()).as("he still writes").hasSameElementsAs(written);
        } finally {
            one.destroyForcibly();
        }
        assertThat(one.waitFor(1, TimeUnit.MINUTES)).isTrue();
        somebodyElseWrites();
        assertThat(hidden()).containsExactly(".somebody's.part");
        assertThat(folder.resolve("reports/c.html")).exists();
        assertThat(folder.resolve("reports/a.html")).doesNotExist();
    }

    @Test
    void whatIsNotPutIntoItsPlaceGoesAtTheEnd() throws Exception {
        try (var parts = PartFiles.in(folder)) {
            Files.writeString(parts.next(), "x");
            try (var others = PartFiles.in(folder)) {
                Files.writeString(others.next(), "y");
            }
            assertThat(hidden()).hasSize(2);
        }
        assertThat(hidden()).isEmpty();
    }
}
