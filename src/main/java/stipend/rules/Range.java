package stipend.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What values a number can have at most: more may be said to be possible than is, never less.
 *
 * @param low null: no lower bound
 * @param high null: no upper bound
 * @param zero false where zero between the bounds is ruled out
 * @param nullable whether it can be null
 */
record Range(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean zero, boolean nullable) {
    static final Range ANY = new Range(null, null, true, true);
    static final Range NUMBER = new Range(null, null, true, false);
    static final Range FROM_ZERO = new Range(BigDecimal.ZERO, null, true, false);
    private static final int DECIMALS = 18;

    static Range between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return new Range(low, high, true, false);
    }

    static Range of(BigDecimal value) {
        return between(value, value);
    }

    boolean canBeNegative() {
        return low == null || low.signum() < 0;
    }

    boolean canBeZero() {
        return zero && canBeNegativeOrZero() && (high == null || high.signum() >= 0);
    }

    private boolean canBeNegativeOrZero() {
        return low == null || low.signum() <= 0;
    }

    private boolean isNeverPositive() {
        return high != null && high.signum() <= 0 && !isZero();
    }

    private boolean isZero() {
        return low != null && high != null && low.signum() == 0 && high.signum() == 0;
    }

    boolean isEmpty() {
        return low != null && high != null && low.compareTo(high) > 0;
    }

    boolean isAtMost(BigDecimal bound) {
        return high != null && high.compareTo(bound) <= 0;
    }

    Range withNull(boolean possible) {
        return new Range(low, high, zero, possible);
    }

    Range withoutZero() {
        return new Range(low, high, false, nullable);
    }

    Range plus(Range other) {
        return between(
                        low == null || other.low == null ? null : low.add(other.low),
                        high == null || other.high == null ? null : high.add(other.high))
                .withNull(nullable || other.nullable);
    }

    Range negated() {
        return new Range(high == null ? null : high.negate(), low == null ? null : low.negate(), zero, nullable);
    }

    Range times(Range other) {
        if (isEmpty() || other.isEmpty()) {
            return NUMBER.withNull(nullable || other.nullable);
        }
        var product = isFinite() && other.isFinite() ? corners(other) : signs(other);
        boolean canBeZero = canBeZero() || other.canBeZero();
        return new Range(product.low, product.high, canBeZero, nullable || other.nullable);
    }

    private boolean isFinite() {
        return low != null && high != null;
    }

    private Range corners(Range other) {
        var corners = Stream.of(low, high)
                .flatMap(a -> Stream.of(other.low, other.high)
                        .map(b -> Objects.requireNonNull(a).multiply(Objects.requireNonNull(b))))
                .sorted()
                .toList();
        return between(corners.getFirst(), corners.getLast());
    }

    private Range signs(Range other) {
        if (isZero() || other.isZero()) {
            return of(BigDecimal.ZERO);
        }
        if (isNeverPositive()) {
            return negated().times(other).negated();
        }
        if (other.isNeverPositive()) {
            return times(other.negated()).negated();
        }
        if (low == null || other.low == null || low.signum() < 0 || other.low.signum() < 0) {
            return NUMBER;
        }
        return between(low.multiply(other.low), high == null || other.high == null ? null : high.multiply(other.high));
    }

    /** As far as the signs tell, and the bounds where both are of one sign; what divides by zero is no value. */
    Range dividedBy(Range other) {
        boolean couldBeNull = nullable || other.nullable;
        if (other.isZero() || isEmpty() || other.isEmpty()) {
            return NUMBER.withNull(couldBeNull);
        }
        if (other.isNeverPositive()) {
            return negated().dividedBy(other.negated()).withNull(couldBeNull);
        }
        if (low == null || other.low == null || low.signum() < 0 || other.low.signum() < 0) {
            return finiteQuotient(other).withNull(couldBeNull);
        }
        return between(
                        other.high == null || other.high.signum() == 0
                                ? BigDecimal.ZERO
                                : quotient(low, other.high, RoundingMode.FLOOR),
                        high == null || other.low.signum() == 0
                                ? null
                                : quotient(high, other.low, RoundingMode.CEILING))
                .withNull(couldBeNull);
    }

    /** Of any sign by something above zero: no farther from zero than by the least divisor. */
    private Range finiteQuotient(Range other) {
        if (other.low == null || other.low.signum() <= 0) {
            return NUMBER;
        }
        var nearest = other.low;
        return between(
                low == null ? null : quotient(low.min(BigDecimal.ZERO), nearest, RoundingMode.FLOOR),
                high == null ? null : quotient(high.max(BigDecimal.ZERO), nearest, RoundingMode.CEILING));
    }

    private static BigDecimal quotient(BigDecimal a, BigDecimal b, RoundingMode mode) {
        return a.divide(b, DECIMALS, mode);
    }

    Range absolute() {
        if (!canBeNegative()) {
            return this;
        }
        if (isNeverPositive()) {
            return negated();
        }
        var most = low == null || high == null ? null : low.negate().max(high);
        return new Range(BigDecimal.ZERO, most, zero, nullable);
    }

    /** After rounding to whole numbers, either way. */
    Range whole() {
        return between(
                        low == null ? null : low.setScale(0, RoundingMode.FLOOR),
                        high == null ? null : high.setScale(0, RoundingMode.CEILING))
                .withNull(nullable);
    }

    /** One or the other. */
    Range or(Range other) {
        return new Range(
                low == null || other.low == null ? null : low.min(other.low),
                high == null || other.high == null ? null : high.max(other.high),
                canBeZero() || other.canBeZero(),
                nullable || other.nullable);
    }

    /** Both at once. */
    Range and(Range other) {
        return new Range(
                low == null ? other.low : other.low == null ? low : low.max(other.low),
                high == null ? other.high : other.high == null ? high : high.min(other.high),
                zero && other.zero,
                nullable && other.nullable);
    }

    /** The greater of two that are not null. */
    Range greater(Range other) {
        return between(
                low == null ? other.low : other.low == null ? low : low.max(other.low),
                high == null || other.high == null ? null : high.max(other.high));
    }

    /** As errors show it: {@code between 0 and 12}, {@code above 3}. */
    String words() {
        if (low == null && high == null) {
            return "any number";
        }
        if (low != null && high != null && low.compareTo(high) == 0) {
            return plain(low);
        }
        return low == null
                ? "at most " + plain(Objects.requireNonNull(high))
                : high == null ? "at least " + plain(low) : "between " + plain(low) + " and " + plain(high);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
