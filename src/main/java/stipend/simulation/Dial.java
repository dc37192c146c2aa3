package stipend.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import stipend.rules.Program;
import stipend.rules.Rules;
import stipend.rules.RulesNumber;

/** One number of the rules after, turned: what they pay at each value. A value that was asked for is not evaluated again. */
final class Dial {
    private final List<MonthCase> cases;
    private final String name;
    private final Creators creators;
    private final List<SeenMonth> months = new ArrayList<>();
    private final Map<BigDecimal, Outcome> known = new TreeMap<>();

    /** @param name of a number that the rules after have in every month */
    Dial(List<MonthCase> cases, String name) {
        this.cases = cases;
        this.name = name;
        this.creators = Creators.of(cases);
        for (var month : cases) {
            RulesNumber.find(month.after(), name);
            months.add(new SeenMonth(month.recounted(), month.finance(), creators));
        }
    }

    RulesNumber number() {
        return RulesNumber.find(cases.getLast().after(), name);
    }

    Outcome at(BigDecimal value) {
        return known.computeIfAbsent(value, this::turned);
    }

    private Outcome turned(BigDecimal value) {
        var places = IntStream.range(0, cases.size()).boxed().toList();
        return new Outcome(places.parallelStream().map(at -> turned(at, value)).toList());
    }

    private PaidMonth turned(int at, BigDecimal value) {
        var after = cases.get(at).after();
        var turned = RulesNumber.find(after, name).in(after, value);
        var paid = months.get(at).pay(turned).paid(creators);
        forget(months.get(at), after, turned);
        return paid;
    }

    /** The turned program comes with this value only; of the others only their pay is asked. */
    private static void forget(SeenMonth month, Rules usual, Rules turned) {
        for (Program program : turned.programs()) {
            if (usual.programs().contains(program)) {
                month.settle(program);
            } else {
                month.forget(turned, program);
            }
        }
    }

    /** The cases with the number at that value. */
    static List<MonthCase> set(List<MonthCase> cases, String name, BigDecimal value) {
        return cases.stream()
                .map(month -> month.with(rules -> RulesNumber.find(rules, name).in(rules, value)))
                .toList();
    }
}
