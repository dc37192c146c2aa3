package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.UnitValue;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.money.Fraction;
import stipend.rules.Caps;
import stipend.rules.Check;
import stipend.rules.Reward;
import stipend.rules.Trace;
import stipend.statement.Explanation;
import stipend.statement.ProgramWay;
import stipend.statement.RowWay;
import stipend.statement.RowWay.Measure;
import stipend.text.CodePoints;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An explanation as JSON, in the shape of docs/explain.md. Every decimal is a string: no reader makes a double of it. */
public final class ExplanationJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter INDENTED = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ExplanationJson() {}

    /** Ends with a line feed. */
    public static String of(Explanation explanation) {
        return INDENTED.writeValueAsString(node(explanation)) + "\n";
    }

    private static ObjectNode node(Explanation it) {
        var node = JSON.createObjectNode();
        node.put("format", "stipend-explanation-1");
        node.put("month", it.month().toString());
        node.put("currency", it.currency().getCurrencyCode());
        node.put("decimals", it.currency().getDefaultFractionDigits());
        node.putObject("creator")
                .put("id", it.creator().id())
                .put("name", it.creator().name());
        node.putObject("rules")
                .put("title", it.rules().title())
                .put("file", it.rules().file())
                .put("sha256", it.rules().sha256());
        node.put("outcome", word(it.outcome()));
        delivered(node.putObject("delivered"), it.delivered());
        var usage = node.putArray("usage");
        it.usage().forEach(one -> usage(usage.addObject(), one));
        total(node, it.total());
        var totals = node.putArray("totals");
        it.totals()
                .forEach(total -> totals.addObject()
                        .put("name", total.name())
                        .put("formula", total.of().text().strip())
                        .put("sum", plain(total.sum())));
        var programs = node.putArray("programs");
        it.programs().forEach(program -> program(programs.addObject(), program));
        node.put("awards", plain(it.awards()));
        if (it.money() != null) {
            MoneyJson.write(node, it.money());
        }
        return node;
    }

    private static void delivered(ObjectNode node, Explanation.Delivered it) {
        node.put("days", it.days()).put("rows", it.rows());
        node.put("rejected", it.rejected()).put("duplicate", it.duplicate()).put("accepted", it.accepted());
        node.put("lines", it.lines()).put("counted", it.counted()).put("excluded", it.excluded());
        var reasons = node.putArray("reasons");
        it.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("bucket", reason.bucket())
                        .put("reason", reason.reason())
                        .put("rows", reason.rows()));
    }

    private static void usage(ObjectNode node, Explanation.Usage usage) {
        var row = usage.row();
        node.put("model", row.modelId()).put("name", usage.modelName()).put("owner", row.creatorId());
        var metrics = metrics(node.putObject("metrics"), row.metrics());
        metrics.put("unique_users", row.uniqueUsers()).put("active_days", row.activeDays());
        metrics.put("listed_days", row.listedDays()).put("exclusive_days", row.exclusiveDays());
        measures(node, row.measures());
        attributes(node.putObject("attributes"), row.attributes());
        var splits = node.putArray("splits");
        row.splits()
                .forEach(split ->
                        splits.addObject().put("creator", split.creatorId()).put("percent", plain(split.percent())));
    }

    private static ObjectNode metrics(ObjectNode node, Metrics metrics) {
        return node.put("generations", metrics.generations())
                .put("images", plain(metrics.images()))
                .put("credited_generations", plain(metrics.creditedGenerations()))
                .put("downloads", metrics.downloads())
                .put("views", metrics.views())
                .put("likes", metrics.likes())
                .put("revenue", plain(metrics.revenue()));
    }

    /** The rules' own; absent where they have none. */
    private static void measures(ObjectNode node, Map<String, BigDecimal> measures) {
        if (!measures.isEmpty()) {
            var all = node.putObject("measures");
            measures.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(CodePoints.ORDER))
                    .forEach(one -> all.put(one.getKey(), plain(one.getValue())));
        }
    }

    private static void attributes(ObjectNode node, ModelContribution.Attributes it) {
        node.put("type", it.type()).put("vertical", it.vertical());
        node.put("commercial_use", it.commercialUse()).put("exclusive", it.exclusive());
        node.put("status", it.status()).put("creator_status", it.creatorStatus());
        node.put("model_age_days", it.modelAgeDays()).put("creator_age_days", it.creatorAgeDays());
    }

    private static void total(ObjectNode node, @Nullable CreatorContribution total) {
        if (total == null) {
            node.putNull("total");
            return;
        }
        var all = node.putObject("total");
        metrics(all.put("models", total.sums().models()), total.metrics())
                .put("unique_users", total.uniqueUsers())
                .put("active_days", total.activeDays());
        measures(all, total.measures());
    }

    private static void program(ObjectNode node, ProgramWay it) {
        var program = it.program();
        node.put("id", program.id());
        var title = node.putObject("title");
        program.title().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> title.put(one.getKey(), one.getValue()));
        node.put("per", word(program.per()));
        if (program.choosesModels()) {
            node.put("of_models", program.ofModels().text().strip());
        }
        node.put("kind", kind(program.reward()));
        if (program.reward() instanceof Reward.Pool pool) {
            node.put("leftover", word(pool.leftover()));
        }
        caps(node.putObject("caps"), program.caps());
        if (it.budget() == null) {
            node.putNull("budget");
        } else {
            formula(node.putObject("budget"), it.budget());
        }
        whole(node.putObject("whole"), it.whole());
        var rows = node.putArray("rows");
        it.rows().forEach(row -> row(rows.addObject(), row));
        node.put("awarded", plain(it.awarded()));
    }

    private static String kind(Reward reward) {
        return switch (reward) {
            case Reward.Pool _ -> "pool";
            case Reward.Rate _ -> "rate";
            case Reward.Slabs _ -> "slabs";
            case Reward.Brackets _ -> "brackets";
        };
    }

    private static void caps(ObjectNode node, Caps caps) {
        node.put("per_point", plain(caps.perPoint()));
        node.put("per_model", plain(caps.perModel()));
        node.put("per_creator", plain(caps.perCreator()));
    }

    private static void whole(ObjectNode node, ProgramWay.Whole it) {
        node.put("eligible_rows", it.rows());
        node.put("worth", plain(it.worth())).put("free_worth", plain(it.freeWorth()));
        fraction(node.putObject("held"), it.held());
        unit(node, it.unit());
        fraction(node.putObject("exact"), it.exact());
        if (it.asked() == null) {
            node.putNull("asked");
        } else {
            fraction(node.putObject("asked"), it.asked());
        }
        node.put("to_share", plain(it.toShare()));
        node.put("floors", plain(it.floors())).put("awarded", plain(it.awarded()));
    }

    private static void row(ObjectNode node, RowWay it) {
        node.put("model", it.modelId()).put("owner", it.ownerId());
        if (it.chosen() != null) {
            metrics(
                    node.putObject("chosen").put("models", it.chosen().models()),
                    it.chosen().metrics());
        }
        node.put("eligible", it instanceof RowWay.Eligible);
        conditions(node.putArray("conditions"), it.eligible());
        if (it instanceof RowWay.Eligible eligible) {
            eligible(node, eligible);
        }
        node.put("amount", plain(it.amount()));
    }

    private static void eligible(ObjectNode node, RowWay.Eligible it) {
        if (it.ranked() != null) {
            var ranked = node.putObject("ranked").put("rank", plain(it.ranked().rank()));
            formula(ranked.putObject("by"), it.ranked().by());
        }
        measure(node.putObject("measure"), it.measure());
        var multipliers = node.putArray("multipliers");
        it.factors().forEach(factor -> factor(multipliers.addObject(), factor));
        node.put("multiplier", plain(it.multiplier()));
        if (it.before() != null) {
            node.put("awarded_before", plain(it.before()));
        }
        node.put("worth", plain(it.worth()));
        limited(node.putObject("limited"), it.limited());
        var rounding = node.putObject("rounding");
        rounding.put("method", it.rounded().together() ? "hamilton" : "half_up");
        rounding.put("floor", plain(it.rounded().floor()));
        fraction(rounding.putObject("remainder"), it.rounded().remainder());
        rounding.put("unit_given", it.rounded().hasUnit())
                .put("award", plain(it.rounded().award()));
        if (it.split() == null) {
            node.putNull("split");
        } else {
            node.putObject("split")
                    .put("percent", plain(it.split().percent()))
                    .put("exact", plain(it.split().exact()))
                    .put("part", plain(it.split().part()));
        }
    }

    private static void measure(ObjectNode node, Measure measure) {
        formula(node, measure.formula());
        switch (measure) {
            case Measure.Score _, Measure.Amount _ -> {}
            case Measure.Slab slab -> node.put("threshold", plain(slab.threshold()));
            case Measure.Brackets brackets -> {
                var parts = node.putArray("parts");
                brackets.parts()
                        .forEach(part -> parts.addObject()
                                .put("from", plain(part.from()))
                                .put("inside", plain(part.inside()))
                                .put("rate", plain(part.rate())));
            }
        }
        node.put("base", plain(measure.base()));
    }

    private static void factor(ObjectNode node, RowWay.Factor factor) {
        node.put("id", factor.id()).put("holds", factor.holds());
        conditions(node.putArray("when"), factor.when());
        if (factor.by() != null) {
            formula(node.putObject("by"), factor.by());
        }
    }

    private static void limited(ObjectNode node, RowWay.Limited it) {
        node.put("base", plain(it.base()));
        unit(node, it.unit());
        fraction(node.putObject("exact"), it.exact());
        var caps = node.putArray("caps");
        it.caps().forEach(cap -> {
            var one = caps.addObject().put("cap", word(cap.kind())).put("limit", plain(cap.limit()));
            if (cap.without() != null) {
                fraction(one.putObject("without"), cap.without());
            }
        });
    }

    private static void unit(ObjectNode node, UnitValue unit) {
        fraction(node.putObject("unit"), unit.value());
        var bounds = node.putArray("bound_by");
        unit.bounds().stream().sorted().forEach(bound -> bounds.add(word(bound)));
    }

    private static void conditions(ArrayNode node, List<Check> checks) {
        for (var check : checks) {
            var one = node.addObject().put("condition", check.condition());
            var values = one.putObject("values");
            check.values().forEach((name, value) -> value(values, name, value));
            one.put("outcome", word(check.outcome()));
        }
    }

    private static void formula(ObjectNode node, Trace trace) {
        node.put("formula", trace.formula()).put("with_values", trace.withValues());
        value(node, "value", trace.value());
        step(node.putObject("step"), trace.step());
    }

    private static void step(ObjectNode node, Trace.Step step) {
        node.put(step.kind(), step.word());
        value(node, "value", step.value());
        if (!step.parts().isEmpty()) {
            var parts = node.putArray("of");
            step.parts().forEach(part -> step(parts.addObject(), part));
        }
    }

    private static void value(ObjectNode node, String key, @Nullable Object value) {
        switch (value) {
            case null -> node.putNull(key);
            case BigDecimal number -> node.put(key, plain(number));
            case Boolean condition -> node.put(key, condition);
            default -> node.put(key, value.toString());
        }
    }

    private static void fraction(ObjectNode node, Fraction fraction) {
        var lowest = fraction.reduced();
        node.put("numerator", lowest.numerator().toString());
        node.put("denominator", lowest.denominator().toString());
    }

    static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
