package stipend.award;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import stipend.contribution.MonthContribution;
import stipend.rules.Rules;
import stipend.text.CodePoints;

/**
 * A month's awards: a function of the contribution, the rules and finance's figures alone (SPEC §4).
 *
 * @param decimals of the currency
 * @param totals those that a program names, by name
 * @param programs in the order of the rules
 */
public record Awards(int decimals, List<Total> totals, List<ProgramAwards> programs) {

    /**
     * @param finance the month's figures of platform.csv, by name
     * @throws stipend.fault.WorkFault if an expression has no award to give: a division by zero, a null, a negative value
     */
    public static Awards evaluate(Rules rules, MonthContribution month, Map<String, BigDecimal> finance) {
        return evaluate(rules, month, finance, Witness.NONE);
    }

    /** The same before a witness, who changes nothing. */
    public static Awards evaluate(
            Rules rules, MonthContribution month, Map<String, BigDecimal> finance, Witness witness) {
        int decimals = rules.currency().getDefaultFractionDigits();
        var rows = new Rows(rules, month, finance);
        return new Awards(
                decimals,
                rows.totals(),
                rules.programs().stream()
                        .map(program -> new ProgramEvaluation(program, decimals, witness).evaluate(rows))
                        .toList());
    }

    /** After splits: ascending by program, model_id, creator_id, one line for each, none of zero. */
    public List<Award> lines() {
        return programs.stream()
                .sorted(Comparator.comparing(awards -> awards.program().id(), CodePoints.ORDER))
                .flatMap(awards -> Lines.of(awards, decimals))
                .toList();
    }
}
