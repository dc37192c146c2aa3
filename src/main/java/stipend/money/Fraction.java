package stipend.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number: what an award is until it is rounded (SPEC §4). Nothing is rounded but by the methods that
 * say so. It is reduced only when {@link #reduced()} is asked: a product that is used once is not worth a division.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = new Fraction(0, 1);
    public static final Fraction ONE = new Fraction(1, 1);

    private static final BigInteger[] TENS =
            IntStream.range(0, 64).mapToObj(BigInteger.TEN::pow).toArray(BigInteger[]::new);

    /** Both as longs, where {@link #big} is null: most are, and rows by the million are multiplied and rounded so. */
    private final long smallNumerator;

    private final long smallDenominator;
    private final @Nullable Big big;

    private record Big(BigInteger numerator, BigInteger denominator) {}

    private Fraction(long numerator, long denominator) {
        this.smallNumerator = numerator;
        this.smallDenominator = denominator;
        this.big = null;
    }

    private Fraction(BigInteger numerator, BigInteger denominator) {
        boolean small = numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE;
        this.smallNumerator = small ? numerator.longValue() : 0;
        this.smallDenominator = small ? denominator.longValue() : 0;
        this.big = small ? null : new Big(numerator, denominator);
    }

    public static Fraction of(BigDecimal value) {
        return ONE.times(value);
    }

    /** @throws ArithmeticException if the divisor is zero */
    public static Fraction ratio(Fraction dividend, Fraction divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        var turn = BigInteger.valueOf(divisor.signum());
        return new Fraction(
                        dividend.numerator().multiply(divisor.denominator()).multiply(turn),
                        dividend.denominator().multiply(divisor.numerator()).multiply(turn))
                .reduced();
    }

    /** @throws ArithmeticException if the divisor is zero */
    public static Fraction ratio(BigDecimal dividend, BigDecimal divisor) {
        return ratio(of(dividend), of(divisor));
    }

    public BigInteger numerator() {
        return big == null ? BigInteger.valueOf(smallNumerator) : big.numerator;
    }

    /** Above zero. */
    public BigInteger denominator() {
        return big == null ? BigInteger.valueOf(smallDenominator) : big.denominator;
    }

    /** Whether numerator and denominator are longs. */
    boolean isSmall() {
        return big == null;
    }

    /** Where it {@link #isSmall}. */
    long smallNumerator() {
        return smallNumerator;
    }

    /** Where it {@link #isSmall}. */
    long smallDenominator() {
        return smallDenominator;
    }

    public int signum() {
        return big == null ? Long.signum(smallNumerator) : big.numerator.signum();
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator().negate(), other.denominator()));
    }

    public Fraction times(Fraction other) {
        return new Fraction(
                numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    public Fraction times(BigDecimal factor) {
        return times(factor.unscaledValue()).shifted(-factor.scale());
    }

    public Fraction times(BigInteger factor) {
        return new Fraction(numerator().multiply(factor), denominator());
    }

    public Fraction times(long factor) {
        long product = smallNumerator * factor;
        return big == null && Math.multiplyHigh(smallNumerator, factor) == product >> Long.SIZE - 1
                ? new Fraction(product, smallDenominator)
                : times(BigInteger.valueOf(factor));
    }

    /** Times ten to the power; {@code shifted(2)} counts cents of an amount in euros. */
    public Fraction shifted(int tens) {
        return tens < 0
                ? new Fraction(numerator(), denominator().multiply(tenTo(-tens)))
                : tens > 0 ? times(tenTo(tens)) : this;
    }

    private static BigInteger tenTo(int power) {
        return power < TENS.length ? TENS[power] : BigInteger.TEN.pow(power);
    }

    /** The greatest whole number that is not above this. */
    public BigInteger floor() {
        if (big == null) {
            return BigInteger.valueOf(Math.floorDiv(smallNumerator, smallDenominator));
        }
        var parts = big.numerator.divideAndRemainder(big.denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The smallest whole number that is not below this. */
    public BigInteger ceiling() {
        return new Fraction(numerator().negate(), denominator()).floor().negate();
    }

    /** What is left above {@link #floor()}. */
    public Fraction remainder() {
        return new Fraction(numerator().mod(denominator()), denominator());
    }

    /** The nearest whole number; of two, the one further from zero. */
    public BigInteger halfUp() {
        if (big == null && smallNumerator >= 0) {
            long floor = smallNumerator / smallDenominator;
            long remainder = smallNumerator % smallDenominator;
            return BigInteger.valueOf(remainder >= smallDenominator - remainder ? floor + 1 : floor);
        }
        var doubled = numerator().abs().shiftLeft(1).add(denominator());
        var nearest = doubled.divide(denominator().shiftLeft(1));
        return signum() < 0 ? nearest.negate() : nearest;
    }

    /** The same number with the smallest numerator and denominator. */
    public Fraction reduced() {
        var common = numerator().gcd(denominator());
        return common.equals(BigInteger.ONE)
                ? this
                : new Fraction(numerator().divide(common), denominator().divide(common));
    }

    public boolean isAtLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    /** Whether {@link #floor} is. */
    public boolean isAtLeast(long whole) {
        return big == null
                ? Math.floorDiv(smallNumerator, smallDenominator) >= whole
                : floor().compareTo(BigInteger.valueOf(whole)) >= 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return big == null && other.big == null && smallDenominator == other.smallDenominator
                ? Long.compare(smallNumerator, other.smallNumerator)
                : numerator()
                        .multiply(other.denominator())
                        .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        var lowest = reduced();
        return 31 * lowest.numerator().hashCode() + lowest.denominator().hashCode();
    }

    @Override
    public String toString() {
        var lowest = reduced();
        return lowest.numerator() + "/" + lowest.denominator();
    }
}
