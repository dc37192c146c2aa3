package stipend.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parts of an expression as text again, in the rule language: with names, or with the values that they have on a row.
 * It has the parentheses that the tree needs and no others.
 */
final class ExprText {
    /** How tightly a text holds together; an operand that holds less tightly stands in parentheses. */
    private enum Level {
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        ATOM
    }

    private record Text(String text, Level level) {
        String atLeast(Level needed) {
            return level.compareTo(needed) >= 0 ? text : "(" + text + ")";
        }

        String tighterThan(Level other) {
            return level.compareTo(other) > 0 ? text : "(" + text + ")";
        }
    }

    private final @Nullable Object @Nullable [] row;

    private ExprText(@Nullable Object @Nullable [] row) {
        this.row = row;
    }

    /** With names. */
    static String of(Expr expr) {
        return new ExprText(null).text(expr).text();
    }

    /** With the row's values in the places of the names. */
    static String of(Expr expr, @Nullable Object[] row) {
        return new ExprText(row).text(expr).text();
    }

    private Text text(Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> text(formula.tree());
            case Expr.Literal literal -> value(literal.value());
            case Expr.Name name -> row == null ? new Text(name.name(), Level.ATOM) : value(row[name.slot()]);
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Unary unary -> unary(unary);
            case Expr.Round round ->
                call(
                        "round",
                        round.decimals() == null ? List.of(round.value()) : List.of(round.value(), round.decimals()));
            case Expr.Comparison comparison ->
                joined(
                        comparison.left(),
                        " " + comparison.operator().sign() + " ",
                        comparison.right(),
                        Level.COMPARISON);
            case Expr.And and -> chain(and.left(), " and ", and.right(), Level.AND);
            case Expr.Or or -> chain(or.left(), " or ", or.right(), Level.OR);
            case Expr.Not not -> not(not.condition());
            case Expr.In in -> in(in, " in ");
            case Expr.Between between -> between(between, " between ");
            case Expr.IsNull isNull -> suffixed(isNull.value(), " is null");
            case Expr.Case cases -> cases("case", cases.branches(), cases.otherwise());
            case Expr.CaseOf cases -> cases("case " + text(cases.value()).text(), cases.branches(), cases.otherwise());
            case Expr.Coalesce coalesce -> call("coalesce", coalesce.items());
            case Expr.Extreme extreme -> call(extreme.which().word(), extreme.items());
            case Expr.Nullif nullif -> call("nullif", List.of(nullif.value(), nullif.other()));
        };
    }

    private static Text value(@Nullable Object value) {
        return switch (value) {
            case null -> new Text("null", Level.ATOM);
            case BigDecimal number ->
                new Text(number.stripTrailingZeros().toPlainString(), number.signum() < 0 ? Level.SUM : Level.ATOM);
            case String text -> new Text("'" + text.replace("'", "''") + "'", Level.ATOM);
            default -> new Text(value.toString(), Level.ATOM);
        };
    }

    private Text arithmetic(Expr.Arithmetic node) {
        var level = switch (node.operator()) {
            case PLUS, MINUS -> Level.SUM;
            case TIMES, DIVIDED_BY -> Level.PRODUCT;
        };
        return chain(node.left(), " " + node.operator().sign() + " ", node.right(), level);
    }

    /** Read from left to right, so that only the right side must hold together more tightly. */
    private Text chain(Expr left, String sign, Expr right, Level level) {
        return new Text(text(left).atLeast(level) + sign + text(right).tighterThan(level), level);
    }

    private Text joined(Expr left, String sign, Expr right, Level level) {
        return new Text(text(left).tighterThan(level) + sign + text(right).tighterThan(level), level);
    }

    private Text unary(Expr.Unary node) {
        return node.function() == Expr.Unary.Function.NEGATE
                ? new Text("-" + text(node.argument()).atLeast(Level.ATOM), Level.SUM)
                : call(node.function().word(), List.of(node.argument()));
    }

    private Text not(Expr condition) {
        return switch (condition) {
            case Expr.In in -> in(in, " not in ");
            case Expr.Between between -> between(between, " not between ");
            case Expr.IsNull isNull -> suffixed(isNull.value(), " is not null");
            default -> new Text("not " + text(condition).tighterThan(Level.NOT), Level.NOT);
        };
    }

    private Text in(Expr.In node, String word) {
        return new Text(
                text(node.value()).tighterThan(Level.COMPARISON) + word + listed(node.items()), Level.COMPARISON);
    }

    private Text between(Expr.Between node, String word) {
        var bounds = joined(node.low(), " and ", node.high(), Level.COMPARISON);
        return new Text(text(node.value()).tighterThan(Level.COMPARISON) + word + bounds.text(), Level.COMPARISON);
    }

    private Text suffixed(Expr value, String suffix) {
        return new Text(text(value).tighterThan(Level.COMPARISON) + suffix, Level.COMPARISON);
    }

    private Text call(String function, List<Expr> arguments) {
        return new Text(function + listed(arguments), Level.ATOM);
    }

    private String listed(List<Expr> items) {
        return items.stream().map(item -> text(item).text()).collect(Collectors.joining(", ", "(", ")"));
    }

    private Text cases(String opening, List<Expr.Branch> branches, @Nullable Expr otherwise) {
        var text = new StringBuilder(opening);
        for (var branch : branches) {
            text.append(" when ").append(text(branch.when()).text());
            text.append(" then ").append(text(branch.then()).text());
        }
        if (otherwise != null) {
            text.append(" else ").append(text(otherwise).text());
        }
        return new Text(text.append(" end").toString(), Level.ATOM);
    }
}
