package stipend.rules;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * One rules file, parsed and checked (SPEC §4).
 *
 * @param file the file's name in its folder
 * @param sha256 of the file's bytes, which a frozen month keeps
 * @param columns what the catalog has beyond SPEC §1
 * @param perModel the names of programs per model and their slots
 * @param perCreator the names of programs per creator and their slots
 */
public record Rules(
        String file,
        String sha256,
        String title,
        YearMonth from,
        Currency currency,
        Columns columns,
        UsageRules usage,
        List<Program> programs,
        PayoutRules payout,
        Vocabulary perModel,
        Vocabulary perCreator) {

    /** The same file's rules with other parts in them: what a simulation asks about. */
    public Rules with(UsageRules otherUsage, List<Program> otherPrograms) {
        return new Rules(
                file, sha256, title, from, currency, columns, otherUsage, otherPrograms, payout, perModel, perCreator);
    }

    Rules with(PayoutRules otherPayout) {
        return new Rules(
                file, sha256, title, from, currency, columns, usage, programs, otherPayout, perModel, perCreator);
    }

    /** The names and slots that a program's expressions were resolved to. */
    public Vocabulary vocabulary(Per per) {
        return switch (per) {
            case MODEL -> perModel;
            case CREATOR -> perCreator;
        };
    }
}
