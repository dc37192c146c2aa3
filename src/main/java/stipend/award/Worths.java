package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;

/**
 * What each of a program's claims is worth, counted in steps of the smallest decimal that any of them has. Where all of
 * them together are a long, which is most programs' case, they are counted as longs: a multiple faster.
 */
final class Worths {
    private final int decimals;
    private final BigDecimal sum;

    /** Null where their sum is none. */
    private final long @Nullable [] small;

    private final BigInteger[] big;

    /** @param claims worth zero or more each */
    Worths(List<Claim> claims) {
        int most = 0;
        var all = BigDecimal.ZERO;
        for (var claim : claims) {
            most = Math.max(most, claim.worth().scale());
            all = all.add(claim.worth());
        }
        this.decimals = most;
        this.sum = all;
        boolean isSmall = all.movePointRight(most).toBigIntegerExact().bitLength() < Long.SIZE;
        this.small = isSmall ? new long[claims.size()] : null;
        this.big = isSmall ? new BigInteger[0] : new BigInteger[claims.size()];
        for (int place = 0; place < claims.size(); place++) {
            var steps = claims.get(place).worth().movePointRight(most);
            if (small != null) {
                small[place] = steps.longValueExact();
            } else {
                big[place] = steps.toBigIntegerExact();
            }
        }
    }

    /** Of a step. */
    int decimals() {
        return decimals;
    }

    /** Of all. */
    BigDecimal sum() {
        return sum;
    }

    /** Of the first so many places. */
    BigDecimal sum(int[] places, int count) {
        if (small != null) {
            long steps = 0;
            for (int i = 0; i < count; i++) {
                steps += small[places[i]];
            }
            return BigDecimal.valueOf(steps, decimals);
        }
        var steps = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            steps = steps.add(big[places[i]]);
        }
        return new BigDecimal(steps, decimals);
    }

    /** What so many steps come to, where one is the fraction. */
    Fraction times(int place, Fraction step) {
        return small == null ? step.times(big[place]) : step.times(small[place]);
    }

    /**
     * Puts those of the first so many places that are worth less than this many steps before the others; says how many
     * they are.
     */
    int lessFirst(int[] places, int count, BigInteger steps) {
        if (small != null && steps.bitLength() >= Long.SIZE) {
            return count;
        }
        long smallSteps = steps.longValue();
        int less = count;
        for (int i = 0; i < less; ) {
            int place = places[i];
            if (small == null ? big[place].compareTo(steps) < 0 : small[place] < smallSteps) {
                i++;
            } else {
                places[i] = places[--less];
                places[less] = place;
            }
        }
        return less;
    }
}
