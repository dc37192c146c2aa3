package stipend.batch;

import static java.util.stream.Collectors.toMap;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import stipend.award.Awards;
import stipend.contribution.CreatorContribution;
import stipend.contribution.MonthContribution;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.rules.Rules;

/** A month as it was computed: what went in, the awards that come out of it again, and its run. */
record ComputedMonth(
        YearMonth month,
        Rules rules,
        MonthContribution contribution,
        Awards awards,
        PayoutRun run,
        List<PayoutLine> lines) {
    Map<String, CreatorContribution> creators() {
        return contribution.creators().stream().collect(toMap(CreatorContribution::creatorId, one -> one));
    }
}
