package stipend.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {
    private static Allocation floors(Fraction... parts) {
        return Allocation.floors(parts.length, i -> parts[i]);
    }

    private static Fraction fraction(long dividend, long divisor) {
        return Fraction.ratio(BigDecimal.valueOf(dividend), BigDecimal.valueOf(divisor));
    }

    private static Fraction decimal(String value) {
        return Fraction.of(new BigDecimal(value));
    }

    @Test
    void givesTheMissingUnitsToTheLargestRemainders() {
        // 10 over 1 : 2 : 3 = 1.666…, 3.333…, 5
        assertThat(floors(fraction(10, 6), fraction(20, 6), fraction(30, 6)).complete(10, Allocation.Room.UNLIMITED))
                .containsExactly(2, 3, 5);
    }

    @Test
    void breaksTiesByTheLargerPartThenByTheEarlierOne() {
        assertThat(floors(decimal("0.5"), decimal("2.5"), decimal("0.5"), decimal("0.5"))
                        .complete(5, Allocation.Room.UNLIMITED))
                .containsExactly(1, 3, 1, 0);
    }

    @Test
    void tellsRemaindersApartThatAgreeInMoreThanSixtyTwoBits() {
        var larger = decimal("0.50000000000000000000000000000000002");
        var smaller = decimal("7.50000000000000000000000000000000001");
        assertThat(floors(smaller, larger).complete(8, Allocation.Room.UNLIMITED))
                .containsExactly(7, 1);
    }

    @Test
    void countsTheSmallestRemainderAsOne() {
        assertThat(floors(decimal("3.000000000000000000000000000000000000001")).complete(4, Allocation.Room.UNLIMITED))
                .containsExactly(4);
    }

    @Test
    void givesNoUnitWithoutARemainderAndNoSecondOne() {
        assertThat(floors(decimal("1"), decimal("0.9")).complete(9, Allocation.Room.UNLIMITED))
                .containsExactly(1, 1);
    }

    @Test
    void keepsAUnitThatNobodyMayHave() {
        assertThat(floors(decimal("0.9"), decimal("0.6"), decimal("0.5")).complete(2, part -> part == 1))
                .containsExactly(0, 1, 0);
        assertThat(floors(decimal("0.9")).complete(1, _ -> false)).containsExactly(0);
    }

    /** Small fractions are divided as longs: by another way than the same ones with many digits. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofSmallAndLongFractionsIsTheSame(long seed) {
        var random = new Random(seed);
        var small = new ArrayList<Fraction>();
        for (int i = 0; i < 40; i++) {
            long divisor = 1 + random.nextLong(1L << (1 + random.nextInt(56)));
            long dividend = random.nextLong(1 + Long.MAX_VALUE / 4 >> random.nextInt(62));
            small.add(fraction(dividend, divisor));
            small.add(fraction(dividend % divisor, divisor));
        }
        var large = small.stream().map(part -> part.shifted(40).shifted(-40)).toList();
        long whole =
                small.stream().mapToLong(part -> part.floor().longValueExact()).sum() + random.nextInt(60);
        var units = Allocation.floors(small.size(), small::get).complete(whole, Allocation.Room.UNLIMITED);
        assertThat(Allocation.floors(large.size(), large::get).complete(whole, Allocation.Room.UNLIMITED))
                .isEqualTo(units);
        var mixed = IntStream.range(0, small.size())
                .mapToObj(i -> (i % 3 == 0 ? small : large).get(i))
                .toList();
        assertThat(Allocation.floors(mixed.size(), mixed::get).complete(whole, Allocation.Room.UNLIMITED))
                .isEqualTo(units);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(floors().complete(0, Allocation.Room.UNLIMITED)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsToTheWholeWithinAUnitOfEachPart(long seed) {
        var random = new Random(seed);
        var weights = random.longs(1 + random.nextInt(30), 0, 1 + random.nextInt(1000))
                .toArray();
        weights[0]++;
        long sum = Arrays.stream(weights).sum();
        long whole = random.nextLong(1_000_000);
        var parts = Arrays.stream(weights)
                .mapToObj(weight -> fraction(whole * weight, sum))
                .toList();
        var units = Allocation.floors(weights.length, parts::get).complete(whole, Allocation.Room.UNLIMITED);
        assertThat(Arrays.stream(units).sum()).isEqualTo(whole);
        assertThat(roundedUp(units, parts)).isEqualTo(largestRemainders(parts, whole));
    }

    private static Set<Integer> roundedUp(long[] units, List<Fraction> parts) {
        var up = new HashSet<Integer>();
        for (int i = 0; i < units.length; i++) {
            long above = units[i] - parts.get(i).floor().longValueExact();
            assertThat(above).isBetween(0L, 1L);
            if (above == 1) {
                up.add(i);
            }
        }
        return up;
    }

    /** By choosing the best remaining part again and again. */
    private static Set<Integer> largestRemainders(List<Fraction> parts, long whole) {
        long missing = whole
                - parts.stream()
                        .mapToLong(part -> part.floor().longValueExact())
                        .sum();
        var chosen = new HashSet<Integer>();
        for (; missing > 0; missing--) {
            int best = -1;
            for (int i = 0; i < parts.size(); i++) {
                if (!chosen.contains(i) && (best < 0 || beats(parts.get(i), parts.get(best)))) {
                    best = i;
                }
            }
            chosen.add(best);
        }
        return chosen;
    }

    private static boolean beats(Fraction one, Fraction other) {
        int order = remainder(one).compareTo(remainder(other));
        return order > 0 || order == 0 && one.compareTo(other) > 0;
    }

    private static Fraction remainder(Fraction part) {
        return part.minus(Fraction.of(new BigDecimal(part.floor())));
    }
}
