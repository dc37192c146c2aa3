package stipend.award;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stipend.contribution.Earlier.Key;
import stipend.contribution.ModelContribution;
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
        var programs = rules.programs().stream()
                .map(program -> new ProgramEvaluation(program, decimals, witness).evaluate(rows))
                .toList();
        return new Awards(decimals, rows.totals(), programs);
    }

    /**
     * What the rows of models were awarded before splits, where one of a model's rows is split; elsewhere {@link #lines}
     * say it.
     */
    public List<Award> beforeSplits() {
        return programs.stream().flatMap(this::beforeSplits).toList();
    }

    private Stream<Award> beforeSplits(ProgramAwards awards) {
        var split = awards.rows().stream()
                .map(row -> row.claim().model())
                .filter(model -> model != null && !model.splits().isEmpty())
                .map(ModelContribution::modelId)
                .collect(Collectors.toSet());
        return awards.rows().stream()
                .filter(row -> row.minorUnits() > 0)
                .filter(row -> row.claim().model() != null
                        && split.contains(row.claim().model().modelId()))
                .map(row -> beforeSplits(awards.program().id(), row));
    }

    private Award beforeSplits(String program, RowAward row) {
        var claim = row.claim();
        return new Award(
                program,
                Key.of(claim.model(), claim.creatorId()).modelId(),
                claim.creatorId(),
                null,
                row.amount(decimals));
    }

    /** After splits: ascending by program, model_id, creator_id, one line for each, none of zero. */
    public List<Award> lines() {
        return programs.stream()
                .sorted(Comparator.comparing(awards -> awards.program().id(), CodePoints.ORDER))
                .flatMap(awards -> Lines.of(awards, decimals))
                .toList();
    }
}
