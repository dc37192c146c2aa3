package stipend.batch;

import java.time.YearMonth;
import stipend.award.AwardBook;
import stipend.award.Awards;
import stipend.award.Witness;
import stipend.contribution.Contributions;
import stipend.contribution.MonthContribution;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.payout.PayoutRuns;

/** Opens computed months: what is kept of them, and their awards evaluated again from it. */
final class ComputedMonths {
    private final Places places;
    private final Contributions contributions;
    private final AwardBook awardBook;
    private final PayoutRuns runs;

    ComputedMonths(Places places, Contributions contributions, AwardBook awardBook, PayoutRuns runs) {
        this.places = places;
        this.contributions = contributions;
        this.awardBook = awardBook;
        this.runs = runs;
    }

    /**
     * The month as it was computed.
     *
     * @param witness of the evaluation that gives the awards again
     * @throws InputFault if the month is not computed, or its rules file is another one now
     * @throws WorkFault if its awards are not those that are kept
     */
    ComputedMonth open(YearMonth month, Witness witness) {
        var computed = awardBook
                .find(month)
                .orElseThrow(() -> new InputFault(month + " is not computed; monthly --month " + month + " does it"));
        var run = runs.run(month)
                .orElseThrow(() -> new InputFault(
                        month + " is computed in part only; monthly --month " + month + " goes on with it"));
        var rules = places.rulesOf(computed);
        var contribution = contributions.find(month).orElseGet(() -> MonthContribution.none(month));
        var awards = Awards.evaluate(rules, contribution, computed.finance(), witness);
        requireKept(month, awards);
        return new ComputedMonth(month, rules, computed.finance(), contribution, awards, run, runs.lines(run));
    }

    /** Awards are a function of what is kept: they come out again as they were kept, or something was tampered with. */
    private void requireKept(YearMonth month, Awards awards) {
        if (!awards.lines().equals(awardBook.lines(month))) {
            throw new WorkFault(
                    "the awards kept of " + month + " are not those that its rules and contribution give; nothing"
                            + " is written, monthly --month " + month + " computes it again");
        }
    }
}
