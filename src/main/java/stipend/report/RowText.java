package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import stipend.award.Bound;
import stipend.money.Fraction;
import stipend.rules.Check;
import stipend.rules.Expr;
import stipend.rules.Reward;
import stipend.rules.Trace;
import stipend.statement.ProgramWay;
import stipend.statement.RowWay;
import stipend.statement.RowWay.Measure;

/** What a program made of a creator's rows, a line for each step; a step that changed nothing is left out. */
final class RowText {
    private static final int DEPTH = 3;

    private final Telling out;
    private final ProgramWay program;
    private final boolean detailed;

    /** @param detailed also says of each part of a condition that it holds */
    RowText(Telling out, ProgramWay program, boolean detailed) {
        this.out = out;
        this.program = program;
        this.detailed = detailed;
    }

    /** What is the same for everybody's rows. */
    void whole() {
        if (program.program().choosesModels()) {
            out.line(
                    2, "explain.of_models", oneLine(program.program().ofModels().text()));
        }
        if (!program.program().eligible().text().isEmpty()) {
            out.line(
                    2, "explain.condition", oneLine(program.program().eligible().text()));
        }
        if (program.budget() != null) {
            out.line(2, "explain.budget", formula(program.budget()));
        }
        var whole = program.whole();
        if (whole.asked() != null) {
            out.line(
                    2,
                    "explain.asked",
                    whole.rows(),
                    out.fraction(whole.asked()),
                    out.fraction(whole.unit().value()));
        }
        if (program.program().reward() instanceof Reward.Pool pool) {
            out.line(2, "explain.pool", Telling.figure(whole.worth()), whole.rows());
            unit(pool, whole);
        }
    }

    private void unit(Reward.Pool pool, ProgramWay.Whole whole) {
        var value = out.fraction(whole.unit().value());
        var budget = program.budget() == null ? "" : out.value(program.budget().value());
        if (whole.unit().bounds().contains(Bound.PER_POINT) || whole.freeWorth().signum() == 0) {
            out.line(2, "explain.unit", value);
        } else if (pool.leftover() == Reward.Leftover.PLATFORM) {
            out.line(2, "explain.unit.first", budget, Telling.figure(whole.worth()), value);
        } else {
            out.line(
                    2,
                    "explain.unit.again",
                    budget,
                    out.fraction(whole.held()),
                    Telling.figure(whole.freeWorth()),
                    value);
        }
    }

    private boolean isPool() {
        return program.program().reward() instanceof Reward.Pool;
    }

    void tell(RowWay row) {
        switch (row) {
            case RowWay.NotEligible refused -> {
                out.line(DEPTH, "explain.not_eligible");
                checks(refused.eligible().stream()
                        .filter(check -> detailed || !check.holds())
                        .toList());
            }
            case RowWay.Eligible eligible -> eligible(eligible);
        }
    }

    private void checks(List<Check> checks) {
        checks.forEach(check -> out.raw(DEPTH + 1, check(check)));
    }

    private String check(Check check) {
        var values = check.values().entrySet().stream()
                .map(value -> value.getKey() + " = " + out.value(value.getValue()))
                .collect(Collectors.joining(", "));
        return out.say(
                "explain.check." + check.outcome(),
                VisibleText.of(check.condition()),
                values.isEmpty() ? "" : out.say("explain.values", values));
    }

    private void eligible(RowWay.Eligible row) {
        if (detailed) {
            out.line(DEPTH, "explain.eligible");
            checks(row.eligible());
        }
        if (row.ranked() != null) {
            out.line(
                    DEPTH,
                    "explain.rank",
                    formula(row.ranked().by()),
                    Telling.figure(row.ranked().rank()),
                    program.whole().rows());
        }
        measure(row.measure());
        row.factors().forEach(this::factor);
        worth(row);
        row.limited().caps().forEach(this::cap);
        rounding(row);
        if (row.split() != null) {
            out.line(
                    DEPTH,
                    "explain.split",
                    Telling.figure(row.split().percent()),
                    row.rounded().award().toPlainString(),
                    Telling.figure(row.split().exact()),
                    row.split().part().toPlainString());
        }
        out.line(DEPTH, "explain.award", out.money(row.amount()));
    }

