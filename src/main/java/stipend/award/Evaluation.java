package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;
import stipend.rules.Expr;

/**
 * Expressions of a program or total on a row: their value, or the error that stops the month and names both (SPEC §4).
 *
 * @param of {@code program "volume"}
 * @param leaving how a row without a value is left out
 */
record Evaluation(String of, String leaving) {
    Evaluation(String program) {
        this("program \"" + program + "\"", "leave the row out with eligible");
    }

    static Evaluation ofModels(String program) {
        return new Evaluation("program \"" + program + "\"", "decide on the row with case");
    }

    static Evaluation ofTotal(String total) {
        return new Evaluation("total \"" + total + "\"", "count the row as 0 with case");
    }

    /** Only true holds; null does not. */
    boolean holds(String key, Expr expr, Row row) {
        return Boolean.TRUE.equals(value(key, expr, row));
    }

    BigDecimal notNegative(String key, Expr expr, Row row) {
        return notNegative(key, number(key, expr, row), row);
    }

    BigDecimal notNegative(String key, BigDecimal value, Row row) {
        if (value.signum() < 0) {
            throw fault(
                    row,
                    key + " is " + value.stripTrailingZeros().toPlainString()
                            + "; only values of 0 or more are awarded, so bound it"
                            + " with greatest(0, …) or " + leaving);
        }
        return value;
    }

    BigDecimal number(String key, Expr expr, Row row) {
        if (value(key, expr, row) instanceof BigDecimal number) {
            return number;
        }
        throw fault(row, key + " is null; give it a value with coalesce, or " + leaving);
    }

    private @Nullable Object value(String key, Expr expr, Row row) {
        try {
            return expr.evaluate(row.values());
        } catch (ArithmeticException e) {
            throw fault(row, key + ": " + e.getMessage() + "; guard against it in the expression, or " + leaving);
        }
    }

    private WorkFault fault(Row row, String what) {
        return new WorkFault(of + row.name() + ": " + what);
    }
}
