package stipend.batch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stipend.award.Awards;
import stipend.contribution.CreatorContribution;
import stipend.contribution.MonthContribution;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.rules.Rules;
import stipend.statement.RulesVersion;

/** A computed month with everything that its reports and explanations draw on. */
record MonthBook(
        YearMonth month,
        Rules rules,
        MonthContribution contribution,
        Awards awards,
        PayoutRun run,
        List<PayoutLine> lines) {
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
        return contribution.creators().stream().collect(Collectors.toMap(CreatorContribution::creatorId, one -> one));
    }
}
