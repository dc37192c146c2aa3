package stipend.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.statement.AwardLine;
import stipend.statement.Statement;

/**
 * A creator's statement as one page of HTML: both languages, of which a switch without script shows one; nothing is
 * fetched from anywhere; prints on A4.
 */
final class StatementPage {
    private static final String STYLE = read("statement.css");

    private final Statement statement;

    private StatementPage(Statement statement) {
        this.statement = statement;
    }

    static String of(Statement statement) {
        return new StatementPage(statement).page();
    }

    private String page() {
        return """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <input type="radio" name="lang" id="zh" checked><input type="radio" name="lang" id="en">
            <nav><label for="zh">中文</label> <label for="en">English</label></nav>
            <main>
            %s%s%s%s%s</main>
            </body>
            </html>
            """.formatted(
                        title(), STYLE, header(), account(), awards(), MissedRows.of(statement.missed()), footer());
    }

    private String title() {
        return Html.escaped(statement.creator().id() + " · " + statement.month());
    }

    private String header() {
        var name = statement.creator().name().isBlank()
                ? statement.creator().id()
                : statement.creator().name();
        return """
            <header>
            <h1>%s %s<small>%s · %s</small></h1>
            <div class="paid"><span>%s</span><b>%s %s</b><span>%s</span></div>
            </header>
            """.formatted(
                        Html.say("statement.title"),
                        statement.month(),
                        Html.text(name),
                        Html.text(statement.creator().id()),
                        Html.say("statement.net"),
                        Html.figure(statement.account().paid()),
                        statement.currency().getCurrencyCode(),
                        Html.both(words -> words.sayOr("status." + statement.status(), statement.status())));
    }

    private String account() {
        var account = statement.account();
        var entries = statement.entries();
        return "<h2>" + Html.say("statement.account") + "</h2>\n<table class=\"account\">\n"
                + entry("", "opening", account.opening(), entries.opening())
                + entry("", "awards", account.awards(), entries.allAwards())
                + entry("", "adjustments", account.adjustments(), List.of())
                + adjustments()
                + entry("", "held", account.held().negate(), entries.held())
                + entry("sum", "gross", account.gross(), List.of())
                + entry("", "tax", account.tax().negate(), entries.tax())
                + entry("", "net", account.net().negate(), entries.net())
                + entry("sum", "closing", account.closing(), List.of())
                + paid()
                + sentBack()
                + "</table>\n" + sum()
                + posted();
    }

    /** Only where it differs from the net. */
    private String paid() {
        var account = statement.account();
        return account.returned().signum() == 0
                ? ""
                : entry("", "returned", account.returned(), statement.entries().returned())
                        + entry("sum", "paid", account.paid(), List.of());
    }

    private String sentBack() {
        var back = statement.sentBack();
        return back == null
                ? ""
                : row(
                        "",
                        Html.say("statement.sent_back") + " · " + Html.text(back.reason()),
                        back.amount(),
                        back.entries());
    }

    /** The account as one sum, for whoever adds it up. */
    private String sum() {
        var account = statement.account();
        return "<p class=\"quiet\">%s<br>%s + %s + %s − %s − %s − %s = %s</p>\n"
                .formatted(
                        Html.say("statement.sum"),
                        Html.inSum(account.opening()),
                        Html.inSum(account.awards()),
                        Html.inSum(account.adjustments()),
                        Html.inSum(account.held()),
                        Html.inSum(account.tax()),
                        Html.inSum(account.net()),
                        Html.figure(account.closing()));
    }

    private String posted() {
        var key = statement.entries().posted() ? "statement.entries" : "statement.not_posted";
        return "<p class=\"quiet\">" + Html.say(key) + "</p>\n";
    }

    private static String entry(String kind, String key, BigDecimal amount, List<Long> entries) {
        return row(kind, Html.say("statement." + key), amount, entries);
    }

    private static String row(String kind, String words, BigDecimal amount, List<Long> entries) {
        return "<tr class=\"%s\"><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                .formatted(kind, words + Html.entries(entries), Html.figure(amount));
    }

    private String adjustments() {
        return statement.adjustments().stream().map(this::adjustment).collect(Collectors.joining());
    }

    private String adjustment(Statement.Adjustment adjustment) {
        var origin = adjustment.origin() == null || adjustment.origin().equals(statement.month())
                ? ""
                : " · " + Html.say("statement.of") + " " + adjustment.origin();
        var ofCase = adjustment.caseId() == null ? "" : " · " + Html.text(adjustment.caseId());
        return row("part", Html.text(adjustment.reason()) + origin + ofCase, adjustment.amount(), adjustment.entries());
    }

    private String awards() {
        var awards = statement.awards().stream().map(this::award).collect(Collectors.joining());
        return "<h2>" + Html.say("statement.why") + "</h2>\n"
                + (awards.isEmpty() ? "<p class=\"quiet\">" + Html.say("statement.none") + "</p>\n" : awards);
    }

    private String award(AwardLine award) {
        return """
            <article>
            <h3><span>%s%s<small>%s</small></span><b>%s</b></h3>
            <table>
            %s</table>
            </article>
            """.formatted(
                        Html.both(words -> title(award, words)),
                        Html.entries(statement.entries().ofProgram(award.program())),
                        model(award.model()),
                        Html.figure(award.amount()),
                        new AwardSteps(statement.currency(), award).rows());
    }

    static String title(AwardLine award, Words words) {
        Map<String, String> titles = award.title();
        return Objects.requireNonNullElse(
                titles.get(words.tag),
                titles.values().stream().sorted().findFirst().orElse(award.program()));
    }

    private static String model(AwardLine.@Nullable Model model) {
        return model == null
                ? Html.say("statement.whole")
                : Html.text(model.name().isBlank() ? model.id() : model.name() + " · " + model.id());
    }

    private String footer() {
        var rules = statement.rules();
        return "<footer>%s<br>%s: %s · %s · SHA-256 %s</footer>\n"
                .formatted(
                        Html.say("statement.footer"),
                        Html.say("statement.rules"),
                        Html.text(rules.title()),
                        Html.text(rules.file()),
                        Html.text(rules.sha256()));
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(StatementPage.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
