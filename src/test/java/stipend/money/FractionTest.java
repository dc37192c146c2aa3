package stipend.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FractionTest {
    private static Fraction ratio(String dividend, String divisor) {
        return Fraction.ratio(new BigDecimal(dividend), new BigDecimal(divisor));
    }

    @Test
    void isExact() {
        var third = ratio("1", "3");
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.ONE);
        assertThat(third.times(new BigDecimal("0.30"))).hasToString("1/10");
        assertThat(third.times(third)).isEqualTo(ratio("1", "9"));
        assertThat(Fraction.ONE.minus(third)).hasToString("2/3");
    }

    @Test
    void takesDecimalsOfAnyScale() {
        assertThat(Fraction.of(new BigDecimal("1E+3"))).hasToString("1000/1");
        assertThat(ratio("0.006", "-1.2")).hasToString("-1/200");
        assertThat(ratio("12.345", "1").shifted(2)).hasToString("2469/2");
        assertThat(ratio("5", "1").shifted(-1)).hasToString("1/2");
    }

    @Test
    void equalsByValueWhateverItsForm() {
        var half = ratio("1", "4").times(new BigDecimal("2"));
        assertThat(half.denominator()).isNotEqualTo(BigInteger.TWO);
        assertThat(half).isEqualTo(ratio("1", "2")).hasSameHashCodeAs(ratio("1", "2"));
        assertThat(half.compareTo(ratio("499", "1000"))).isPositive();
        assertThat(half.isAtLeast(ratio("1", "2"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2, 2, 3, 3",
        "-5, 2, -3, -2, -3",
        "7, 3, 2, 3, 2",
        "-7, 3, -3, -2, -2",
        "8, 3, 2, 3, 3",
        "4, 2, 2, 2, 2",
        "0, 9, 0, 0, 0",
    })
    void roundsAsTold(String dividend, String divisor, BigInteger floor, BigInteger ceiling, BigInteger halfUp) {
        assertThat(ratio(dividend, divisor).floor()).isEqualTo(floor);
        assertThat(ratio(dividend, divisor).ceiling()).isEqualTo(ceiling);
        assertThat(ratio(dividend, divisor).halfUp()).isEqualTo(halfUp);
    }

    static LongStream edges() {
        return LongStream.of(
                0, 1, -1, 2, -7, 1L << 31, 1L << 32, 3_037_000_500L, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /** Longs are worked with in another way than longer numbers. */
    @ParameterizedTest
    @MethodSource("edges")
    void isTheSameBeyondLongs(long dividend) {
        edges().filter(divisor -> divisor > 0).forEach(divisor -> {
            var fraction = Fraction.ratio(BigDecimal.valueOf(dividend), BigDecimal.valueOf(divisor));
            var floor = new BigDecimal(dividend).divide(new BigDecimal(divisor), 0, RoundingMode.FLOOR);
            assertThat(fraction.floor()).isEqualTo(floor.toBigInteger());
            assertThat(fraction.isAtLeast(floor.longValue())).isTrue();
            assertThat(fraction.isAtLeast(Long.MAX_VALUE)).isEqualTo(floor.longValue() == Long.MAX_VALUE);
            assertThat(fraction.halfUp())
                    .isEqualTo(new BigDecimal(dividend)
                            .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_UP)
                            .toBigInteger());
            edges().forEach(factor -> assertThat(fraction.times(factor))
                    .isEqualTo(fraction.times(BigDecimal.valueOf(factor)))
                    .isEqualTo(Fraction.ratio(
                            BigDecimal.valueOf(dividend).multiply(BigDecimal.valueOf(factor)),
                            BigDecimal.valueOf(divisor))));
        });
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> ratio("1", "0.00")).isInstanceOf(ArithmeticException.class);
    }
}
