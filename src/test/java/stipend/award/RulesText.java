package stipend.award;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import stipend.contribution.ModelContribution;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;

/** Rules of tests as their authors write them: what stands below the file's title, month and currency. */
final class RulesText {
    private RulesText() {}

    static Rules rules(String text) {
        try {
            var file = Files.createTempFile("rules", ".yaml");
            try {
                Files.writeString(file, "rules: Test\nfrom: 2024-01\ncurrency: CNY\n" + text);
                return RulesFiles.load(file, FinanceNames.NONE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link Months#lines} writes them. */
    static List<String> lines(String text, ModelContribution... rows) {
        return Months.lines(Awards.evaluate(rules(text), Months.month(rows), Map.of()));
    }
}
