package stipend.rules;

import org.jspecify.annotations.Nullable;

/** A checked expression. (Sealed tree: the rules helper fills it in.) */
public interface Expr {
    /**
     * The value for a row, exactly as SPEC §4 says.
     *
     * @param row values by slot: BigDecimal, String, Boolean or null
     * @throws ArithmeticException on division by zero
     */
    @Nullable
    Object evaluate(@Nullable Object[] row);
}
