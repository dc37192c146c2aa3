package stipend.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import stipend.award.AwardBook;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;
import stipend.rules.FinanceFile;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;
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

    /**
     * The rules that a computed month was computed with.
     *
     * @throws InputFault if the file is gone or another one now
     */
    public Rules rulesOf(AwardBook.Computed computed) {
        var file = rules.resolve(computed.rulesFile());
        var now = Files.exists(file) ? Sha256.ofFile(file) : "";
        if (!now.equals(computed.rulesSha256())) {
            throw InputFault.in(
                    computed.rulesFile(),
                    (now.isEmpty() ? "is gone" : "changed") + " since " + computed.month()
                            + " was computed with it; put it back, or run monthly --month " + computed.month()
                            + " again");
        }
        return RulesFiles.load(file, names(computed.month()));
    }

    private FinanceNames names(YearMonth month) {
        return FinanceFile.read(data).names(month);
    }
}
