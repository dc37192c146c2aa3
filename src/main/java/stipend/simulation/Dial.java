package stipend.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.rules.RulesNumber;

/** One number of the rules after, turned: what they pay at each value. A value that was asked for is not evaluated again. */
final class Dial {
    private final List<MonthCase> cases;
    private final String name;
    private final Outcome unturned;
    private final Map<BigDecimal, Outcome> known = new TreeMap<>();

    /** @param name of a number that the rules after have in every month */
    Dial(List<MonthCase> cases, String name) {
        this.cases = cases;
        this.name = name;
        cases.forEach(month -> RulesNumber.find(month.after(), name));
        this.unturned = Outcome.of(cases, MonthCase::after);
    }

    RulesNumber number() {
        return RulesNumber.find(cases.getLast().after(), name);
    }

    Outcome at(BigDecimal value) {
        return known.computeIfAbsent(value, this::turned);
    }

    private Outcome turned(BigDecimal value) {
        var months = new ArrayList<MonthPay>();
        for (int i = 0; i < cases.size(); i++) {
            var month = cases.get(i);
            var rules = RulesNumber.find(month.after(), name).in(month.after(), value);
            months.add(unturned.months().get(i).next(month, rules));
        }
        return Outcome.of(months);
    }

    /** The cases with the number at that value. */
    static List<MonthCase> set(List<MonthCase> cases, String name, BigDecimal value) {
        return cases.stream()
                .map(month -> month.with(rules -> RulesNumber.find(rules, name).in(rules, value)))
                .toList();
    }
}
