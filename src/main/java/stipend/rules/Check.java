package stipend.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions that {@code and} joins to a whole, on one row: so people see which of them fails.
 *
 * @param condition in the rule language
 * @param values of its names on the row, in the order in which they stand
 */
public record Check(String condition, Map<String, @Nullable Object> values, Outcome outcome) {

    /** What a condition comes to. */
    public enum Outcome {
        HOLDS,
        FAILS,
        /** Null: something that it asks for is not known. */
        UNKNOWN,
        /** An earlier one failed, and without it this one has no value (it guards a division). */
        NOT_ASKED
    }

    /**
     * From left to right. Also those behind the one that decided: a creator who fails two conditions is told of both.
     * A whole that holds has none that fails.
     */
    public static List<Check> of(Expr condition, @Nullable Object[] row) {
        var checks = new ArrayList<Check>();
        add(condition, row, checks);
        return List.copyOf(checks);
    }

    public boolean holds() {
        return outcome == Outcome.HOLDS;
    }

    private static void add(Expr condition, @Nullable Object[] row, List<Check> checks) {
        switch (condition) {
            case Expr.Formula formula -> add(formula.tree(), row, checks);
            case Expr.And and -> {
                add(and.left(), row, checks);
                add(and.right(), row, checks);
            }
            default -> checks.add(new Check(ExprText.of(condition), values(condition, row), outcome(condition, row)));
        }
    }

    private static Outcome outcome(Expr condition, @Nullable Object[] row) {
        try {
            return switch (condition.evaluate(row)) {
                case null -> Outcome.UNKNOWN;
                case Boolean holds when holds -> Outcome.HOLDS;
                default -> Outcome.FAILS;
            };
        } catch (ArithmeticException e) {
            return Outcome.NOT_ASKED;
        }
    }

    private static Map<String, @Nullable Object> values(Expr condition, @Nullable Object[] row) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        names(condition, row, values);
        return values;
    }

    private static void names(Expr expr, @Nullable Object[] row, Map<String, @Nullable Object> values) {
        if (expr instanceof Expr.Name name) {
            values.put(name.name(), row[name.slot()]);
        }
        Operands.of(expr).forEach(part -> names(part, row, values));
    }
}
