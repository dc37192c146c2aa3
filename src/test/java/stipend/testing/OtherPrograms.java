package stipend.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that judge our work from outside, where they are installed. */
public final class OtherPrograms {
    private OtherPrograms() {}

    /** Skips the test where a program is missing; where CI says that it must be there, fails it. */
    public static void requirePresent(String... programs) {
        var missing =
                Arrays.stream(programs).filter(program -> !isPresent(program)).toList();
        if (!missing.isEmpty() && "required".equals(System.getenv("STIPEND_OTHER_PROGRAMS"))) {
            Assertions.fail(missing + " must be installed here");
        }
        Assumptions.assumeTrue(
                missing.isEmpty(),
                () -> missing
                        + " not installed (Debian: hledger, beancount, postgresql-client, chromium): not checked");
    }

    private static boolean isPresent(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }

    /** What it printed; its failure is an {@link IllegalStateException} with what it printed. */
    public static String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + ": " + printed);
        }
        return printed;
    }

    public static List<List<String>> rows(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }
}
