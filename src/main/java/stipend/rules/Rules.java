package stipend.rules;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * One rules file, parsed and checked (SPEC §4).
 *
 * @param file the file's name in its folder
 * @param sha256 of the file's bytes, which a frozen month keeps
 * @param vocabulary the names its expressions may use and the slots they were resolved to
 */
public record Rules(
        String file,
        String sha256,
        String title,
        YearMonth from,
        Currency currency,
        UsageRules usage,
        List<Program> programs,
        PayoutRules payout,
        Vocabulary vocabulary) {}
