package stipend.batch;

import java.nio.file.Path;
import java.time.YearMonth;
import stipend.period.BusinessZone;
import stipend.rules.FinanceFile;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFolder;

/**
 * Where a platform keeps what Stipend reads and writes (SPEC §6, global options).
 *
 * @param state the facts, and the embedded database if there is one
 */
public record Places(Path data, Path rules, Path reports, Path state, BusinessZone zone) {
    public Path facts() {
        return state.resolve("facts");
    }

    public Path spill() {
        return state.resolve("spill");
    }

    /** The rules that govern the month's counting: finance's figures of the month need not be there yet. */
    public Rules countingRules(YearMonth month) {
        return RulesFolder.inForce(rules, month, FinanceFile.read(data).namesOfAnyMonth());
    }

    /** The rules that the month is computed with. */
    public Rules monthRules(YearMonth month) {
        return RulesFolder.inForce(rules, month, names(month));
    }

    private FinanceNames names(YearMonth month) {
        return FinanceFile.read(data).names(month);
    }
}
