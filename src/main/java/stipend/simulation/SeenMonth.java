package stipend.simulation;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.MonthEvaluation;
import stipend.award.Owners;
import stipend.award.ProgramAwards;
import stipend.award.RowAward;
import stipend.award.Splits;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.rules.Expr;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Rules;
import stipend.simulation.Simulation.Kind;

/** A month as some rules count it, and what programs pay in it; a program is evaluated once. */
final class SeenMonth {
    private final MonthContribution contribution;
    private final Map<String, BigDecimal> finance;
    private final Creators creators;
    private final List<ModelContribution> models;

    /** By the creators' numbers; null: he has no row in the month, but may have a part of somebody else's model. */
    private final @Nullable CreatorContribution[] known;

    /** Of the month's creators, in its order. */
    private final int[] numbers;

    private final Owners owners;

    /** Of the models, those whose awards are split. */
    private final BitSet split = new BitSet();

    private final Map<Kind, Parts> parts = new EnumMap<>(Kind.class);
    private final Map<Asked, ProgramPay> paid = new HashMap<>();

    /** A program, and what the totals are that it names. */
    private record Asked(Program program, Map<String, Expr> totals) {}

    private @Nullable MonthEvaluation evaluation;

    SeenMonth(MonthContribution contribution, Map<String, BigDecimal> finance, Creators creators) {
        this.contribution = contribution;
        this.finance = finance;
        this.creators = creators;
        this.models = contribution.models();
        this.owners = Owners.ofModels(contribution);
        this.known = new CreatorContribution[creators.size()];
        this.numbers = new int[contribution.creators().size()];
        for (int i = 0; i < numbers.length; i++) {
            var one = contribution.creators().get(i);
            numbers[i] = creators.number(one.creatorId());
            known[numbers[i]] = one;
        }
        for (int i = 0; i < models.size(); i++) {
            split.set(i, !models.get(i).splits().isEmpty());
        }
    }

    Parts parts(Kind kind) {
        return parts.computeIfAbsent(kind, this::partsOf);
    }

    private Parts partsOf(Kind kind) {
        return switch (kind) {
            case VERTICAL, TYPE -> Parts.of(kind, models);
            case TENURE, SIZE -> Parts.of(kind, known);
        };
    }

    /** Null: he has no row in the month. */
    @Nullable
    CreatorContribution creator(int number) {
        return known[number];
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
        var before = paid.get(asked);
        if (before == null) {
            before = evaluated(rules, program);
            paid.put(asked, before);
        }
        return before;
    }

    /** What it pays is forgotten, for somebody who turns a number of it through many values. */
    void forget(Rules rules, Program program) {
        paid.remove(new Asked(program, rules.totalsOf(program)));
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
        var rows = awards.rows();
        var byCreator = new long[creators.size()];
        var byModel = new long[models.size()];
        long total = 0;
        for (int place = 0; place < rows.size(); place++) {
            int model = rows.row(place);
            long units = rows.minorUnits(place);
            total += units;
            byModel[model] = units;
            if (split.get(model)) {
                addSplit(rows.get(place), byCreator);
            } else {
                byCreator[numbers[owners.of(model)]] += units;
            }
        }
        return new ProgramPay(awards.program(), awards.budget(), total, byCreator, byModel);
    }

    private void addSplit(RowAward award, long[] byCreator) {
        for (var part : Splits.of(award)) {
            byCreator[creators.number(part.creatorId())] += part.minorUnits();
        }
    }

    private ProgramPay byCreator(ProgramAwards awards) {
        var rows = awards.rows();
        var byCreator = new long[creators.size()];
        long total = 0;
        for (int place = 0; place < rows.size(); place++) {
            total += rows.minorUnits(place);
            byCreator[numbers[rows.row(place)]] = rows.minorUnits(place);
        }
        return new ProgramPay(awards.program(), awards.budget(), total, byCreator, null);
    }

    private MonthEvaluation evaluation(Rules rules) {
        if (evaluation == null || !evaluation.hasNamesOf(rules)) {
            evaluation = new MonthEvaluation(rules, contribution, owners, finance);
        }
        return evaluation;
    }
}
