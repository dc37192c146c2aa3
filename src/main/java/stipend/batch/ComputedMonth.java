package stipend.batch;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import stipend.award.Awards;
import stipend.award.Witness;
import stipend.contribution.CreatorContribution;
import stipend.contribution.MonthContribution;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.rules.Rules;

/** A month as it was computed: what went in, the awards that come out of it again, and its run. */
record ComputedMonth(
        YearMonth month,
        Rules rules,
        Map<String, BigDecimal> finance,
        MonthContribution contribution,
        Awards awards,
        PayoutRun run,
        List<PayoutLine> lines) {
    /** The same awards, evaluated once more before a witness. */
    Awards evaluated(Witness witness) {
        return Awards.evaluate(rules, contribution, finance, witness);
    }

    Map<String, CreatorContribution> creators() {
        return contribution.creators().stream().collect(toMap(CreatorContribution::creatorId, one -> one));
    }
}
