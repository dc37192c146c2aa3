package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.fault.InputFault;

class RulesFolderTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String from(String month) {
        return "rules: R " + month + "\nfrom: " + month + "\ncurrency: CNY\nprograms: []\n";
    }

    private String inForce(int month) {
        return RulesFolder.inForce(folder, YearMonth.of(2024, month), FinanceNames.NONE)
                .title();
    }

    @Test
    void theLatestFileThatIsNotAfterTheMonthIsInForce() throws IOException {
        write("z.yaml", from("2024-01"));
        write("a.yml", from("2024-03"));
        assertThat(inForce(1)).isEqualTo("R 2024-01");
        assertThat(inForce(2)).isEqualTo("R 2024-01");
        assertThat(inForce(3)).isEqualTo("R 2024-03");
        assertThat(inForce(12)).isEqualTo("R 2024-03");
    }

    @Test
    void otherFilesAreNotRead() throws IOException {
        write("a.yaml", from("2024-01"));
        write(".b.yaml", "[");
        write("c.yaml~", "[");
        write("README", "[");
        Files.createDirectory(folder.resolve("d.yaml"));
        assertThat(inForce(5)).isEqualTo("R 2024-01");
    }

    @Test
    void onlyFromIsReadOfAFileThatIsNotInForce() throws IOException {
        write("a.yaml", from("2024-01"));
        write("b.yaml", "from: 2024-06\nnonsense: [1, 2]\n");
        assertThat(inForce(5)).isEqualTo("R 2024-01");
        assertFault(6, "b.yaml, line 1, column 1: the file lacks the key \"rules\"");
    }

    @Test
    void oneMonthWithTwoFilesOrNoneIsAnError() throws IOException {
        assertFault(1, folder + ": no rules file (*.yaml) in this folder");
        write("a.yaml", from("2024-03"));
        assertFault(2, folder + ": no rules are in force for 2024-02; the first begin with 2024-03");
        write("b.yaml", from("2024-03"));
        assertFault(4, folder + ": a.yaml and b.yaml are both in force from 2024-03; change or remove one");
    }

    @Test
    void aFileThatSaysNotFromWhenIsAnError() throws IOException {
        write("a.yaml", "rules: R\n");
        assertFault(4, "a.yaml: says not from which month it is in force; add from: YYYY-MM");
        write("a.yaml", "from: 2024\n");
        assertFault(4, "a.yaml, line 1, column 7: from must be a month such as 2024-02, not \"2024\"");
    }

    @Test
    void aMissingFolderIsAnError() {
        var missing = folder.resolve("none");
        assertThatThrownBy(() -> RulesFolder.inForce(missing, YearMonth.of(2024, 1), FinanceNames.NONE))
                .isInstanceOf(InputFault.class)
                .hasMessage(missing + ": no such folder of rules; name another with --rules");
    }

    private void assertFault(int month, String line) {
        assertThatThrownBy(() -> inForce(month)).isInstanceOf(InputFault.class).hasMessage(line);
    }
}
