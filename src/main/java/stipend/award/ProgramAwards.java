package stipend.award;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Program;
import stipend.rules.Reward;

/**
 * What a program awards in a month, and everything needed to explain it.
 *
 * @param budget null if none is set
 * @param worth the sum of the rows' worth; in a pool S, the sum of points
 * @param unit of the rows that no cap holds: in a pool the value of a point
 * @param total the sum of the exact awards
 * @param rows the eligible ones, ascending by model_id, creator_id
 */
public record ProgramAwards(
        Program program,
        @Nullable BigDecimal budget,
        BigDecimal worth,
        UnitValue unit,
        Fraction total,
        RowAwards rows) {

    /** Rate and tiers that set neither budget nor per_creator; all others share a whole out (SPEC §4, Rounding). */
    static boolean roundsEachByItself(Program program) {
        return program.reward().budget() == null && program.caps().perCreator() == null;
    }

    public boolean roundsEachByItself() {
        return roundsEachByItself(program);
    }

    /** What the rounded awards are to sum to, where they are rounded together. */
    public BigDecimal whole(int decimals) {
        return new BigDecimal(Rounding.whole(total, budget, decimals), decimals);
    }

    public boolean isPool() {
        return program.reward() instanceof Reward.Pool;
    }
}
