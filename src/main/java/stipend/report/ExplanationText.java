package stipend.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.contribution.Metrics;
import stipend.statement.Explanation;
import stipend.statement.ProgramWay;
import stipend.statement.RowWay;
import stipend.text.CodePoints;

/** An explanation in words and numbers, for a terminal, in one language. */
public final class ExplanationText {
    private final Explanation it;
    private final Telling out;

    private ExplanationText(Explanation it, Words words) {
        this.it = it;
        this.out = new Telling(words, it.currency());
    }

    /**
     * Lines that end with a line feed.
     *
     * @param language {@code en} or {@code zh}
     */
    public static String of(Explanation explanation, String language) {
        var words = Stream.of(Words.values())
                .filter(one -> one.tag.equals(language))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no words in " + language));
        return new ExplanationText(explanation, words).text();
    }

    private String text() {
        header();
        delivered();
        usage();
        programs();
        if (it.money() != null) {
            out.heading("explain.4");
            new MoneyText(out).tell(it.money());
        }
        return out.toString();
    }

    private void header() {
        out.raw(0, it.month() + "  " + named(it.creator().name(), it.creator().id()));
        out.raw(
                0,
                it.rules().title() + " · " + it.rules().file() + " · SHA-256 "
                        + it.rules().sha256());
        out.line(0, "explain.outcome." + it.outcome(), out.money(it.awards()));
    }

    private void delivered() {
        var counts = it.delivered();
        out.heading("explain.1", counts.days());
        out.line(1, "explain.rows", counts.rows(), counts.rejected(), counts.duplicate(), counts.accepted());
        out.line(1, "explain.lines", counts.lines(), counts.counted(), counts.excluded());
        for (var reason : counts.reasons()) {
            var why = reason.bucket().equals(reason.reason()) ? "" : " " + reason.reason();
            out.line(
                    2,
                    "explain.reason." + reason.bucket(),
                    reason.rows(),
                    why,
                    out.words().sayOr("reason." + reason.reason(), reason.reason()));
        }
        out.line(1, "explain.by_day");
    }

    private void usage() {
        out.heading("explain.2");
        if (it.usage().isEmpty()) {
            out.line(1, "explain.no_usage");
        }
        for (var usage : it.usage()) {
            var row = usage.row();
            out.raw(1, named(usage.modelName(), row.modelId()) + owner(row.creatorId()));
            out.raw(2, metrics(row.metrics(), row.uniqueUsers(), row.activeDays()));
            measures(row.measures());
            out.line(
                    2,
                    "explain.attributes",
                    row.attributes().type(),
                    row.attributes().status(),
                    row.listedDays());
        }
        if (it.total() != null) {
            out.line(1, "explain.total", it.total().sums().models());
            out.raw(
                    2,
                    metrics(
                            it.total().metrics(),
                            it.total().uniqueUsers(),
                            it.total().activeDays()));
            measures(it.total().measures());
        }
    }

    /** The rules' own names have no words in a language. */
    private void measures(Map<String, BigDecimal> measures) {
        if (!measures.isEmpty()) {
            out.line(
                    2,
                    "explain.measures",
                    measures.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(CodePoints.ORDER))
                            .map(one -> one.getKey() + " " + Telling.figure(one.getValue()))
                            .collect(Collectors.joining(" · ")));
        }
    }

    private String owner(String creatorId) {
        return creatorId.equals(it.creator().id()) ? "" : out.say("explain.owner", creatorId);
    }

    private String metrics(Metrics metrics, long users, int days) {
        return Stream.concat(metrics(metrics), Stream.of(metric("unique_users", users), metric("active_days", days)))
                .collect(Collectors.joining(" · "));
    }

    private Stream<String> metrics(Metrics metrics) {
        return Stream.of(
                metric("generations", metrics.generations()),
                metric("images", metrics.images()),
                metric("credited_generations", Telling.figure(metrics.creditedGenerations())),
                metric("downloads", metrics.downloads()),
                metric("views", metrics.views()),
                metric("likes", metrics.likes()),
                metric("revenue", Telling.figure(metrics.revenue())));
    }

    private String metric(String name, Object value) {
        return out.say(
                "explain.metric",
                value,
                out.words().say("metric." + name),
                out.words().say("column." + name));
    }

    private void programs() {
        out.heading("explain.3");
        if (it.programs().isEmpty()) {
            out.line(1, "explain.no_program");
        }
        for (var total : it.totals()) {
            out.line(
                    1,
                    "explain.sum_of_rows",
                    total.name(),
                    total.of().text().strip().replaceAll("\\s*\\R\\s*", " "),
                    Telling.figure(total.sum()));
        }
        it.programs().forEach(this::program);
        out.line(1, "explain.awards", out.money(it.awards()));
    }

    private void program(ProgramWay program) {
        out.raw(1, title(program) + " (" + program.program().id() + ")");
        var rows = new RowText(out, program, it.money() == null);
        rows.whole();
        for (var row : program.rows()) {
            out.raw(2, name(row));
            if (row.chosen() != null) {
                out.line(3, "explain.chosen", row.chosen().models());
                out.raw(4, metrics(row.chosen().metrics()).collect(Collectors.joining(" · ")));
            }
            rows.tell(row);
        }
        out.line(2, "explain.program_sum", out.money(program.awarded()));
    }

    private String title(ProgramWay program) {
        Map<String, String> titles = program.program().title();
        return Objects.requireNonNullElse(
                titles.get(out.words().tag),
                titles.getOrDefault("en", program.program().id()));
    }

    private String name(RowWay row) {
        if (row.modelId() == null) {
            return out.say("explain.whole_creator");
        }
        var name = it.usage().stream()
                .filter(usage -> usage.row().modelId().equals(row.modelId()))
                .map(Explanation.Usage::modelName)
                .findFirst()
                .orElse("");
        return named(name, row.modelId()) + owner(row.ownerId());
    }

    private static String named(@Nullable String name, String id) {
        return VisibleText.of(name == null || name.isBlank() || name.equals(id) ? id : name + " (" + id + ")");
    }
}
