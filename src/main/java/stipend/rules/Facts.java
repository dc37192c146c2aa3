package stipend.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.rules.Expr.Comparison.Operator;

/**
 * What is known of the names of a row, and what follows from it for expressions: the bounds of their values, by
 * interval arithmetic. Each name is looked at by itself, so that {@code views - views} may seem to be anything.
 */
record Facts(Map<String, Range> ranges) {

    Range of(Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> of(formula.tree());
            case Expr.Literal literal -> literal.value() instanceof BigDecimal value ? Range.of(value) : Range.ANY;
            case Expr.Name name -> ranges.getOrDefault(name.name(), Range.ANY);
            case Expr.Arithmetic sum -> arithmetic(sum);
            case Expr.Unary unary -> unary(unary);
            case Expr.Round round -> round(round);
            case Expr.Extreme extreme -> extreme(extreme);
            case Expr.Coalesce coalesce -> coalesce(coalesce);
            case Expr.Nullif nullif -> nullif(nullif);
            case Expr.Case cases -> cases(cases);
            case Expr.CaseOf cases ->
                results(cases.branches().stream().map(Expr.Branch::then).toList(), cases.otherwise());
            case Expr.Comparison _, Expr.And _, Expr.Or _, Expr.Not _, Expr.In _, Expr.Between _, Expr.IsNull _ ->
                Range.ANY;
        };
    }

    private Range round(Expr.Round round) {
        var value = of(round.value());
        var decimals = round.decimals() == null ? Range.of(BigDecimal.ZERO) : of(round.decimals());
        var rounded =
                !decimals.canBeNegative() ? value.whole() : value.canBeNegative() ? Range.NUMBER : Range.FROM_ZERO;
        return rounded.withNull(value.nullable() || decimals.nullable());
    }

    private Range arithmetic(Expr.Arithmetic sum) {
        var left = of(sum.left());
        var right = of(sum.right());
        return switch (sum.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.plus(right.negated());
            case TIMES -> left.times(right);
            case DIVIDED_BY -> left.dividedBy(right);
        };
    }

    private Range unary(Expr.Unary unary) {
        var argument = of(unary.argument());
        return switch (unary.function()) {
            case NEGATE -> argument.negated();
            case ABS -> argument.absolute();
            case FLOOR, CEIL -> argument.whole();
        };
    }

    /** Nulls are passed over: an item that can be null may not count. */
    private Range extreme(Expr.Extreme extreme) {
        boolean least = extreme.which() == Expr.Extreme.Which.LEAST;
        var items = extreme.items().stream()
                .map(item -> least ? of(item).negated() : of(item))
                .toList();
        var sure = items.stream().filter(item -> !item.nullable()).reduce(Range::greater);
        var all = items.stream().reduce(Range::or).orElse(Range.ANY);
        var greatest = sure.map(known -> Range.between(known.low(), all.high())).orElse(all);
        return least ? greatest.negated() : greatest;
    }

    private Range coalesce(Expr.Coalesce coalesce) {
        Range all = null;
        for (var item : coalesce.items()) {
            var range = of(item);
            all = all == null ? range : all.or(range).withNull(range.nullable());
            if (!range.nullable()) {
                break;
            }
        }
        return all == null ? Range.ANY : all;
    }

    private Range nullif(Expr.Nullif nullif) {
        var value = of(nullif.value()).withNull(true);
        boolean ofZero = nullif.other() instanceof Expr.Literal literal
                && literal.value() instanceof BigDecimal other
                && other.signum() == 0;
        return ofZero ? value.withoutZero() : value;
    }

    /** Each branch is reached only where the ones before it do not hold. */
    private Range cases(Expr.Case cases) {
        var facts = this;
        Range all = null;
        for (var branch : cases.branches()) {
            var range = facts.assuming(branch.when()).of(branch.then());
            all = all == null ? range : all.or(range);
            facts = facts.excluding(branch.when());
        }
        var otherwise = cases.otherwise() == null ? Optional.<Range>empty() : Optional.of(facts.of(cases.otherwise()));
        return all == null ? Range.ANY : otherwise.map(all::or).orElse(all.withNull(true));
    }

    private Range results(List<Expr> results, @Nullable Expr otherwise) {
        var all = results.stream().map(this::of).reduce(Range::or).orElse(Range.ANY);
        return otherwise == null ? all.withNull(true) : all.or(of(otherwise));
    }

    /** A name of which no value is left: what was assumed never holds. */
    Optional<String> impossible() {
        return ranges.entrySet().stream()
                .filter(name -> name.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** Where the condition is true. */
    Facts assuming(Expr condition) {
        return switch (condition) {
            case Expr.Formula formula -> assuming(formula.tree());
            case Expr.And and -> assuming(and.left()).assuming(and.right());
            case Expr.Or or -> assuming(or.left()).or(assuming(or.right()));
            case Expr.Not not -> assumingFalse(not.condition());
            case Expr.Comparison comparison -> comparing(comparison.operator(), comparison);
            case Expr.Between between ->
                bounded(between.value(), Operator.AT_LEAST, between.low())
                        .bounded(between.value(), Operator.AT_MOST, between.high());
            case Expr.In in when in.value().type() == Type.NUMBER -> known(in.value(), items(in));
            default -> this;
        };
    }

    private Range items(Expr.In in) {
        return in.items().stream().allMatch(Facts::isPlain)
                ? in.items().stream().map(this::of).reduce(Range::or).orElse(Range.ANY)
                : Range.ANY;
    }

    /** Where the condition is false, which it is only without nulls in the way. */
    private Facts assumingFalse(Expr condition) {
        return switch (condition) {
            case Expr.Formula formula -> assumingFalse(formula.tree());
            case Expr.Or or -> assumingFalse(or.left()).assumingFalse(or.right());
            case Expr.And and -> assumingFalse(and.left()).or(assumingFalse(and.right()));
            case Expr.Not not -> assuming(not.condition());
            case Expr.Comparison comparison -> comparing(opposite(comparison.operator()), comparison);
            case Expr.IsNull isNull -> known(isNull.value(), Range.NUMBER);
            default -> this;
        };
    }

    /** Where the condition is not true: false, or null if a null can be in it. */
    Facts excluding(Expr condition) {
        return switch (condition) {
            case Expr.Formula formula -> excluding(formula.tree());
            case Expr.Or or -> excluding(or.left()).excluding(or.right());
            case Expr.Comparison comparison
            when isPlain(comparison.left())
                    && isPlain(comparison.right())
                    && !of(comparison.left()).nullable()
                    && !of(comparison.right()).nullable() -> assumingFalse(comparison);
            case Expr.IsNull isNull -> assumingFalse(isNull);
            default -> this;
        };
    }

    private Facts comparing(Operator operator, Expr.Comparison comparison) {
        return bounded(comparison.left(), operator, comparison.right())
                .bounded(comparison.right(), mirrored(operator), comparison.left());
    }

    private Facts bounded(Expr value, Operator operator, Expr bound) {
        if (!(value instanceof Expr.Name) || !isPlain(bound)) {
            return this;
        }
        var other = of(bound);
        return known(
                value,
                switch (operator) {
                    case EQUAL -> other;
                    case LESS -> without(Range.between(null, other.high()), other.high());
                    case AT_MOST -> Range.between(null, other.high());
                    case GREATER -> without(Range.between(other.low(), null), other.low());
                    case AT_LEAST -> Range.between(other.low(), null);
                    case UNEQUAL ->
                        other.isAtMost(BigDecimal.ZERO) && !other.canBeNegative()
                                ? Range.NUMBER.withoutZero()
                                : Range.NUMBER;
                });
    }

    /** Bounds are looked at again and again: whatever has conditions of its own would take more than its length. */
    private static boolean isPlain(Expr expr) {
        return switch (expr) {
            case Expr.Literal _, Expr.Name _ -> expr.type() == Type.NUMBER;
            case Expr.Arithmetic sum -> isPlain(sum.left()) && isPlain(sum.right());
            case Expr.Unary unary -> isPlain(unary.argument());
            default -> false;
        };
    }

    /** A bound that is not reached matters where it is zero. */
    private static Range without(Range range, @Nullable BigDecimal bound) {
        return bound != null && bound.signum() == 0 ? range.withoutZero() : range;
    }

    private Facts known(Expr value, Range range) {
        if (!(value instanceof Expr.Name name) || name.type() != Type.NUMBER) {
            return this;
        }
        var more = new HashMap<>(ranges);
        more.put(name.name(), of(name).and(range.withNull(false)));
        return new Facts(more);
    }

    private Facts or(Facts other) {
        var either = new HashMap<String, Range>();
        ranges.forEach((name, range) -> either.put(name, range.or(other.ranges.getOrDefault(name, Range.ANY))));
        return new Facts(either);
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.UNEQUAL;
            case UNEQUAL -> Operator.EQUAL;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.GREATER;
            case GREATER -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
        };
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.EQUAL;
            case UNEQUAL -> Operator.UNEQUAL;
            case LESS -> Operator.GREATER;
            case AT_MOST -> Operator.AT_LEAST;
            case GREATER -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
        };
    }
}
