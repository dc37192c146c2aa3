package stipend.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import stipend.award.AwardBook;
import stipend.catalog.CatalogFolder;
import stipend.catalog.CatalogMonth;
import stipend.catalog.Declared;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.payout.RulesFile;
import stipend.period.BusinessZone;
import stipend.rules.FinanceFile;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;
import stipend.rules.RulesFolder;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.UsageEngine;

/**
 * Where a platform keeps what Stipend reads and writes (SPEC §6, global options).
 *
 * @param state the facts, and the embedded database if there is one
 */
public record Places(Path data, Path rules, Path reports, Path state, BusinessZone zone) {
    /** The same with another folder of rules. */
    public Places with(Path otherRules) {
        return new Places(data, otherRules, reports, state, zone);
    }

    public Path facts() {
        return state.resolve("facts");
    }

    /** Where a counted day's facts lie. */
    Path factsOf(CountedDay day) {
        return facts().resolve(day.factsFile());
    }

    /** Whether a counted day's facts are such as are read now; an earlier version's are not. */
    static boolean factsAreOfThisVersion(CountedDay day) {
        return day.factsFile().endsWith(UsageEngine.FACTS_ENDING);
    }

    /** For what is gone when the work ends that needed it. */
    Path scratch() {
        return state.resolve("scratch");
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

    /** What the month takes from the catalog, with the columns that its rules declare. */
    static CatalogMonth catalogMonth(CatalogFolder catalog, YearMonth month, Rules rules) {
        var columns = rules.columns();
        return new CatalogMonth(catalog.with(new Declared(columns.model(), columns.creator())), month);
    }

    /**
     * The rules that a computed month was computed with.
     *
     * @throws InputFault if the file is gone or another one now
     */
    public Rules rulesOf(AwardBook.Computed computed) {
        return rulesOf(computed, "run monthly --month " + computed.month() + " again");
    }

    /** @param otherwise what to do if the file cannot be put back */
    Rules rulesOf(AwardBook.Computed computed, String otherwise) {
        return sameRules(computed.rulesFile(), computed.rulesSha256(), computed.month(), otherwise);
    }

    /**
     * The rules that two people signed the month by.
     *
     * @throws InputFault if the file is gone or another one now
     */
    Rules signedRules(YearMonth month, RulesFile signed) {
        return sameRules(signed.file(), signed.sha256(), month, "name a corrected one with --rules-file");
    }

    /** @param otherwise what to do if the file cannot be put back */
    private Rules sameRules(String name, String sha256, YearMonth month, String otherwise) {
        var file = rules.resolve(name);
        var now = Files.exists(file) ? Sha256.ofFile(file) : "";
        if (!now.equals(sha256)) {
            throw InputFault.in(
                    name,
                    (now.isEmpty() ? "is gone" : "changed") + " since " + month
                            + " was computed with it; put it back, or " + otherwise);
        }
        return RulesFiles.load(file, names(month));
    }

    /** Rules from outside the folder, for a month that they do not govern by themselves. */
    Rules rulesIn(Path file, YearMonth month) {
        return RulesFiles.load(file, names(month));
    }

    private FinanceNames names(YearMonth month) {
        return FinanceFile.read(data).names(month);
    }
}
