package stipend.award;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import stipend.contribution.MonthContribution;
import stipend.rules.Program;
import stipend.rules.Rules;

/**
 * Programs evaluated on one month one after another. What the rows claim is kept, as many ask what other caps and budgets
 * do: of each program the last, so that memory stays that of one set of rules.
 */
public final class MonthEvaluation {
    private final Rules rules;
    private final Rows rows;
    private final int decimals;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(Program program, ProgramClaims claims) {}

    /**
     * @param rules with the names and the currency of all programs that will be evaluated
     * @param ofModels whose the month's rows of models are
     * @param finance the month's figures of platform.csv, by name
     */
    public MonthEvaluation(Rules rules, MonthContribution month, Owners ofModels, Map<String, BigDecimal> finance) {
        this.rules = rules;
        this.rows = new Rows(rules, month, ofModels, finance);
        this.decimals = rules.currency().getDefaultFractionDigits();
    }

    /** Whether programs of these rules have the same names in the same slots, and the same totals. */
    public boolean hasNamesOf(Rules other) {
        return rules.perModel().equals(other.perModel())
                && rules.perCreator().equals(other.perCreator())
                && rules.totals().equals(other.totals());
    }

    /** @throws stipend.fault.WorkFault if an expression has no award to give */
    public ProgramAwards evaluate(Program program) {
        var evaluation = new ProgramEvaluation(program, decimals, Witness.NONE);
        var before = known.get(program.id());
        if (before == null || !before.program().claimsLike(program)) {
            before = new Known(program, evaluation.claims(rows));
            known.put(program.id(), before);
        }
        return evaluation.awards(before.claims(), rows);
    }

    /** What its rows claim is not kept any longer. */
    public void forget(Program program) {
        known.remove(program.id());
    }
}
