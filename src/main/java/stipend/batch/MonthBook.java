package stipend.batch;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.Awards;
import stipend.contribution.CreatorContribution;
import stipend.contribution.MonthContribution;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.rules.Rules;
import stipend.statement.Account;
import stipend.statement.PostedRun;
import stipend.statement.RulesVersion;

/**
 * A month with everything that its reports draw on.
 *
 * @param creatorNames by creator_id; {@code modelNames} by model_id
 * @param posted what the ledger has of the run; null before its approval, and once it is cancelled
 */
record MonthBook(
        YearMonth month,
        Rules rules,
        MonthContribution contribution,
        Awards awards,
        PayoutRun run,
        List<PayoutLine> lines,
        List<PayoutItem> items,
        Map<String, String> creatorNames,
        Map<String, String> modelNames,
        @Nullable PostedRun posted) {
    LocalDate first() {
        return month.atDay(1);
    }

    LocalDate last() {
        return month.atEndOfMonth();
    }

    RulesVersion version() {
        return new RulesVersion(rules.title(), rules.file(), rules.sha256());
    }

    Map<String, CreatorContribution> creators() {
        return contribution.creators().stream().collect(toMap(CreatorContribution::creatorId, one -> one));
    }

    String nameOf(String creatorId) {
        return creatorNames.getOrDefault(creatorId, "");
    }

    static Account account(PayoutLine line) {
        return new Account(
                line.opening(),
                line.awards(),
                line.adjustments(),
                line.gross(),
                line.held(),
                line.carried(),
                line.tax(),
                line.net(),
                line.returned());
    }
}
