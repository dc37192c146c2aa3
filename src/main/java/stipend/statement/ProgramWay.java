package stipend.statement;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.award.UnitValue;
import stipend.money.Fraction;
import stipend.rules.Program;
import stipend.rules.Trace;

/**
 * What a program made of a creator's rows.
 *
 * @param budget how it was computed; null without one
 * @param awarded the creator's part of all of these rows
 */
public record ProgramWay(Program program, @Nullable Trace budget, Whole whole, List<RowWay> rows, BigDecimal awarded) {
    public ProgramWay {
        rows = List.copyOf(rows);
    }

    /**
     * The program's month over everybody's rows.
     *
     * @param rows that are eligible
     * @param worth what they claim: a pool's points, else money
     * @param freeWorth of the rows that no cap holds
     * @param held what the others are awarded, exactly
     * @param unit what the free rows are paid for one unit of worth: in a pool the value of a point
     * @param exact the sum of the exact awards
     * @param asked what that sum would be if the budget sufficed; null where it does, and in a pool
     * @param toShare what the rounded awards are to sum to; null where each is rounded by itself
     * @param floors the sum of the awards rounded down
     * @param awarded the sum of the rounded awards
     */
    public record Whole(
            int rows,
            BigDecimal worth,
            BigDecimal freeWorth,
            Fraction held,
            UnitValue unit,
            Fraction exact,
            @Nullable Fraction asked,
            @Nullable BigDecimal toShare,
            BigDecimal floors,
            BigDecimal awarded) {}
}
