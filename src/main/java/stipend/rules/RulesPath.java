package stipend.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way from one set of rules to another in single changes, each with its words: how usage is counted, then totals,
 * then programs that end, then program by program as the new file has them, and at last totals that are no more. What moved a creator's pay is found by going it: the
 * effects of the steps add up to the whole difference.
 */
public final class RulesPath {
    private final List<Step> steps = new ArrayList<>();
    private Rules at;

    /**
     * A change.
     *
     * @param rules as they are with this change and all before it
     * @param words what it changes, by language: {@code Monthly subsidy (monthly-subsidy): per creator 4,000.00 → 5,000.00}
     */
    public record Step(Rules rules, Map<RulesDiff.Language, String> words) {}

    private RulesPath(Rules from) {
        this.at = from;
    }

    /** The steps in order; none where nothing changes that moves an award. Both sets know the same names. */
    public static List<Step> between(Rules from, Rules to) {
        var path = new RulesPath(from);
        path.go(from.with(to.usage(), from.programs()));
        to.totals().forEach(path::total);
        path.endings(to);
        to.programs().forEach(path::program);
        path.go(path.at.with(to.totals()));
        return List.copyOf(path.steps);
    }

    private void total(String name, Expr expr) {
        var totals = new TreeMap<>(at.totals());
        totals.put(name, expr);
        go(at.with(totals));
    }

    private void endings(Rules to) {
        for (var program : at.programs()) {
            if (find(to, program.id()) == null) {
                go(at.with(
                        at.usage(),
                        at.programs().stream()
                                .filter(other -> !other.equals(program))
                                .toList()));
            }
        }
    }

    private void program(Program target) {
        var from = find(at, target.id());
        if (from == null) {
            var more = new ArrayList<>(at.programs());
            more.add(target);
            go(at.with(at.usage(), more));
            return;
        }
        boolean other = from.per() != target.per()
                || from.reward().getClass() != target.reward().getClass();
        for (var edit : other ? List.<UnaryOperator<Program>>of(_ -> target) : edits(from, target)) {
            go(at.with(
                    at.usage(),
                    at.programs().stream()
                            .map(one -> one.id().equals(target.id()) ? edit.apply(one) : one)
                            .toList()));
        }
    }

    private static @Nullable Program find(Rules rules, String id) {
        return rules.programs().stream()
                .filter(program -> program.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** One part of a program after the other, in the order in which they are computed; ranks go when nothing names them. */
    private static List<UnaryOperator<Program>> edits(Program from, Program to) {
        var edits = new ArrayList<UnaryOperator<Program>>();
        edits.add(one -> one.ofModels(to.ofModels()));
        edits.add(one -> one.with(to.eligible()));
        edits.add(one -> one.rankedBy(to.rankBy() == null ? one.rankBy() : to.rankBy()));
        edits.add(one -> one.with(measured(one.reward(), to.reward())));
        edits.add(one -> one.with(tiers(one.reward(), to.reward())));
        var ids = new LinkedHashMap<String, Multiplier>();
        from.multipliers().forEach(multiplier -> ids.put(multiplier.id(), multiplier));
        to.multipliers().forEach(multiplier -> ids.put(multiplier.id(), multiplier));
        ids.keySet().forEach(id -> edits.add(one -> one.with(multipliers(one, to, id))));
        edits.add(one -> one.with(leftover(one.reward(), to.reward())));
        edits.add(one -> one.with(budget(one.reward(), to.reward())));
        edits.add(one -> one.with(
                new Caps(to.caps().perPoint(), one.caps().perModel(), one.caps().perCreator())));
        edits.add(one -> one.with(
                new Caps(one.caps().perPoint(), to.caps().perModel(), one.caps().perCreator())));
        edits.add(one -> one.with(to.caps()));
        edits.add(one -> one.rankedBy(to.rankBy()));
        return edits;
    }

    private static List<Multiplier> multipliers(Program program, Program to, String id) {
        var now = to.multipliers().stream()
                .filter(multiplier -> multiplier.id().equals(id))
                .findFirst();
        var all = new ArrayList<Multiplier>();
        program.multipliers().forEach(multiplier -> {
            if (multiplier.id().equals(id)) {
                now.ifPresent(all::add);
            } else {
                all.add(multiplier);
            }
        });
        if (program.multipliers().stream()
                .noneMatch(multiplier -> multiplier.id().equals(id))) {
            now.ifPresent(all::add);
        }
        return all;
    }

    private static Reward measured(Reward reward, Reward to) {
        return switch (reward) {
            case Reward.Pool pool
            when to instanceof Reward.Pool other -> new Reward.Pool(other.score(), pool.budget(), pool.leftover());
            case Reward.Rate rate
            when to instanceof Reward.Rate other -> new Reward.Rate(other.amount(), rate.budget());
            case Reward.Slabs slabs
            when to instanceof Reward.Slabs other ->
                new Reward.Slabs(other.of(), slabs.pay(), slabs.budget(), slabs.once());
            case Reward.Brackets brackets
            when to instanceof Reward.Brackets other ->
                new Reward.Brackets(other.of(), brackets.each(), brackets.budget(), brackets.once());
            default -> reward;
        };
    }

    private static Reward tiers(Reward reward, Reward to) {
        return switch (reward) {
            case Reward.Slabs slabs
            when to instanceof Reward.Slabs other ->
                new Reward.Slabs(slabs.of(), other.pay(), slabs.budget(), other.once());
            case Reward.Brackets brackets
            when to instanceof Reward.Brackets other ->
                new Reward.Brackets(brackets.of(), other.each(), brackets.budget(), other.once());
            default -> reward;
        };
    }

    private static Reward leftover(Reward reward, Reward to) {
        return reward instanceof Reward.Pool pool && to instanceof Reward.Pool other
                ? new Reward.Pool(pool.score(), pool.budget(), other.leftover())
                : reward;
    }

    private static Reward budget(Reward reward, Reward to) {
        return switch (reward) {
            case Reward.Pool pool
            when to instanceof Reward.Pool other -> new Reward.Pool(pool.score(), other.budget(), pool.leftover());
            case Reward.Rate rate -> new Reward.Rate(rate.amount(), to.budget());
            case Reward.Slabs slabs -> new Reward.Slabs(slabs.of(), slabs.pay(), to.budget(), slabs.once());
            case Reward.Brackets brackets ->
                new Reward.Brackets(brackets.of(), brackets.each(), to.budget(), brackets.once());
            default -> reward;
        };
    }

    /** A step that changes nothing but writing is none. */
    private void go(Rules next) {
        if (next.equals(at) || RulesDiff.of(at, next, RulesDiff.Language.EN).isEmpty()) {
            return;
        }
        steps.add(new Step(
                next,
                Map.of(
                        RulesDiff.Language.EN, words(next, RulesDiff.Language.EN),
                        RulesDiff.Language.ZH, words(next, RulesDiff.Language.ZH))));
        at = next;
    }

    private String words(Rules next, RulesDiff.Language language) {
        return RulesDiff.of(at, next, language).sections().stream()
                .map(section -> section.lines().isEmpty()
                        ? section.title()
                        : section.title() + ": " + String.join("; ", section.lines()))
                .collect(Collectors.joining("; "));
    }
}
