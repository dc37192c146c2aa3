package stipend.simulation;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.rules.Rules;
import stipend.rules.RulesDiff.Language;
import stipend.rules.RulesPath;
import stipend.simulation.PaidMonth.PaidProgram;
import stipend.simulation.Simulation.Cost;
import stipend.simulation.Simulation.CreatorPay;
import stipend.simulation.Simulation.Effect;
import stipend.simulation.Simulation.Mover;
import stipend.simulation.Simulation.Moves;
import stipend.simulation.Simulation.Reason;
import stipend.simulation.Simulation.RulesName;
import stipend.text.CodePoints;

/** Holds two outcomes against one another, and adds up what each change on the way between them moved. */
public final class Comparing {
    private static final int LARGEST = 20;

    private final List<MonthCase> cases;
    private final Creators creators;
    private final Outcome before;
    private final Outcome after;
    private final Grouped groups = new Grouped();

    /** What each change moved, by its words: months may be under different rules before. */
    private final Map<Map<Language, String>, long[]> moved = new LinkedHashMap<>();

    /** Between which rules; most months have the same ones, and a way takes as long to find as its words to write. */
    private record Way(Rules from, Rules to) {
        static Way of(MonthCase month) {
            return new Way(month.before(), month.after());
        }

        List<RulesPath.Step> steps() {
            return RulesPath.between(from, to);
        }
    }

    private Comparing(List<MonthCase> cases) {
        this.cases = cases;
        this.creators = Creators.of(cases);
        var ways = new HashMap<Way, List<RulesPath.Step>>();
        cases.forEach(month -> ways.computeIfAbsent(Way.of(month), Way::steps));
        // months do not know of each other
        var months = cases.parallelStream()
                .map(month -> MonthComparison.of(
                        month, Objects.requireNonNull(ways.get(Way.of(month)), "a way for each month"), creators))
                .toList();
        this.before = new Outcome(months.stream().map(MonthComparison::before).toList());
        this.after = new Outcome(months.stream().map(MonthComparison::after).toList());
        months.forEach(month -> {
            groups.add(month.groups());
            month.changes().forEach(this::add);
        });
    }

    private void add(MonthComparison.Change change) {
        var all = moved.computeIfAbsent(change.words(), _ -> new long[creators.size()]);
        for (int i = 0; i < all.length; i++) {
            all[i] += change.byCreator()[i];
        }
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
        var was = before.byCreator();
        var is = after.byCreator();
        return new Simulation(
                cases.getFirst().before().currency(),
                cases.stream().map(MonthCase::month).toList(),
                name(cases.getLast().before()),
                name(cases.getLast().after()),
                costs(),
                before.side(),
                after.side(),
                moves(was, is),
                moved.entrySet().stream()
                        .map(change -> effect(change.getKey(), change.getValue()))
                        .toList(),
                largest(was, is),
                groups.groups(before),
                pays(was, is));
    }

    private static RulesName name(Rules rules) {
        return new RulesName(rules.title(), rules.file(), rules.sha256());
    }

    private List<CreatorPay> pays(long[] was, long[] is) {
        var pays = new ArrayList<CreatorPay>();
        for (int i = 0; i < was.length; i++) {
            if (was[i] > 0 || is[i] > 0) {
                pays.add(pay(i, was, is));
            }
        }
        return pays;
    }

    private CreatorPay pay(int creator, long[] was, long[] is) {
        return new CreatorPay(creators.id(creator), before.money(was[creator]), before.money(is[creator]));
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

    private static Map<String, PaidProgram> byId(PaidMonth month) {
        var byId = new LinkedHashMap<String, PaidProgram>();
        month.programs().forEach(pay -> byId.put(pay.id(), pay));
        return byId;
    }

    private Cost cost(YearMonth month, String id, @Nullable PaidProgram was, @Nullable PaidProgram is) {
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
        int decimals = before.months().getFirst().decimals();
        return plain.scale() < decimals ? plain.setScale(decimals) : plain;
    }

    private Moves moves(long[] was, long[] is) {
        var all = new long[was.length];
        Arrays.setAll(all, i -> is[i] - was[i]);
        var changes = Arrays.stream(all).filter(change -> change != 0).sorted().toArray();
        int paid = 0;
        for (int i = 0; i < was.length; i++) {
            paid += was[i] > 0 || is[i] > 0 ? 1 : 0;
        }
        return new Moves(
                (int) Arrays.stream(changes).filter(change -> change > 0).count(),
                before.money(Arrays.stream(changes).filter(change -> change > 0).sum()),
                (int) Arrays.stream(changes).filter(change -> change < 0).count(),
                before.money(
                        -Arrays.stream(changes).filter(change -> change < 0).sum()),
                paid - changes.length,
                Simulation.PERCENTS.stream()
                        .map(percent -> before.money(Spread.quantile(changes, percent)))
                        .toList());
    }

    private Effect effect(Map<Language, String> words, long[] units) {
        return new Effect(
                words,
                before.money(Arrays.stream(units).sum()),
                (int) Arrays.stream(units).filter(change -> change > 0).count(),
                (int) Arrays.stream(units).filter(change -> change < 0).count());
    }

    private record Moving(int creator, long change) {}

    private List<Mover> largest(long[] was, long[] is) {
        var moving = new ArrayList<Moving>();
        for (int i = 0; i < was.length; i++) {
            if (was[i] != is[i]) {
                moving.add(new Moving(i, Math.abs(is[i] - was[i])));
            }
        }
        return moving.stream()
                .sorted(comparing(Moving::change)
                        .reversed()
                        .thenComparing(one -> creators.id(one.creator), CodePoints.ORDER))
                .limit(LARGEST)
                .map(one -> new Mover(pay(one.creator, was, is), reasons(one.creator)))
                .toList();
    }

    /** The larger first. */
    private List<Reason> reasons(int creator) {
        var reasons = new ArrayList<Reason>();
        moved.forEach((words, change) -> {
            if (change[creator] != 0) {
                reasons.add(new Reason(words, before.money(change[creator])));
            }
        });
        reasons.sort(comparing((Reason reason) -> reason.amount().abs()).reversed());
        return reasons;
    }
}
