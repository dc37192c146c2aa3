package stipend.simulation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.MonthEvaluation;
import stipend.award.ProgramAwards;
import stipend.award.Splits;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.rules.Expr;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Rules;

/** A month as some rules count it, and what programs pay in it; a program is evaluated once. */
final class SeenMonth {
    private final MonthContribution contribution;
    private final Map<String, BigDecimal> finance;
    private final Creators creators;
    private final List<ModelContribution> models;
    private final int[] owners;

    /** Of the models, those whose awards are split. */
    private final BitSet split = new BitSet();

    private final Map<Asked, ProgramPay> known = new HashMap<>();

    /** A program, and what the totals are that it names. */
    private record Asked(Program program, Map<String, Expr> totals) {}

    private @Nullable MonthEvaluation evaluation;

    SeenMonth(MonthContribution contribution, Map<String, BigDecimal> finance, Creators creators) {
        this.contribution = contribution;
        this.finance = finance;
        this.creators = creators;
        this.models = contribution.models();
        this.owners = models.stream()
                .mapToInt(row -> creators.number(row.creatorId()))
                .toArray();
        for (int i = 0; i < owners.length; i++) {
            split.set(i, !models.get(i).splits().isEmpty());
        }
    }

    MonthContribution contribution() {
        return contribution;
    }

    List<ModelContribution> models() {
        return models;
    }

    MonthPay pay(Rules rules) {
        return new MonthPay(
                this,
                rules,
                rules.programs().stream().map(program -> pay(rules, program)).toList());
    }

    private ProgramPay pay(Rules rules, Program program) {
        var asked = new Asked(program, rules.totalsOf(program));
        var before = known.get(asked);
        if (before == null) {
            before = evaluated(rules, program);
            known.put(asked, before);
        }
        return before;
    }

    /** What it pays is forgotten, for somebody who turns a number of it through many values. */
    void forget(Rules rules, Program program) {
        known.remove(new Asked(program, rules.totalsOf(program)));
    }

    /** What it pays is known, and nothing else will be asked of it. */
    void settle(Program program) {
        if (evaluation != null) {
            evaluation.forget(program);
        }
    }

    private ProgramPay evaluated(Rules rules, Program program) {
        var awards = evaluation(rules).evaluate(program);
        return program.per() == Per.MODEL ? byModel(awards) : byCreator(awards);
    }

    private ProgramPay byModel(ProgramAwards awards) {
        var byCreator = new long[creators.size()];
        var byModel = new long[models.size()];
        for (var row : awards.rows()) {
            int model = row.claim().row();
            byModel[model] = row.minorUnits();
            if (split.get(model)) {
                Splits.of(row).forEach(part -> byCreator[creators.number(part.creatorId())] += part.minorUnits());
            } else {
                byCreator[owners[model]] += row.minorUnits();
            }
        }
        return new ProgramPay(
                awards.program(), awards.budget(), Arrays.stream(byModel).sum(), byCreator, byModel);
    }

    private ProgramPay byCreator(ProgramAwards awards) {
        var byCreator = new long[creators.size()];
        for (var row : awards.rows()) {
            byCreator[creators.number(row.claim().creatorId())] = row.minorUnits();
        }
        return new ProgramPay(
                awards.program(), awards.budget(), Arrays.stream(byCreator).sum(), byCreator, null);
    }

    private MonthEvaluation evaluation(Rules rules) {
        if (evaluation == null || !evaluation.hasNamesOf(rules)) {
            evaluation = new MonthEvaluation(rules, contribution, finance);
        }
        return evaluation;
    }
}
