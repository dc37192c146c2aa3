package stipend.rules;

import java.nio.file.Path;
import java.time.YearMonth;
import stipend.fault.InputFault;

/**
 * A file of the rules folder as it is now.
 *
 * @param title empty if it does not load
 */
public record RulesVersion(YearMonth from, String file, String sha256, String title) {
    /** @throws InputFault if it does not even say from when it is in force */
    static RulesVersion of(Path file, FinanceNames finance) {
        var checked = RulesFiles.check(file, finance);
        var rules = checked.rules();
        var title = rules != null && checked.problems().isEmpty() ? rules.title() : "";
        return new RulesVersion(RulesFiles.from(file), checked.file(), checked.sha256(), title);
    }
}
