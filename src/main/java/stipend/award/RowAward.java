package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An eligible row's award and how it came about.
 *
 * @param minorUnits the rounded award, before splits, in minor units of the currency
 */
public record RowAward(Claim claim, Share share, long minorUnits) {
    /** The rounded award in the currency, which has that many decimals. */
    public BigDecimal amount(int decimals) {
        return BigDecimal.valueOf(minorUnits, decimals);
    }

    /** Whether rounding gave the row a unit above its floor. */
    public boolean roundedUp(int decimals) {
        return BigInteger.valueOf(minorUnits)
                        .compareTo(share.exact().shifted(decimals).floor())
                > 0;
    }
}
