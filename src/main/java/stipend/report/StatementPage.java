package stipend.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
            %s%s%s%s</main>
            </body>
            </html>
            """.formatted(title(), STYLE, header(), account(), awards(), footer());
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
        return "<h2>" + Html.say("statement.account") + "</h2>\n<table class=\"account\">\n"
                + entry("", "opening", account.opening())
                + entry("", "awards", account.awards())
                + entry("", "adjustments", account.adjustments())
                + adjustments()
                + entry("", "held", account.held().negate())
                + entry("sum", "gross", account.gross())
                + entry("", "tax", account.tax().negate())
                + entry("sum", "net", account.net())
                + paid()
                + entry("sum", "carried", account.carried())
                + "</table>\n";
    }

    /** Only where it differs from the net. */
    private String paid() {
        var account = statement.account();
        return account.returned().signum() == 0
                ? ""
                : entry("", "returned", account.returned()) + entry("sum", "paid", account.paid());
    }

    private static String entry(String kind, String key, BigDecimal amount) {
        return "<tr class=\"%s\"><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                .formatted(kind, Html.say("statement." + key), Html.figure(amount));
    }

    private String adjustments() {
        return statement.adjustments().stream().map(StatementPage::adjustment).collect(Collectors.joining());
    }

    private static String adjustment(Statement.Adjustment adjustment) {
        var origin = adjustment.origin() == null ? "" : " · " + Html.say("statement.of") + " " + adjustment.origin();
        return "<tr class=\"part\"><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                .formatted(Html.text(adjustment.reason()) + origin, Html.figure(adjustment.amount()));
    }

    private String awards() {
        var awards = statement.awards().stream().map(this::award).collect(Collectors.joining());
        return "<h2>" + Html.say("statement.why") + "</h2>\n"
                + (awards.isEmpty() ? "<p class=\"quiet\">" + Html.say("statement.none") + "</p>\n" : awards);
    }

    private String award(AwardLine award) {
        return """
            <article>
            <h3><span>%s<small>%s</small></span><b>%s</b></h3>
            <table>
            %s</table>
            </article>
            """.formatted(
                        Html.both(words -> title(award, words)),
                        model(award.model()),
                        Html.figure(award.amount()),
                        new AwardSteps(statement.currency(), award).rows());
    }

    private static String title(AwardLine award, Words words) {
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
