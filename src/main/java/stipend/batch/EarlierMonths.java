package stipend.batch;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.contribution.Contributions;
import stipend.contribution.Earlier;
import stipend.contribution.Earlier.Wanted;
import stipend.contribution.MonthContribution;
import stipend.fault.InputFault;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.rules.EarlierName;
import stipend.rules.Per;
import stipend.rules.Rules;

/** Looks up what rules ask of the approved months before a month (SPEC §4b); nothing, where they ask nothing. */
public final class EarlierMonths {
    private final Contributions contributions;
    private final AwardBook awards;
    private final PayoutRuns runs;

    public EarlierMonths(Contributions contributions, AwardBook awards, PayoutRuns runs) {
        this.contributions = contributions;
        this.awards = awards;
        this.runs = runs;
    }

    /** The month with what any of these rules asks, as the earlier months stand now. */
    public MonthContribution with(MonthContribution month, Rules... rules) {
        return asks(rules) ? month.with(before(month.month(), List.of(rules))) : month;
    }

    /** The approved runs that the month's rules look back on, as part of what it is computed from; null: on none. */
    @Nullable
    String runs(YearMonth month, Rules rules) {
        return asks(rules) ? PayoutRun.names(runs.signedBefore(month)) : null;
    }

    private static boolean asks(Rules... rules) {
        return Arrays.stream(rules).anyMatch(Rules::looksBack);
    }

    private Earlier before(YearMonth month, List<Rules> rules) {
        var signed = runs.signedBefore(month);
        rules.forEach(one -> requireOneCurrency(one, signed));
        var months = signed.stream().map(run -> run.id().month()).toList();
        return new Earlier(
                PayoutRun.names(signed),
                contributions.sums(months, wanted(month, rules, Per.MODEL), wanted(month, rules, Per.CREATOR)),
                awarded(months, rules));
    }

    private Map<Earlier.Key, Map<String, BigDecimal>> awarded(Collection<YearMonth> months, List<Rules> rules) {
        var programs = rules.stream().flatMap(one -> one.onlyOnce().stream()).collect(Collectors.toSet());
        return programs.isEmpty() ? Map.of() : awards.awarded(months, programs);
    }

    private static Set<Wanted> wanted(YearMonth month, List<Rules> rules, Per per) {
        return rules.stream()
                .flatMap(one -> one.earlier(per).stream())
                .map(name -> new Wanted(name.name(), name.metric(), name.span().first(month)))
                .collect(Collectors.toSet());
    }

    /** Amounts of two currencies do not add up. */
    private static void requireOneCurrency(Rules rules, List<PayoutRun.Signed> signed) {
        boolean ofMoney = !rules.onlyOnce().isEmpty()
                || Arrays.stream(Per.values())
                        .flatMap(per -> rules.earlier(per).stream())
                        .anyMatch(EarlierName::isMoney);
        signed.stream()
                .filter(run -> ofMoney && !run.rules().currency().equals(rules.currency()))
                .findFirst()
                .ifPresent(run -> {
                    throw new InputFault(
                            rules.file() + " is in " + rules.currency() + " and asks for amounts of earlier"
                                    + " months, of which " + run.id().month() + " was paid in "
                                    + run.rules().currency() + "; leave out once and the names of earlier revenue");
                });
    }
}
