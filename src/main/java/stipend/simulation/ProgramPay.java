package stipend.simulation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.rules.Program;

/**
 * What a program pays in a month, in minor units.
 *
 * @param budget null if none is set
 * @param byCreator after splits, by the creators' numbers
 * @param byModel before splits, in the order of the month's models; null of a program per creator
 */
@SuppressWarnings("ArrayRecordComponent")
record ProgramPay(
        Program program, @Nullable BigDecimal budget, long total, long[] byCreator, long @Nullable [] byModel) {}
