package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;
import stipend.rules.Expr;

/** A program's expressions on a row: their value, or the error that stops the month and names program and row (SPEC §4). */
record Evaluation(String program) {

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
                            + " with greatest(0, …) or leave the row out with eligible");
        }
        return value;
    }

    BigDecimal number(String key, Expr expr, Row row) {
        if (value(key, expr, row) instanceof BigDecimal number) {
            return number;
        }
        throw fault(row, key + " is null; give it a value with coalesce, or leave the row out with eligible");
    }

    private @Nullable Object value(String key, Expr expr, Row row) {
        try {
            return expr.evaluate(row.values());
        } catch (ArithmeticException e) {
            throw fault(
                    row,
                    key + ": " + e.getMessage() + "; guard against it in the expression, or leave the row out"
                            + " with eligible");
        }
    }

    private WorkFault fault(Row row, String what) {
        return new WorkFault("program \"" + program + "\"" + row.name() + ": " + what);
    }
}
