package stipend.award;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;
import stipend.rules.Program;
import stipend.rules.Reward;

/** A program's way from rows to awards, in the order of SPEC §4: claims, shares under caps and budget, rounding. */
record ProgramEvaluation(Program program, int decimals, Witness witness) {

    ProgramAwards evaluate(Rows rows) {
        return awards(claims(rows), rows);
    }

    /** Up to the multipliers. */
    ProgramClaims claims(Rows rows) {
        return new ProgramClaims(
                Claims.of(program, rows.of(program, program.expressions()), rows.earlier(), witness),
                rows.owners(program.per()));
    }

    /** What caps, budget and rounding make of the claims. */
    ProgramAwards awards(ProgramClaims claims, Rows month) {
        var budget = budget(month);
        var capped = new CappedClaims(claims, program.caps());
        var shares = share(budget, capped);
        var rows = new RowAwards(claims, shares, round(budget, shares));
        return new ProgramAwards(program, budget, claims.worths().sum(), shares.unit(), shares.total(), rows);
    }

    private @Nullable BigDecimal budget(Rows rows) {
        var budget = program.reward().budget();
        var none = rows.none(program.per(), budget == null ? List.of() : List.of(budget));
        witness.budget(program, none);
        return budget == null ? null : new Evaluation(program.id()).notNegative("budget", budget, none);
    }

    private Shares share(@Nullable BigDecimal budget, CappedClaims claims) {
        return program.reward() instanceof Reward.Pool pool && budget != null
                ? Sharing.pool(budget, pool.leftover(), claims)
                : Sharing.amounts(budget, claims);
    }

    private long[] round(@Nullable BigDecimal budget, Shares shares) {
        if (shares.total().shifted(decimals).floor().bitLength() > 62) {
            throw new WorkFault(
                    "program \"" + program.id() + "\": its awards pass 4 * 10^18 minor units; correct its rules");
        }
        return ProgramAwards.roundsEachByItself(program)
                ? Rounding.byItself(shares, decimals)
                : Rounding.together(shares, budget, decimals);
    }
}
