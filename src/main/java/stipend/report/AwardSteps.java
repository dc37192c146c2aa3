package stipend.report;

import static stipend.report.Html.code;
import static stipend.report.Html.figure;
import static stipend.report.Html.say;
import static stipend.report.Html.shortFigure;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.stream.Collectors;
import stipend.statement.AwardLine;
import stipend.statement.AwardLine.Basis;
import stipend.statement.AwardLine.BoundCap;

/** The way to one award, a table row per step; a step that changed nothing is left out. */
final class AwardSteps {
    private final Currency currency;
    private final AwardLine award;
    private final StringBuilder rows = new StringBuilder();

    AwardSteps(Currency currency, AwardLine award) {
        this.currency = currency;
        this.award = award;
    }

    String rows() {
        usage();
        basis();
        before();
        scaling();
        award.caps().forEach(this::cap);
        if (award.exact().compareTo(award.rounded()) != 0) {
            step("exact", "", figure(award.exact()));
        }
        split();
        step("award", "", money(award.amount()));
        return rows.toString();
    }

    private void usage() {
        var figures = award.figures().stream()
                .map(f ->
                        shortFigure(f.value()) + " " + Html.both(words -> words.sayOr("metric." + f.name(), f.name())))
                .collect(Collectors.joining(" · "));
        if (!figures.isEmpty()) {
            step("usage", figures, "");
        }
    }

    private void basis() {
        switch (award.basis()) {
            case Basis.Pool pool -> pool(pool);
            case Basis.Rate rate -> {
                step("amount", code(rate.formula()), shortFigure(rate.amount()));
                multipliers();
            }
            case Basis.Slab slab -> {
                step("of", code(slab.formula()), shortFigure(slab.of()));
                step("threshold", "≥ " + shortFigure(slab.threshold()), money(slab.pay()));
                multipliers();
            }
            case Basis.Brackets brackets -> {
                step("of", code(brackets.formula()), shortFigure(brackets.of()));
                brackets.parts().forEach(this::bracket);
                multipliers();
            }
        }
    }

    private void pool(Basis.Pool pool) {
        step("score", code(pool.formula()), shortFigure(pool.score()));
        multipliers();
        step("points", "", shortFigure(pool.points()));
        step("pool", shortFigure(pool.allPoints()) + " " + say("step.all_points"), money(pool.budget()));
        step("unit", "", shortFigure(pool.unitValue()) + " " + currency.getCurrencyCode());
    }

    private void bracket(Basis.Part part) {
        var sum = shortFigure(part.quantity()) + " × " + shortFigure(part.rate());
        step(
                "bracket",
                "≥ " + shortFigure(part.from()) + ": " + sum,
                shortFigure(part.quantity().multiply(part.rate())));
    }

    private void multipliers() {
        if (award.factors().isEmpty()) {
            return;
        }
        var factors = award.factors().stream()
                .map(factor -> Html.text(factor.id()) + " × " + shortFigure(factor.by()))
                .collect(Collectors.joining(" · "));
        step("multiplier", factors, "× " + shortFigure(award.multiplier()));
    }

    private void before() {
        if (award.before() != null) {
            step("once", "", "− " + money(award.before()));
        }
    }

    private void scaling() {
        var scaling = award.scaling();
        if (scaling != null) {
            var asked = scaling.asked() == null ? "" : say("step.asked") + " " + figure(scaling.asked()) + " · ";
            step("scaling", asked + say("step.scaled"), money(scaling.budget()));
        }
    }

    private void cap(BoundCap cap) {
        var before = cap.before() == null ? "" : " · " + say("step.before") + " " + figure(cap.before());
        step("cap", say("step.cap." + cap.kind()) + before, money(cap.limit()));
    }

    private void split() {
        var split = award.split();
        if (split != null) {
            step("rounded", "", money(award.rounded()));
            step("split", "", shortFigure(split.percent()) + " %");
        }
    }

    private void step(String key, String how, String result) {
        rows.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
                .formatted(say("step." + key), how, result));
    }

    private String money(BigDecimal amount) {
        return figure(amount) + " " + currency.getCurrencyCode();
    }
}
