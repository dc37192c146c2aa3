package stipend.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stipend.rules.Rules;
import stipend.rules.RulesDiff.Language;
import stipend.rules.RulesPath;

/**
 * What is kept of a month that was evaluated under both rules and on the way between them.
 *
 * @param changes what each change moves, in the order of the way
 */
record MonthComparison(PaidMonth before, PaidMonth after, Grouped groups, List<Change> changes) {

    /** @param byCreator what it moves, by the creators' numbers */
    @SuppressWarnings("ArrayRecordComponent")
    record Change(Map<Language, String> words, long[] byCreator) {}

    /** @param way from the rules before to those after */
    static MonthComparison of(MonthCase month, List<RulesPath.Step> way, Creators creators) {
        return new Evaluating(month, creators).comparison(way);
    }

    private record Evaluating(MonthCase month, Creators creators, SeenMonth counted, SeenMonth recounted) {
        Evaluating(MonthCase month, Creators creators) {
            var counted = new SeenMonth(month.counted(), month.finance(), creators);
            this(
                    month,
                    creators,
                    counted,
                    month.countsAlike(month.after())
                            ? counted
                            : new SeenMonth(month.recounted(), month.finance(), creators));
        }

        private MonthPay pay(Rules rules) {
            return (month.countsAlike(rules) ? counted : recounted).pay(rules);
        }

        MonthComparison comparison(List<RulesPath.Step> way) {
            var before = pay(month.before());
            var changes = changes(before, way);
            var after = pay(month.after()); // its programs are those at the end of the way
            return new MonthComparison(
                    before.paid(creators), after.paid(creators), Grouped.of(before, after, creators), changes);
        }

        private List<Change> changes(MonthPay before, List<RulesPath.Step> way) {
            var changes = new ArrayList<Change>();
            var was = before.byCreator(creators);
            for (var step : way) {
                var is = pay(step.rules()).byCreator(creators);
                changes.add(new Change(step.words(), difference(was, is)));
                was = is;
            }
            return changes;
        }

        private static long[] difference(long[] was, long[] is) {
            var difference = new long[was.length];
            for (int i = 0; i < was.length; i++) {
                difference[i] = is[i] - was[i];
            }
            return difference;
        }
    }
}
