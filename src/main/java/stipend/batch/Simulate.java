package stipend.batch;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.contribution.Contributions;
import stipend.contribution.MonthContribution;
import stipend.fault.InputFault;
import stipend.rules.FinanceFile;
import stipend.rules.Rules;
import stipend.simulation.MonthCase;

/** Looks up what a simulation needs of past months; nothing is written to the database. */
public final class Simulate {
    private final Places places;
    private final Recount recount;
    private final Contributions contributions;
    private final EarlierMonths earlier;
    private final AwardBook awards;

    Simulate(Places places, Recount recount, Contributions contributions, EarlierMonths earlier, AwardBook awards) {
        this.places = places;
        this.recount = recount;
        this.contributions = contributions;
        this.earlier = earlier;
        this.awards = awards;
    }

    /**
     * What is asked.
     *
     * @param rules the new file, whichever month it begins with
     * @param against a file, or a folder of files of which each month has its own; null: the rules that each month was
     *     computed with, or that are in force for it
     */
    public record Asked(Path rules, @Nullable Path against, YearMonth first, YearMonth last) {}

    /**
     * The months, ascending. Where the two rules count usage otherwise, the delivered files are counted again.
     *
     * @throws InputFault if a rules file does not load, a month has no usage, or the currencies differ
     */
    public List<MonthCase> cases(Asked asked, Progress progress) {
        if (asked.first.isAfter(asked.last)) {
            throw new InputFault("--months " + asked.first + ".." + asked.last + ": the first month comes first");
        }
        var months = Stream.iterate(asked.first, month -> !month.isAfter(asked.last), month -> month.plusMonths(1))
                .map(month -> ruled(asked, month))
                .toList();
        var cases = new ArrayList<MonthCase>();
        try (var task = progress.begin("loading", months.size());
                var kept = new KeptMonths(
                        contributions,
                        months.stream()
                                .filter(RuledMonth::isKept)
                                .map(RuledMonth::month)
                                .toList())) {
            for (var month : months) {
                cases.add(load(month, kept, progress));
                task.step(month.month.toString());
            }
        }
        return cases;
    }

    /**
     * A month and its two rules, before anything of it is loaded.
     *
     * @param isKept whether it was computed under the rules before, so that it need not be counted again
     */
    private record RuledMonth(
            YearMonth month, Rules before, Rules after, Optional<AwardBook.Computed> computed, boolean isKept) {}

    private RuledMonth ruled(Asked asked, YearMonth month) {
        var computed = awards.find(month);
        var wanted = places.rulesIn(asked.rules, month);
        var paid = before(asked, month, computed);
        var after = wanted.withNamesOf(paid);
        var before = paid.withNamesOf(wanted);
        if (!before.currency().equals(after.currency())) {
            throw new InputFault(
                    after.file() + " is in " + after.currency() + "; " + month + " was paid in " + before.currency());
        }
        boolean isKept = before.columns().equals(paid.columns())
                && computed.filter(one -> one.rulesSha256().equals(before.sha256()))
                        .isPresent();
        return new RuledMonth(month, before, after, computed, isKept);
    }

    private MonthCase load(RuledMonth month, KeptMonths kept, Progress progress) {
        var before = month.before;
        var after = month.after;
        var counted = month.isKept ? kept.get(month.month) : recounted(month.month, before, progress);
        var alike = before.usage().canonical().equals(after.usage().canonical());
        var then = earlier.with(counted, before, after);
        return new MonthCase(
                before,
                after,
                then,
                alike ? then : earlier.with(otherwise(month.month, before, after, counted, progress), before, after),
                finance(month.month, month.computed));
    }

    /** Counted under the other usage section; a measure that it lacks has the value that it had. */
    private MonthContribution otherwise(
            YearMonth month, Rules before, Rules after, MonthContribution counted, Progress progress) {
        var removed = new TreeSet<>(before.usage().measures().keySet());
        removed.removeAll(after.usage().measures().keySet());
        return recounted(month, after, progress).withMeasuresOf(counted, removed);
    }

    private Rules before(Asked asked, YearMonth month, Optional<AwardBook.Computed> computed) {
        if (asked.against == null) {
            return computed.map(one -> places.rulesOf(one, "name the rules to compare with: --against FILE"))
                    .orElseGet(() -> places.monthRules(month));
        }
        return Files.isDirectory(asked.against)
                ? places.with(asked.against).monthRules(month)
                : places.rulesIn(asked.against, month);
    }

    private MonthContribution recounted(YearMonth month, Rules rules, Progress progress) {
        var found = recount.of(month, rules, progress);
        if (found.days().isEmpty()) {
            throw new InputFault(month + " has no delivered day below "
                    + places.data().resolve("usage") + "; name months that have, with --months A..B");
        }
        return found.contribution();
    }

    /** Those that the month was computed with; names that came later have today's values. */
    private Map<String, BigDecimal> finance(YearMonth month, Optional<AwardBook.Computed> computed) {
        var now = FinanceFile.read(places.data()).of(month);
        return computed.map(AwardBook.Computed::finance)
                .filter(then -> then.keySet().containsAll(now.keySet()))
                .orElse(now);
    }

    /** Names of creators, as the last of the months knows them. */
    public Map<String, String> names(List<MonthCase> cases) {
        var names = new HashMap<String, String>();
        cases.forEach(month -> names.putAll(contributions.creatorNames(month.month())));
        return names;
    }
}
