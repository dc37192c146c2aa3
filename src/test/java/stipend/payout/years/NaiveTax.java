package stipend.payout.years;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.payout.years.NaiveMonth.Paid;

/** SPEC §5's cn_platform with {@code gap: reset}, written from its table of brackets. */
final class NaiveTax {
    private static final String[][] BRACKETS = {
        {"36000", "0.03", "0"},
        {"144000", "0.10", "2520"},
        {"300000", "0.20", "16920"},
        {"420000", "0.25", "31920"},
        {"660000", "0.30", "52920"},
        {"960000", "0.35", "85920"},
        {"999999999999", "0.45", "181920"},
    };

    private NaiveTax() {}

    /** In cents, half up, of what is paid now in cents. */
    static long withheld(YearMonth month, long gross, @Nullable List<Paid> earlier) {
        var paid = earlier == null ? List.<Paid>of() : earlier;
        long income = gross;
        long before = 0;
        int months = 1;
        for (var at = month.minusMonths(1); at.getYear() == month.getYear(); at = at.minusMonths(1)) {
            var of = in(at, paid);
            if (of.isEmpty()) {
                break;
            }
            income += of.get().gross();
            before += of.get().tax();
            months++;
        }
        return Math.max(0, due(income, months) - before);
    }

    private static Optional<Paid> in(YearMonth month, List<Paid> paid) {
        return paid.stream().filter(one -> one.month().equals(month)).findFirst();
    }

    /** What the year owes so far: as what was withheld is whole cents, rounding before or after it is the same. */
    private static long due(long income, int months) {
        var base = BigDecimal.valueOf(income, 2)
                .multiply(new BigDecimal("0.8"))
                .subtract(BigDecimal.valueOf(5000L * months));
        if (base.signum() <= 0) {
            return 0;
        }
        for (var bracket : BRACKETS) {
            if (base.compareTo(new BigDecimal(bracket[0])) <= 0) {
                return base.multiply(new BigDecimal(bracket[1]))
                        .subtract(new BigDecimal(bracket[2]))
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
            }
        }
        throw new AssertionError("no bracket for " + base);
    }
}
