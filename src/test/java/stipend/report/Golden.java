package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a report must be, to the byte. {@code -Dgolden=write} writes the files anew; the difference is then read by a
 * person before it is committed.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/stipend/report/golden");

    private Golden() {}

    static void matches(Path file) {
        matches(file.getFileName().toString(), read(file));
    }

    static void matches(String name, String actual) {
        var golden = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            write(golden, actual);
        }
        assertThat(actual).isEqualTo(read(golden));
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path golden, String actual) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
