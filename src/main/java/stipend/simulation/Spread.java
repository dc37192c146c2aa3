package stipend.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import stipend.money.Fraction;

/** How pay is spread over those who are paid: sorted amounts above zero, in minor units. */
final class Spread {
    private static final int DECIMALS = 4;

    private final long[] ascending;
    private final BigInteger total;

    Spread(long[] amounts) {
        this.ascending =
                Arrays.stream(amounts).filter(amount -> amount > 0).sorted().toArray();
        this.total = sum(ascending.length);
    }

    int paid() {
        return ascending.length;
    }

    /** The Gini coefficient, 0 where all get alike and near 1 where one gets all; half up to 4 decimals. */
    BigDecimal gini() {
        int n = ascending.length;
        if (n == 0) {
            return rounded(Fraction.ZERO);
        }
        var weighted = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            weighted =
                    weighted.add(BigInteger.valueOf(2L * (i + 1) - n - 1).multiply(BigInteger.valueOf(ascending[i])));
        }
        return rounded(ratio(weighted, total.multiply(BigInteger.valueOf(n))));
    }

    /** The share of the best paid of that many percent, at least one of them; half up to 4 decimals. */
    BigDecimal topShare(int percent) {
        int n = ascending.length;
        int best = (int) ((n * (long) percent + 99) / 100);
        return n == 0 ? rounded(Fraction.ZERO) : rounded(ratio(sum(best), total));
    }

    /**
     * The amount that so many percent do not pass: the smallest one of which that is true (nearest rank).
     *
     * @param sorted ascending
     */
    static long quantile(long[] sorted, int percent) {
        int rank = (int) ((sorted.length * (long) percent + 99) / 100);
        return sorted.length == 0 ? 0 : sorted[Math.max(rank, 1) - 1];
    }

    List<Long> quantiles(List<Integer> percents) {
        return percents.stream().map(percent -> quantile(ascending, percent)).toList();
    }

    private BigInteger sum(int best) {
        return Arrays.stream(ascending, ascending.length - best, ascending.length)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Fraction ratio(BigInteger part, BigInteger whole) {
        return Fraction.ratio(new BigDecimal(part), new BigDecimal(whole));
    }

    static BigDecimal rounded(Fraction share) {
        return new BigDecimal(share.shifted(DECIMALS).halfUp(), DECIMALS).setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }
}
