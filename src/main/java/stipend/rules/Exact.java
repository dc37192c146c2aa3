package stipend.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import stipend.text.CodePoints;

/** What the nodes of an expression do with values: decimals, order, and logic with nulls. */
final class Exact {
    private static final int QUOTIENT_DECIMALS = 18;

    /** PostgreSQL's bound on {@code round(x, n)}: without one, n alone could ask for gigabytes of digits. */
    private static final BigDecimal MOST_DECIMALS = BigDecimal.valueOf(2_000);

    private Exact() {}

    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return a.divide(b, QUOTIENT_DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal whole(BigDecimal x, RoundingMode mode) {
        return x.scale() <= 0 ? x : x.setScale(0, mode);
    }

    static BigDecimal round(BigDecimal x, BigDecimal decimals) {
        int n = scale(decimals);
        if (n >= x.scale()) {
            return x;
        }
        var rounded = x.setScale(n, RoundingMode.HALF_UP);
        return n < 0 ? rounded.setScale(0) : rounded;
    }

    private static int scale(BigDecimal decimals) {
        if (decimals.stripTrailingZeros().scale() > 0) {
            throw new ArithmeticException(
                    "round to " + decimals.toPlainString() + " decimals: their number must be whole");
        }
        return decimals.min(MOST_DECIMALS).max(MOST_DECIMALS.negate()).intValue();
    }

    /** The order of two values of one type. */
    static int compare(Object a, Object b) {
        return switch (a) {
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            case String text -> CodePoints.ORDER.compare(text, (String) b);
            case Boolean condition -> condition.compareTo((Boolean) b);
            default -> throw new IllegalArgumentException("no value of an expression: " + a.getClass());
        };
    }

    /** Null unless both are there. */
    static @Nullable Object equal(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? null : (Object) (compare(a, b) == 0);
    }

    /** Null unless both are there. */
    static @Nullable Object atMost(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? null : (Object) (compare(a, b) <= 0);
    }

    static @Nullable Object and(@Nullable Object a, @Nullable Object b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return Boolean.FALSE;
        }
        return (a == null || b == null) ? null : Boolean.TRUE;
    }

    static @Nullable Object or(@Nullable Object a, @Nullable Object b) {
        if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
            return Boolean.TRUE;
        }
        return (a == null || b == null) ? null : Boolean.FALSE;
    }
}
