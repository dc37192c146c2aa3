package stipend.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.rules.Expr.Branch;

/**
 * An expression on one row, with the value of each of its parts. Every value is what {@link Expr#evaluate} gives, which
 * also gave the award; parts that it does not come to are not there.
 *
 * @param formula what the rule's author wrote
 * @param withValues the same with the row's values in the places of the names
 */
public record Trace(String formula, String withValues, Step step) {

    /** A part, its value (BigDecimal, String, Boolean or null), and the parts that it was computed from. */
    public record Step(Expr expr, @Nullable Object value, List<Step> parts) {
        /** What {@link #word()} is: {@code name}, {@code literal}, or {@code op} for everything that is computed. */
        public String kind() {
            return switch (expr) {
                case Expr.Name _ -> "name";
                case Expr.Literal _ -> "literal";
                default -> "op";
            };
        }

        /** The name, the literal, or the sign or word of what is done to the parts. */
        public String word() {
            return switch (expr) {
                case Expr.Formula _ -> "";
                case Expr.Literal _ -> ExprText.of(expr);
                case Expr.Name name -> name.name();
                case Expr.Arithmetic arithmetic -> arithmetic.operator().sign();
                case Expr.Unary unary -> unary.function().word();
                case Expr.Round _ -> "round";
                case Expr.Comparison comparison -> comparison.operator().sign();
                case Expr.And _ -> "and";
                case Expr.Or _ -> "or";
                case Expr.Not _ -> "not";
                case Expr.In _ -> "in";
                case Expr.Between _ -> "between";
                case Expr.IsNull _ -> "is null";
                case Expr.Case _, Expr.CaseOf _ -> "case";
                case Expr.Coalesce _ -> "coalesce";
                case Expr.Extreme extreme -> extreme.which().word();
                case Expr.Nullif _ -> "nullif";
            };
        }
    }

    /** @throws ArithmeticException on division by zero */
    public static Trace of(Expr expr, @Nullable Object[] row) {
        return new Trace(written(expr), ExprText.of(expr, row), step(expr, row));
    }

    public @Nullable Object value() {
        return step.value();
    }

    private static String written(Expr expr) {
        return expr.text().isEmpty() ? ExprText.of(expr) : expr.text().strip();
    }

    private static Step step(Expr expr, @Nullable Object[] row) {
        if (expr instanceof Expr.Formula formula) {
            return step(formula.tree(), row);
        }
        var parts = operands(expr, row).stream().map(part -> step(part, row)).toList();
        return new Step(expr, expr.evaluate(row), parts);
    }

    /** Those that evaluating comes to. */
    private static List<Expr> operands(Expr expr, @Nullable Object[] row) {
        return switch (expr) {
            case Expr.And and -> untilDecided(and.left(), and.right(), Boolean.FALSE, row);
            case Expr.Or or -> untilDecided(or.left(), or.right(), Boolean.TRUE, row);
            case Expr.Case cases -> branches(cases, row);
            case Expr.CaseOf cases -> Operands.with(cases.value(), branches(cases, row));
            case Expr.Coalesce coalesce -> untilThere(coalesce.items(), row);
            case Expr.Formula _,
                    Expr.Literal _,
                    Expr.Name _,
                    Expr.Arithmetic _,
                    Expr.Unary _,
                    Expr.Round _,
                    Expr.Comparison _,
                    Expr.Not _,
                    Expr.In _,
                    Expr.Between _,
                    Expr.IsNull _,
                    Expr.Extreme _,
                    Expr.Nullif _ -> Operands.of(expr);
        };
    }

    private static List<Expr> untilDecided(Expr left, Expr right, Boolean decides, @Nullable Object[] row) {
        return decides.equals(left.evaluate(row)) ? List.of(left) : List.of(left, right);
    }

    private static List<Expr> untilThere(List<Expr> items, @Nullable Object[] row) {
        var seen = new ArrayList<Expr>();
        for (var item : items) {
            seen.add(item);
            if (item.evaluate(row) != null) {
                break;
            }
        }
        return seen;
    }

    private static List<Expr> branches(Expr.Case cases, @Nullable Object[] row) {
        return branches(cases.branches(), cases.otherwise(), when -> Boolean.TRUE.equals(when.evaluate(row)));
    }

    private static List<Expr> branches(Expr.CaseOf cases, @Nullable Object[] row) {
        var value = cases.value().evaluate(row);
        return branches(
                cases.branches(),
                cases.otherwise(),
                when -> Boolean.TRUE.equals(Exact.equal(value, when.evaluate(row))));
    }

    private interface Taken {
        boolean is(Expr when);
    }

    private static List<Expr> branches(List<Branch> branches, @Nullable Expr otherwise, Taken taken) {
        var seen = new ArrayList<Expr>();
        for (var branch : branches) {
            seen.add(branch.when());
            if (taken.is(branch.when())) {
                seen.add(branch.then());
                return seen;
            }
        }
        if (otherwise != null) {
            seen.add(otherwise);
        }
        return seen;
    }
}
