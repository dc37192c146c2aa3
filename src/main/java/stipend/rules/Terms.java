package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CellType;

/** Rules as the list of all that they say, section by section, defaults among it: what changes is found by comparing. */
final class Terms {
    private final Phrases phrases;
    private final List<Term> terms = new ArrayList<>();

    private Terms(Phrases phrases) {
        this.phrases = phrases;
    }

    static List<Term> general(Rules rules, Phrases phrases) {
        var terms = new Terms(phrases);
        terms.text("general.title", rules.title());
        terms.text("general.from", rules.from().toString());
        terms.text("general.currency", rules.currency().getCurrencyCode());
        return terms.terms;
    }

    static List<Term> columns(Columns columns, Phrases phrases) {
        var terms = new Terms(phrases);
        terms.columns("columns.model", columns.model());
        terms.columns("columns.creator", columns.creator());
        return terms.terms;
    }

    private void columns(String key, SortedMap<String, CellType> columns) {
        columns.forEach((name, type) ->
                add(key + " " + name, phrases.say(key, name), phrases.say("column." + type), type.name()));
    }

    static List<Term> totals(SortedMap<String, Expr> totals, Phrases phrases) {
        var terms = new Terms(phrases);
        totals.forEach((name, expr) ->
                terms.add("total " + name, phrases.say("total", name), phrases.formula(expr), meaning(expr)));
        return terms.terms;
    }

    static List<Term> usage(UsageRules usage, Phrases phrases) {
        var terms = new Terms(phrases);
        usage.exclude().stream()
                .sorted()
                .forEach(one -> terms.add(
                        "usage.exclude " + one,
                        phrases.say("usage.exclude"),
                        phrases.say("exclude." + one),
                        one.name()));
        usage.dailyCapPerUser()
                .forEach((type, cap) -> terms.number(
                        "usage.cap " + type,
                        phrases.say("usage.cap") + space(phrases.say("type." + type)),
                        BigDecimal.valueOf(cap)));
        usage.attribution()
                .base()
                .forEach((type, weight) ->
                        terms.number("usage.base " + type, phrases.say("usage.base") + " " + type, weight));
        terms.number(
                "usage.equal", phrases.say("usage.equal"), usage.attribution().equal());
        terms.columns("columns.event", usage.columns());
        usage.measures().forEach(terms::measure);
        return terms.terms;
    }

    private void measure(String name, Measure measure) {
        var told = new StringBuilder(phrases.say("measure." + measure.kind(), phrases.say("type." + measure.of())));
        if (!measure.where().equals(Expr.Literal.TRUE)) {
            told.append(phrases.say("measure.where", phrases.formula(measure.where())));
        }
        if (measure.perUser() != null) {
            told.append(phrases.say("measure.perUser", phrases.number(BigDecimal.valueOf(measure.perUser()))));
        }
        add("measure " + name, phrases.say("measure", name), told.toString(), measure.canonical());
    }

    /** Between words of a language that parts them. */
    private static String space(String word) {
        return word.charAt(0) < 128 ? " " + word : word;
    }

    static List<Term> payout(PayoutRules payout, Phrases phrases) {
        var terms = new Terms(phrases);
        terms.number("payout.minimum", phrases.say("payout.minimum"), payout.minimum());
        terms.text("payout.tax", payout.tax());
        terms.number("payout.flatRate", phrases.say("payout.flatRate"), payout.flatRate());
        terms.word("payout.gap", "gap", payout.gap().name());
        terms.number("payout.debtLimit", phrases.say("payout.debtLimit"), payout.debtLimit());
        return terms.terms;
    }

    static List<Term> program(Program program, Phrases phrases) {
        var terms = new Terms(phrases);
        program.title()
                .forEach((language, title) -> terms.add(
                        "program.title " + language,
                        phrases.say("program.title") + " (" + language + ")",
                        phrases.say("quoted", title),
                        title));
        terms.word("program.per", "per", program.per().name());
        if (program.choosesModels()) {
            terms.formula("program.ofModels", program.ofModels());
        }
        terms.formula("program.eligible", program.eligible());
        terms.formula("program.rankBy", program.rankBy());
        terms.word("program.reward", "reward", program.reward().getClass().getSimpleName());
        terms.reward(program.reward());
        program.multipliers().forEach(terms::multiplier);
        terms.number(
                "program.perPoint",
                phrases.say("program.perPoint"),
                program.caps().perPoint());
        terms.number(
                "program.perModel",
                phrases.say("program.perModel"),
                program.caps().perModel());
        terms.number(
                "program.perCreator",
                phrases.say("program.perCreator"),
                program.caps().perCreator());
        return terms.terms;
    }

    private void reward(Reward reward) {
        switch (reward) {
            case Reward.Pool pool -> {
                formula("program.score", pool.score());
                formula("program.budget", pool.budget());
                word("program.leftover", "leftover", pool.leftover().name());
            }
            case Reward.Rate rate -> {
                formula("program.amount", rate.amount());
                formula("program.budget", rate.budget());
            }
            case Reward.Slabs tiers -> tiers(tiers, "program.pay", tiers.pay());
            case Reward.Brackets tiers -> tiers(tiers, "program.each", tiers.each());
        }
    }

    private void tiers(Reward tiers, String key, SortedMap<BigDecimal, BigDecimal> steps) {
        formula("program.of", tiers.measured());
        steps.forEach((threshold, value) ->
                number(key + " " + Range.plain(threshold), phrases.say(key, phrases.number(threshold)), value));
        formula("program.budget", tiers.budget());
        if (tiers.once()) {
            word("program.once", "once", "EARLIER");
        }
    }

    private void multiplier(Multiplier multiplier) {
        var id = multiplier.id();
        add(
                "program.by " + id,
                phrases.say("program.by", id),
                phrases.formula(multiplier.by()),
                meaning(multiplier.by()));
        add(
                "program.when " + id,
                phrases.say("program.when", id),
                phrases.formula(multiplier.when()),
                meaning(multiplier.when()));
    }

    private void text(String key, String value) {
        add(key, phrases.say(key), value, value);
    }

    private void word(String key, String kind, String value) {
        add(key, phrases.say(key), phrases.say(kind + "." + value), value);
    }

    private void number(String key, String label, @Nullable BigDecimal value) {
        if (value != null) {
            add(key, label, phrases.number(value), Range.plain(value));
        }
    }

    private void formula(String key, @Nullable Expr expr) {
        if (expr != null) {
            add(key, phrases.say(key), phrases.formula(expr), meaning(expr));
        }
    }

    /** Space, the case of words and zeros at a number's end mean nothing; everything within a text does. */
    private static String meaning(Expr expr) {
        return expr.text().isEmpty()
                ? String.valueOf(expr instanceof Expr.Literal literal ? literal.value() : expr)
                : Lexer.tokens(expr.text()).stream().map(Terms::meaning).collect(Collectors.joining(" "));
    }

    private static String meaning(Token token) {
        return switch (token.kind()) {
            case WORD -> token.text().toLowerCase(Locale.ROOT);
            case NUMBER -> Range.plain(new BigDecimal(token.text()));
            case TEXT -> "'" + token.text().replace("'", "''") + "'";
            case SIGN -> token.text();
        };
    }

    private void add(String key, String label, String value, String meaning) {
        terms.add(new Term(key, label, value, meaning));
    }
}
