package stipend.money;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;

/**
 * Hamilton's method (SPEC §4, Rounding): every part gets its floor, then the units that the whole still lacks go one by
 * one to the largest remainders; ties go to the larger part, then to the earlier one. A part gets one unit at most, and
 * none if it has no remainder. What nobody may take is not handed out.
 */
public final class Allocation {
    private static final int KEY_BITS = 62;
    private static final long KEY_MASK = (1L << KEY_BITS) - 1;

    /** Denominators of so many bits leave a long room for seven more: nine steps make a key. */
    private static final int SMALL_DENOMINATOR_BITS = 56;

    private final IntFunction<Fraction> parts;
    private final long[] units;

    /** The remainder in 2^-62, rounded up: most comparisons need no more than this, and zero means no remainder. */
    private final long[] keys;

    /** The exact remainder where it is a fraction of longs; 0 in both where it is not. */
    private final long[] numerators;

    private final long[] denominators;

    private Allocation(int count, IntFunction<Fraction> parts) {
        this.parts = parts;
        this.units = new long[count];
        this.keys = new long[count];
        this.numerators = new long[count];
        this.denominators = new long[count];
    }

    /** Who may have one unit more. */
    @FunctionalInterface
    public interface Room {
        Room UNLIMITED = _ -> true;

        /** Takes a unit for the part, if it may have one; says whether it did. */
        boolean take(int part);
    }

    /**
     * The floors of all parts, none handed out yet.
     *
     * @param parts the exact part at an index, zero or more and below 2^63 units, in the order that breaks ties
     */
    public static Allocation floors(int count, IntFunction<Fraction> parts) {
        var allocation = new Allocation(count, parts);
        for (int part = 0; part < count; part++) {
            allocation.floor(part);
        }
        return allocation;
    }

    private void floor(int part) {
        var exact = parts.apply(part);
        if (exact.isSmall() && exact.smallDenominator() >> SMALL_DENOMINATOR_BITS == 0) {
            floor(part, exact.smallNumerator(), exact.smallDenominator());
            return;
        }
        var scaled = exact.numerator().shiftLeft(KEY_BITS).divideAndRemainder(exact.denominator());
        units[part] = scaled[0].shiftRight(KEY_BITS).longValueExact();
        keys[part] = (scaled[0].longValue() & KEY_MASK) + scaled[1].signum();
    }

    /** The same in longs, which is most parts' case and a multiple faster. */
    private void floor(int part, long numerator, long denominator) {
        units[part] = numerator / denominator;
        long remainder = numerator % denominator;
        numerators[part] = remainder;
        denominators[part] = denominator;
        long key = 0;
        for (int bits = KEY_BITS; bits > 0; ) {
            int step = Math.min(bits, Long.numberOfLeadingZeros(denominator) - 1);
            remainder <<= step;
            key = key << step | remainder / denominator;
            remainder %= denominator;
            bits -= step;
        }
        keys[part] = key + Long.signum(remainder);
    }

    /** What every part has so far. */
    public long[] units() {
        return units.clone();
    }

    /** What every part has once the units missing from the whole are handed out. */
    public long[] complete(long whole, Room room) {
        long missing = whole - Arrays.stream(units).sum();
        var completed = units();
        var order = missing > 0 ? byRemainder() : new int[0];
        for (int i = 0; i < order.length && missing > 0; i++) {
            if (room.take(order[i])) {
                completed[order[i]]++;
                missing--;
            }
        }
        return completed;
    }

    /** A key's leading bits and the part in one long: a million of these are sorted ten times as fast as objects. */
    private int[] byRemainder() {
        int partBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        long partMask = (1L << partBits) - 1;
        var leading = new long[keys.length];
        int count = 0;
        for (int part = 0; part < keys.length; part++) {
            if (keys[part] > 0) {
                leading[count++] = ~keys[part] & ~partMask | part;
            }
        }
        Arrays.sort(leading, 0, count);
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (leading[i] & partMask);
        }
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && leading[to] >> partBits == leading[from] >> partBits) {
                to++;
            }
            settle(order, from, to);
        }
        return order;
    }

    /** Parts whose keys look the same nearly always have the same remainder; where not, the exact ones decide. */
    private void settle(int[] order, int from, int to) {
        if (to - from > 1) {
            Comparator<Integer> larger = this::largerThenEarlier;
            var tied = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted(
                            sameRemainders(order, from, to)
                                    ? larger
                                    : Comparator.comparing(this::remainder)
                                            .reversed()
                                            .thenComparing(larger));
            System.arraycopy(tied.mapToInt(Integer::intValue).toArray(), 0, order, from, to - from);
        }
    }

    private boolean sameRemainders(int[] order, int from, int to) {
        int first = order[from];
        return Arrays.stream(order, from + 1, to).allMatch(part -> sameRemainder(part, first));
    }

    private boolean sameRemainder(int one, int other) {
        return denominators[one] > 0 && denominators[one] == denominators[other]
                ? numerators[one] == numerators[other]
                : remainder(one).equals(remainder(other));
    }

    private Fraction remainder(int part) {
        return parts.apply(part).remainder();
    }

    private int largerThenEarlier(Integer a, Integer b) {
        return units[a] == units[b] ? Integer.compare(a, b) : Long.compare(units[b], units[a]);
    }
}
