package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What loads and is hardly meant, or may stop a month: warnings about measures, totals, and about one program. */
final class Doubts {
    private static final String REACHES_NO_SPLIT =
            "a per: creator award is the model owner's alone: it does not reach the creators of a split";

    private final Outline outline;
    private final int index;
    private final Program program;
    private final Facts facts;
    private final List<Problem> found = new ArrayList<>();

    private Doubts(Outline outline, int index, Program program, Facts facts) {
        this.outline = outline;
        this.index = index;
        this.program = program;
        this.facts = facts;
    }

    /** From the file's top to its bottom. */
    static List<Problem> of(Outline outline, Rules rules, Map<String, Range> finance) {
        var programs = IntStream.range(0, rules.programs().size()).boxed().flatMap(index -> {
            var program = rules.programs().get(index);
            return new Doubts(outline, index, program, Domains.of(rules, program, finance))
                    .all(Domains.of(rules, Per.MODEL, finance));
        });
        return Stream.of(MeasureDoubts.of(outline, rules), TotalDoubts.of(outline, rules, finance), programs)
                .flatMap(doubts -> doubts)
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    private Stream<Problem> all(Facts models) {
        if (program.per() == Per.CREATOR) {
            warn(REACHES_NO_SPLIT, "per");
            never(models.assuming(program.ofModels()), "of_models", "of_models");
            chosen(models);
        }
        never(facts.assuming(program.eligible()), "eligible", "eligible");
        var eligible = possible(facts.assuming(program.eligible()));
        divisions(facts, program.eligible(), "eligible", "eligible");
        ranks(eligible);
        var award = reward(eligible);
        var factor = multipliers(eligible);
        caps(award.map(factor::times).orElse(Range.FROM_ZERO));
        return found.stream();
    }

    private void chosen(Facts models) {
        if (Divisors.canBeZero(models, program.ofModels())) {
            warn(
                    "of_models can divide by zero, which stops the month; divide by greatest(1, …), or guard it with"
                            + " case",
                    "of_models");
        }
    }

    private void ranks(Facts eligible) {
        if (program.rankBy() == null) {
            return;
        }
        present(eligible, program.rankBy(), "rank_by", "rank_by");
        if (program.expressions().stream().flatMapToInt(Expr::slots).noneMatch(slot -> slot == program.rankSlot())) {
            warn("rank_by is for nothing: no expression of the program names rank", "rank_by");
        }
    }

    private void warn(String what, Object... way) {
        found.add(outline.warning(
                what,
                Stream.concat(Stream.of("programs", index), Stream.of(way)).toArray()));
    }

    /** What a row can earn before multipliers; empty for a pool, where that depends on the others. */
    private Optional<Range> reward(Facts eligible) {
        return switch (program.reward()) {
            case Reward.Pool pool -> {
                value(eligible, pool.score(), "score", "score");
                value(facts, pool.budget(), "budget", "pool", "budget");
                yield Optional.empty();
            }
            case Reward.Rate rate -> {
                value(eligible, rate.amount(), "amount", "rate", "amount");
                value(facts, rate.budget(), "budget", "rate", "budget");
                yield Optional.of(eligible.of(rate.amount()));
            }
            case Reward.Slabs tiers -> {
                tiers(eligible, tiers.of(), tiers.budget(), "pay");
                yield Optional.of(Range.between(
                        BigDecimal.ZERO,
                        tiers.pay().values().stream().reduce(BigDecimal::max).orElse(null)));
            }
            case Reward.Brackets tiers -> {
                tiers(eligible, tiers.of(), tiers.budget(), "each");
                yield Optional.of(Range.FROM_ZERO);
            }
        };
    }

    private void tiers(Facts eligible, Expr of, @Nullable Expr budget, String key) {
        present(eligible, of, "of", "tiers", "of");
        value(facts, budget, "budget", "tiers", "budget");
        outline.mapping("programs", index, "tiers", key)
                .ifPresent(table -> found.addAll(TierOrder.doubts(outline, table, key.equals("pay"))));
    }

    private Range multipliers(Facts eligible) {
        var factor = Range.of(BigDecimal.ONE);
        for (int i = 0; i < program.multipliers().size(); i++) {
            var multiplier = program.multipliers().get(i);
            var held = eligible.assuming(multiplier.when());
            never(held, "when", "multipliers", i, "when");
            divisions(eligible, multiplier.when(), "when", "multipliers", i, "when");
            value(held, multiplier.by(), "by", "multipliers", i, "by");
            var by = held.of(multiplier.by());
            factor = factor.times(multiplier.when().equals(Expr.Literal.TRUE) ? by : by.or(Range.of(BigDecimal.ONE)));
        }
        return factor;
    }

    /** What can never hold is told once, and nothing concluded from it. */
    private Facts possible(Facts held) {
        return held.impossible().isPresent() ? facts : held;
    }

    private void never(Facts held, String key, Object... way) {
        held.impossible()
                .ifPresent(name ->
                        warn(key + " can never hold: it asks " + Words.quote(name) + " to be two things at once", way));
    }

    /** What is awarded must be 0 or more, and be there. */
    private void value(Facts known, @Nullable Expr expr, String key, Object... way) {
        if (expr == null) {
            return;
        }
        present(known, expr, key, way);
        var range = known.of(expr);
        if (range.canBeNegative()) {
            warn(
                    key + " can be negative (" + range.words()
                            + "), which stops the month; bound it with greatest(0, …)"
                            + " or leave such rows out with eligible",
                    way);
        }
    }

    private void present(Facts known, Expr expr, String key, Object... way) {
        divisions(known, expr, key, way);
        if (known.of(expr).nullable()) {
            warn(
                    key + " can be null, which stops the month; give it a value with coalesce(…, 0), or leave such rows"
                            + " out with eligible",
                    way);
        }
    }

    private void divisions(Facts known, Expr expr, String key, Object... way) {
        if (Divisors.canBeZero(known, expr)) {
            warn(
                    key + " can divide by zero, which stops the month; divide by greatest(1, …), or guard it with case"
                            + " or eligible",
                    way);
        }
    }

    private void caps(Range award) {
        var caps = program.caps();
        cap("per_point", caps.perPoint(), Range.FROM_ZERO);
        cap("per_model", caps.perModel(), award);
        cap("per_creator", caps.perCreator(), program.per() == Per.CREATOR ? award : Range.FROM_ZERO);
        if (caps.perModel() != null
                && caps.perCreator() != null
                && caps.perModel().compareTo(caps.perCreator()) > 0) {
            warn(
                    "per_model " + Range.plain(caps.perModel()) + " is above per_creator "
                            + Range.plain(caps.perCreator()) + ": no model gets as much",
                    "cap",
                    "per_model");
        }
    }

    private void cap(String key, @Nullable BigDecimal cap, Range award) {
        if (cap == null) {
            return;
        }
        var most = budget();
        if (cap.signum() == 0) {
            warn(key + " 0 lets nothing be paid", "cap", key);
        } else if (award.isAtMost(cap)) {
            warn(key + " " + Range.plain(cap) + " can never bind: no award is above it", "cap", key);
        } else if (!key.equals("per_point") && most.isPresent() && most.get().isAtMost(cap)) {
            warn(
                    key + " " + Range.plain(cap) + " can never bind: it is not below the budget, which is "
                            + most.get().words(),
                    "cap",
                    key);
        }
    }

    private Optional<Range> budget() {
        return switch (program.reward()) {
            case Reward.Pool pool -> Optional.of(facts.of(pool.budget()));
            case Reward.Rate rate -> Optional.ofNullable(rate.budget()).map(facts::of);
            case Reward.Slabs tiers -> Optional.ofNullable(tiers.budget()).map(facts::of);
            case Reward.Brackets tiers -> Optional.ofNullable(tiers.budget()).map(facts::of);
        };
    }
}