    private void measure(Measure measure) {
        switch (measure) {
            case Measure.Score score -> out.line(DEPTH, "explain.score", formula(score.formula()));
            case Measure.Amount amount -> out.line(DEPTH, "explain.amount", formula(amount.formula()));
            case Measure.Slab slab -> {
                out.line(DEPTH, "explain.of", formula(slab.formula()));
                if (slab.threshold() == null) {
                    out.line(DEPTH, "explain.no_threshold");
                } else {
                    out.line(DEPTH, "explain.threshold", Telling.figure(slab.threshold()), Telling.figure(slab.base()));
                }
            }
            case Measure.Brackets brackets -> brackets(brackets);
        }
    }

    private void brackets(Measure.Brackets brackets) {
        out.line(DEPTH, "explain.of", formula(brackets.formula()));
        for (var part : brackets.parts()) {
            out.line(
                    DEPTH,
                    "explain.bracket",
                    Telling.figure(part.from()),
                    Telling.figure(part.inside()),
                    Telling.figure(part.rate()),
                    Telling.figure(part.award()));
        }
    }

    private void factor(RowWay.Factor factor) {
        if (factor.by() != null) {
            out.line(DEPTH, "explain.factor", factor.id(), formula(factor.by()));
            return;
        }
        var failed = factor.when().stream()
                .filter(check -> !check.holds())
                .map(this::check)
                .collect(Collectors.joining(out.words().say("explain.join")));
        out.line(DEPTH, "explain.no_factor", factor.id(), failed);
    }

    private void worth(RowWay.Eligible row) {
        var full = row.measure().base().multiply(row.multiplier());
        var product = Telling.figure(row.measure().base()) + " × " + Telling.figure(row.multiplier()) + " = "
                + Telling.figure(full);
        if (isPool()) {
            out.line(DEPTH, "explain.points", product);
        } else if (row.factors().stream().anyMatch(RowWay.Factor::holds)) {
            out.line(DEPTH, "explain.multiplied", product);
        }
        if (row.before() != null) {
            out.line(DEPTH, "explain.before", Telling.figure(row.before()), Telling.figure(row.worth()));
        }
    }

    private void cap(RowWay.Limit cap) {
        out.line(DEPTH, "explain.cap." + cap.kind(), cap.limit().toPlainString());
        if (cap.without() != null) {
            out.line(DEPTH + 1, "explain.without", out.fraction(cap.without()));
        }
    }

    private void rounding(RowWay.Eligible row) {
        var limited = row.limited();
        var rounded = row.rounded();
        boolean capped = limited.bounds().contains(Bound.PER_MODEL);
        if (capped
                ? !limited.unit().value().equals(Fraction.ONE)
                : isPool() || !limited.bounds().isEmpty()) {
            out.line(
                    DEPTH,
                    "explain.exact",
                    Telling.figure(limited.base()),
                    out.fraction(limited.unit().value()),
                    out.fraction(limited.exact()));
        }
        if (rounded.remainder().signum() == 0) {
            return;
        }
        if (rounded.together()) {
            out.line(
                    DEPTH,
                    rounded.hasUnit() ? "explain.unit_given" : "explain.no_unit",
                    rounded.floor().toPlainString(),
                    out.fraction(rounded.remainder()),
                    BigDecimal.ONE.movePointLeft(rounded.floor().scale()).toPlainString(),
                    rounded.award().toPlainString());
        } else {
            out.line(
                    DEPTH,
                    "explain.half_up",
                    out.fraction(limited.exact()),
                    rounded.award().toPlainString());
        }
    }

    /** {@code formula = with values = value}; a constant once. */
    private String formula(Trace trace) {
        var written = oneLine(trace.formula());
        if (trace.step().expr() instanceof Expr.Literal) {
            return written;
        }
        var value = out.value(trace.value());
        var withValues = trace.withValues().equals(value) ? "" : " = " + VisibleText.of(trace.withValues());
        return written + withValues + " = " + value;
    }

    private static String oneLine(String formula) {
        return VisibleText.of(formula.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
