package stipend.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.rules.RulesDiff.Language;
import stipend.simulation.Metric;
import stipend.simulation.Simulation;
import stipend.simulation.Simulation.Side;

/** A simulation as one page of HTML, in both languages, with charts whose script it carries: nothing is fetched. */
final class SimulationPage {
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/4.5.1/";

    private final SimulationReport report;
    private final Simulation simulation;

    private SimulationPage(SimulationReport report) {
        this.report = report;
        this.simulation = report.simulation();
    }

    static String of(SimulationReport report) {
        return new SimulationPage(report).page();
    }

    private String page() {
        var head = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <input type="radio" name="lang" id="zh" checked><input type="radio" name="lang" id="en">
            <nav><label for="zh">中文</label> <label for="en">English</label></nav>
            <main>
            """.formatted(
                Html.escaped("Stipend simulation " + report.title()), read("statement.css") + read("simulation.css"));
        return head
                + header()
                + sides()
                + chart("cost", "cost")
                + costs()
                + changes()
                + chart("distribution", "distribution")
                + chart("scatter", "scatter")
                + largest()
                + groups()
                + sweep()
                + "</main>\n<!-- Chart.js\n" + read(CHARTS + "LICENSE.md").replace("--", "- -") + "-->\n<script>\n"
                + read(CHARTS + "dist/chart.umd.min.js").replace("</script", "<\\/script")
                + "\n</script>\n<script id=\"data\" type=\"application/json\">" + SimulationData.of(report)
                + "</script>\n<script>\n" + read("simulation.js") + "</script>\n</body>\n</html>\n";
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(SimulationPage.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String header() {
        var before = simulation.before();
        var after = simulation.after();
        return """
            <header>
            <h1>%s %s<small>%s (%s) → %s (%s, SHA-256 %s…)</small></h1>
            <div class="paid"><span>%s</span><b>%s %s</b></div>
            </header>
            <p class="quiet">%s</p>
            """.formatted(
                        Html.say("simulation.title"),
                        Html.text(report.title()),
                        Html.text(before.title()),
                        Html.text(before.file()),
                        Html.text(after.title()),
                        Html.text(after.file()),
                        Html.escaped(after.sha256().substring(0, 12)),
                        Html.say("simulation.difference"),
                        signed(simulation.difference()),
                        simulation.currency().getCurrencyCode(),
                        Html.say("simulation.promise"));
    }

    private static String signed(BigDecimal figure) {
        return (figure.signum() > 0 ? "+" : "") + Html.figure(figure);
    }

    private static String heading(String key) {
        return "<h2>" + Html.say("simulation." + key) + "</h2>\n";
    }

    private static String table(String kind, String... headings) {
        var head = new StringBuilder("<table class=\"figures " + kind + "\">\n<tr>");
        for (var heading : headings) {
            head.append("<th>")
                    .append(heading.isEmpty() ? "" : Html.say("simulation." + heading))
                    .append("</th>");
        }
        return head.append("</tr>\n").toString();
    }

    /** The first cells are texts, already markup. */
    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n"));
    }

    private String sides() {
        var rows = new StringBuilder(heading("overview")).append(table("", "", "before", "after", "change"));
        rows.append(side("total", Side::total));
        rows.append(side("paid", side -> BigDecimal.valueOf(side.paid())));
        for (int i = 0; i < Simulation.PERCENTS.size(); i++) {
            int at = i;
            var label = Html.both(words -> words.say("simulation.quantile").formatted(Simulation.PERCENTS.get(at)));
            rows.append(row(label, side -> side.quantiles().get(at)));
        }
        rows.append(side("gini", Side::gini));
        rows.append(side("top1", Side::top1));
        rows.append(side("top10", Side::top10));
        rows.append(side("belowMinimum", side -> BigDecimal.valueOf(side.belowMinimum())));
        rows.append(side("newcomers", Side::newcomers));
        return rows.append("</table>\n").append(moves()).toString();
    }

    private String side(String key, Function<Side, BigDecimal> figure) {
        return row(Html.say("simulation." + key), figure);
    }

    private String row(String label, Function<Side, BigDecimal> figure) {
        var was = figure.apply(simulation.paidBefore());
        var is = figure.apply(simulation.paidAfter());
        return row(List.of(label, Html.figure(was), Html.figure(is), signed(is.subtract(was))));
    }

    private String moves() {
        var moves = simulation.moves();
        return "<p>"
                + Html.both(words -> words.say("simulation.moves")
                        .formatted(
                                moves.winners(),
                                Html.figure(moves.won()),
                                moves.losers(),
                                Html.figure(moves.lost()),
                                moves.unchanged()))
                + "</p>\n";
    }

    private static String chart(String id, String key) {
        return heading(key) + "<div class=\"chart\"><canvas id=\"" + id + "\"></canvas></div>\n<p class=\"quiet\">"
                + Html.say("simulation." + key + ".note") + "</p>\n";
    }

    private String costs() {
        var rows = new StringBuilder(
                table("two-texts", "month", "program", "before", "budget", "after", "budget", "change"));
        for (var cost : simulation.costs()) {
            var change = orZero(cost.after()).subtract(orZero(cost.before()));
            rows.append(row(List.of(
                    cost.month().toString(),
                    Html.text(cost.program()),
                    figure(cost.before()),
                    figure(cost.budgetBefore()),
                    figure(cost.after()),
                    figure(cost.budgetAfter()),
                    signed(change))));
        }
        return rows.append("</table>\n").toString();
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String figure(@Nullable BigDecimal amount) {
        return amount == null ? "–" : Html.figure(amount);
    }

    /** What a change is called, in both languages. */
    private static String words(Map<Language, String> words) {
        return Html.both(of -> words.getOrDefault(of == Words.ZH ? Language.ZH : Language.EN, ""));
    }

    private String changes() {
        var rows = new StringBuilder(heading("changes")).append(table("", "what", "change", "winners", "losers"));
        for (var effect : simulation.changes()) {
            rows.append(row(List.of(
                    words(effect.words()),
                    signed(effect.cost()),
                    String.valueOf(effect.winners()),
                    String.valueOf(effect.losers()))));
        }
        return rows.append("</table>\n<p class=\"quiet\">")
                .append(Html.say("simulation.changes.note"))
                .append("</p>\n")
                .toString();
    }

    private String largest() {
        var rows = new StringBuilder(heading("largest"))
                .append(table("with-reasons", "creator", "before", "after", "change", "why"));
        for (var mover : simulation.largest()) {
            var pay = mover.pay();
            var why = mover.reasons().stream()
                    .map(reason -> words(reason.words()) + " " + signed(reason.amount()))
                    .collect(Collectors.joining("<br>"));
            rows.append(row(List.of(
                    Html.text(pay.creatorId()) + "<br><small>" + Html.text(report.nameOf(pay.creatorId())) + "</small>",
                    Html.figure(pay.before()),
                    Html.figure(pay.after()),
                    signed(pay.change()),
                    "<small>" + why + "</small>")));
        }
        return rows.append("</table>\n").toString();
    }

    private String groups() {
        var rows = new StringBuilder(heading("groups"))
                .append(table("two-texts", "by", "group", "before", "after", "change"));
        for (var group : simulation.groups()) {
            var kind = group.kind().name().toLowerCase(Locale.ROOT);
            rows.append(row(List.of(
                    Html.say("simulation.by." + kind),
                    group.name().isEmpty() ? Html.say("simulation.unknown") : Html.text(group.name()),
                    Html.figure(group.before()),
                    Html.figure(group.after()),
                    signed(group.after().subtract(group.before())))));
        }
        return rows.append("</table>\n").toString();
    }

    private String sweep() {
        var sweep = report.sweep();
        if (sweep == null) {
            return "";
        }
        var rows = new StringBuilder(chart("curve", "sweep")).append("<table class=\"figures\">\n<tr>");
        sweep.names()
                .forEach(name -> rows.append("<th>").append(Html.text(name)).append("</th>"));
        Metric.SHOWN.forEach(metric ->
                rows.append("<th>").append(Html.escaped(metric.name())).append("</th>"));
        rows.append("</tr>\n");
        for (var point : sweep.points()) {
            rows.append(row(Stream.concat(point.values().stream(), point.figures().stream())
                    .map(Html::figure)
                    .toList()));
        }
        return rows.append("</table>\n").toString();
    }
}
