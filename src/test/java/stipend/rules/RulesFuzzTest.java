package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;

/** The shipped rules with a few characters changed, dropped, doubled or moved: they load, or one line says why not. */
@Execution(ExecutionMode.CONCURRENT)
class RulesFuzzTest {
    private static final String INSERTED = "{}[](),:'\"#&*!|>-\n\t 0aé汉\u0001%@`?";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aDamagedFile(long seed) throws IOException {
        var random = new Random(seed);
        var whole = Files.readString(Path.of("rules", "2024-01.yaml"));
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder(whole);
            for (int n = random.nextInt(3); n >= 0; n--) {
                damage(text, random);
            }
            assertLoadsOrSaysWhyNot(Files.writeString(folder.resolve("a.yaml"), text), text);
        }
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() - 20);
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.delete(at, at + random.nextInt(20));
            default -> text.insert(random.nextInt(text.length()), text.substring(at, at + random.nextInt(20)));
        }
    }

    private static void assertLoadsOrSaysWhyNot(Path file, CharSequence text) {
        try {
            var check = RulesCheck.of(file, FinanceFigures.NONE, null);
            assertThat(check.problems().stream().map(check::shown)).allMatch(shown -> shown.startsWith("a.yaml:"));
            RulesFiles.load(file, FinanceNames.NONE);
        } catch (InputFault fault) {
            assertThat(fault.line()).startsWith("a.yaml").doesNotContain("\n");
        } catch (RuntimeException | StackOverflowError thrown) {
            fail(text + "\ngives " + thrown, thrown);
        }
    }
}
