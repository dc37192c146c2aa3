package stipend.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules paid in a month, in minor units.
 *
 * @param byCreator by the creators' numbers
 * @param belowMinimum how many creators' awards do not reach the minimum payout
 * @param toNewcomers what went to creators who joined within {@link Simulation#NEW_DAYS} days
 */
@SuppressWarnings("ArrayRecordComponent")
record PaidMonth(
        YearMonth month,
        int decimals,
        List<PaidProgram> programs,
        long[] byCreator,
        int belowMinimum,
        long toNewcomers) {

    /** @param budget null if none is set */
    record PaidProgram(String id, long total, @Nullable BigDecimal budget) {}

    long total() {
        return programs.stream().mapToLong(PaidProgram::total).sum();
    }
}
