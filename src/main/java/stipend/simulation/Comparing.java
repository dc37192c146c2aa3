package stipend.simulation;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import stipend.rules.Rules;
import stipend.rules.RulesDiff.Language;
import stipend.rules.RulesPath;
import stipend.simulation.Simulation.Cost;
import stipend.simulation.Simulation.CreatorPay;
import stipend.simulation.Simulation.Effect;
import stipend.simulation.Simulation.Mover;
import stipend.simulation.Simulation.Moves;
import stipend.simulation.Simulation.Reason;
import stipend.simulation.Simulation.RulesName;
import stipend.text.CodePoints;

/** Holds two outcomes against one another, and goes the way between their rules to see what moved whom. */
public final class Comparing {
    private static final int LARGEST = 20;

    private final List<MonthCase> cases;
    private final Outcome before;
    private final Outcome after;
    private final List<CreatorPay> creators = new ArrayList<>();

    /** What each change moved, by its words: months may be under different rules before. */
    private final Map<Map<Language, String>, Moved> moved = new LinkedHashMap<>();

    /** A change's effect, summed over months: of everybody, and of the creators who are looked at. */
    private record Moved(Map<String, Long> byCreator) {}

    private Comparing(List<MonthCase> cases) {
        this.cases = cases;
        this.before = Outcome.of(cases, MonthCase::before);
        this.after = Outcome.of(cases, MonthCase::after);
    }

    /**
     * Evaluates all months under both rules.
     *
     * @param cases at least one, ascending by month
     * @throws stipend.fault.WorkFault if an expression has no award to give
     */
    public static Simulation of(List<MonthCase> cases) {
        return new Comparing(cases).simulation();
    }

    private Simulation simulation() {
        pays();
        cases.parallelStream().map(this::way).toList().forEach(ways -> ways.forEach(this::add));
        return new Simulation(
                cases.getFirst().before().currency(),
                cases.stream().map(MonthCase::month).toList(),
                name(cases.getLast().before()),
                name(cases.getLast().after()),
                costs(),
                before.side(),
                after.side(),
                moves(),
                moved.entrySet().stream()
                        .map(change -> effect(
                                change.getKey(), change.getValue().byCreator.values()))
                        .toList(),
                largest(),
                Grouped.of(before, after),
                List.copyOf(creators));
    }

    private static RulesName name(Rules rules) {
        return new RulesName(rules.title(), rules.file(), rules.sha256());
    }

    private void pays() {
        var all = new TreeSet<>(CodePoints.ORDER);
        all.addAll(before.byCreator().keySet());
        all.addAll(after.byCreator().keySet());
        all.forEach(creator -> creators.add(new CreatorPay(
                creator,
                before.money(before.byCreator().getOrDefault(creator, 0L)),
                before.money(after.byCreator().getOrDefault(creator, 0L)))));
    }

    private List<Cost> costs() {
        var costs = new ArrayList<Cost>();
        for (int i = 0; i < cases.size(); i++) {
            var month = cases.get(i).month();
            var was = byId(before.months().get(i));
            var is = byId(after.months().get(i));
            var ids = new LinkedHashSet<>(was.keySet());
            ids.addAll(is.keySet());
            ids.forEach(id -> costs.add(cost(month, id, was.get(id), is.get(id))));
        }
        return costs;
    }

    private static Map<String, ProgramPay> byId(MonthPay month) {
        var byId = new LinkedHashMap<String, ProgramPay>();
        month.programs().forEach(pay -> byId.put(pay.program().id(), pay));
        return byId;
    }

    private Cost cost(YearMonth month, String id, @Nullable ProgramPay was, @Nullable ProgramPay is) {
        return new Cost(
                month,
                id,
                was == null ? null : before.money(was.total()),
                is == null ? null : before.money(is.total()),
                was == null ? null : shown(was.budget()),
                is == null ? null : shown(is.budget()));
    }

    /** Exactly, without zeros beyond the currency's decimals. */
    private @Nullable BigDecimal shown(@Nullable BigDecimal budget) {
        if (budget == null) {
            return null;
        }
        var plain = budget.stripTrailingZeros();
        return plain.scale() < before.decimals() ? plain.setScale(before.decimals()) : plain;
    }

    private Moves moves() {
        var changes = creators.stream()
                .map(pay -> units(pay.change()))
                .filter(change -> change != 0)
                .toList();
        long won = changes.stream()
                .filter(change -> change > 0)
                .mapToLong(Long::longValue)
                .sum();
        long lost = changes.stream()
                .filter(change -> change < 0)
                .mapToLong(Long::longValue)
                .sum();
        return new Moves(
                (int) changes.stream().filter(change -> change > 0).count(),
                before.money(won),
                (int) changes.stream().filter(change -> change < 0).count(),
                before.money(-lost),
                creators.size() - changes.size(),
                Simulation.PERCENTS.stream()
                        .map(percent -> before.money(Spread.quantile(changes, percent)))
                        .toList());
    }

    private long units(BigDecimal amount) {
        return amount.unscaledValue().longValueExact();
    }

    private record OneChange(Map<Language, String> words, Map<String, Long> byCreator) {}

    /** Step by step from the rules before to those after: what each change moves, by creator. */
    private List<OneChange> way(MonthCase month) {
        var changes = new ArrayList<OneChange>();
        var at = before.months().get(cases.indexOf(month));
        for (var step : RulesPath.between(month.before(), month.after())) {
            var next = at.next(month, step.rules());
            changes.add(new OneChange(step.words(), difference(at.byCreator(), next.byCreator())));
            at = next;
        }
        return changes;
    }

    private static Map<String, Long> difference(Map<String, Long> was, Map<String, Long> is) {
        is.forEach((creator, units) -> was.merge(creator, -units, Long::sum));
        was.values().removeIf(units -> units == 0);
        was.replaceAll((_, units) -> -units);
        return was;
    }

    private void add(OneChange change) {
        var all = moved.computeIfAbsent(change.words, _ -> new Moved(new HashMap<>())).byCreator;
        change.byCreator.forEach((creator, units) -> all.merge(creator, units, Long::sum));
    }

    private Effect effect(Map<Language, String> words, Collection<Long> units) {
        return new Effect(
                words,
                before.money(units.stream().mapToLong(Long::longValue).sum()),
                (int) units.stream().filter(change -> change > 0).count(),
                (int) units.stream().filter(change -> change < 0).count());
    }

    private List<Mover> largest() {
        return creators.stream()
                .filter(pay -> pay.change().signum() != 0)
                .sorted(comparing((CreatorPay pay) -> pay.change().abs())
                        .reversed()
                        .thenComparing(CreatorPay::creatorId, CodePoints.ORDER))
                .limit(LARGEST)
                .map(pay -> new Mover(pay, reasons(pay.creatorId())))
                .toList();
    }

    /** The larger first. */
    private List<Reason> reasons(String creator) {
        var reasons = new ArrayList<Reason>();
        moved.forEach((words, change) -> {
            long units = Objects.requireNonNullElse(change.byCreator.get(creator), 0L);
            if (units != 0) {
                reasons.add(new Reason(words, before.money(units)));
            }
        });
        reasons.sort(comparing((Reason reason) -> reason.amount().abs()).reversed());
        return reasons;
    }
}
