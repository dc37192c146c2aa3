package stipend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;
import stipend.statement.AwardLine;
import stipend.statement.AwardLine.Basis;
import stipend.statement.Statement;

/**
 * A creator's statement as a workbook, in both languages: the account with the entries that its figures are made of, and
 * a row per award with everything that it came from. The same statement gives the same bytes.
 */
final class StatementWorkbook {
    /** The metrics that have a column, in the order of a statement's page. */
    private static final List<String> METRICS = List.of(
            "generations",
            "images",
            "credited_generations",
            "downloads",
            "views",
            "likes",
            "revenue",
            "unique_users",
            "active_days");

    private final Statement statement;
    private final Book book;

    private StatementWorkbook(Statement statement, Book book) {
        this.statement = statement;
        this.book = book;
    }

    static void write(Statement statement, OutputStream out) throws IOException {
        var title = "Stipend " + statement.month() + " · " + statement.creator().id();
        var made = statement.month().atEndOfMonth().atStartOfDay();
        try (var workbook = new SteadyWorkbook(VisibleText.of(title), made)) {
            var book = new Book(workbook, Look.all(workbook, statement.currency()), VisibleText.of(title));
            var sheets = new StatementWorkbook(statement, book);
            sheets.account(book.sheet("Statement"));
            new Table<>(book, "Awards", Table.FULL, sheets.columns())
                    .write(statement.awards().iterator());
            workbook.write(out);
        }
    }

    private void account(SXSSFSheet sheet) {
        Book.widths(sheet, 74, 20, 30, 40);
        var lines = new AccountLines(book, sheet);
        lines.title(statement);
        var account = statement.account();
        var entries = statement.entries();
        lines.figure("opening", account.opening(), entries.opening());
        lines.figure("awards", account.awards(), entries.allAwards());
        lines.figure("adjustments", account.adjustments(), List.of());
        statement.adjustments().forEach(lines::adjustment);
        lines.figure("held", account.held().negate(), entries.held());
        lines.sum("gross", account.gross());
        lines.figure("tax", account.tax().negate(), entries.tax());
        lines.figure("net", account.net().negate(), entries.net());
        lines.sum("closing", account.closing());
        lines.figure("returned", account.returned(), entries.returned());
        lines.sum("paid", account.paid());
        lines.sentBack(statement.sentBack());
        lines.end(statement);
    }

    private List<Table.Column<AwardLine>> columns() {
        var columns = new ArrayList<Table.Column<AwardLine>>();
        columns.add(Table.text("program", 20, (line, r) -> line.text(r.program())));
        columns.add(Table.text("title", 28, (line, r) -> line.text(title(r))));
        columns.add(Table.text("model_id", 16, (line, r) -> line.text(model(r, AwardLine.Model::id))));
        columns.add(Table.text("model_name", 28, (line, r) -> line.text(model(r, AwardLine.Model::name))));
        METRICS.forEach(metric ->
                columns.add(Table.figures(metric, 16, (line, r) -> line.figure(Look.EXACT, figure(r, metric)))));
        columns.add(Table.text("formula", 44, (line, r) -> line.text(r.basis().formula())));
        columns.add(Table.figures("measured", 18, (line, r) -> line.figure(Look.EXACT, measured(r.basis()))));
        columns.add(Table.text("multipliers", 30, (line, r) -> line.text(factors(r))));
        columns.add(Table.figures("multiplier", 12, (line, r) -> line.figure(Look.FACTOR, r.multiplier())));
        columns.add(pool("points", Basis.Pool::points));
        columns.add(pool("all_points", Basis.Pool::allPoints));
        columns.add(pool("pool", Basis.Pool::budget));
        columns.add(pool("unit_value", Basis.Pool::unitValue));
        columns.add(Table.text("cap", 40, (line, r) -> line.text(caps(r))));
        columns.add(Table.figures("exact", 20, (line, r) -> line.figure(Look.EXACT, r.exact())));
        columns.add(Table.figures("rounded", 16, (line, r) -> line.money(r.rounded())));
        columns.add(Table.figures("percent", 11, (line, r) -> line.figure(Look.FACTOR, percent(r))));
        columns.add(Table.figures("award", 16, (line, r) -> line.money(r.amount())));
        columns.add(Table.text(
                "entry",
                16,
                (line, r) -> line.text(Line.entries(statement.entries().ofProgram(r.program())))));
        columns.add(Table.text(
                "rules",
                40,
                (line, _) -> line.text(
                        statement.rules().file() + " " + statement.rules().sha256())));
        return columns;
    }

    private static String title(AwardLine award) {
        var english = StatementPage.title(award, Words.EN);
        var chinese = StatementPage.title(award, Words.ZH);
        return english.equals(chinese) ? english : english + "  " + chinese;
    }

    private static @Nullable String model(AwardLine award, Function<AwardLine.Model, String> of) {
        return award.model() == null ? null : of.apply(award.model());
    }

    private static @Nullable BigDecimal figure(AwardLine award, String name) {
        return award.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(AwardLine.Figure::value)
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal measured(Basis basis) {
        return switch (basis) {
            case Basis.Pool pool -> pool.score();
            case Basis.Rate rate -> rate.amount();
            case Basis.Slab slab -> slab.of();
            case Basis.Brackets brackets -> brackets.of();
        };
    }

    private static Table.Column<AwardLine> pool(String key, Function<Basis.Pool, BigDecimal> figure) {
        return Table.figures(
                key,
                20,
                (line, r) -> line.figure(Look.EXACT, r.basis() instanceof Basis.Pool pool ? figure.apply(pool) : null));
    }

    private static String factors(AwardLine award) {
        return award.factors().stream()
                .map(factor -> factor.id() + " × " + Html.shortFigure(factor.by()))
                .collect(Collectors.joining(" · "));
    }

    /** The caps that bound, a budget that did not suffice, and what was awarded before. */
    private static String caps(AwardLine award) {
        var before = award.before();
        return before == null
                ? bounds(award)
                : (Words.label("step.once") + " " + Html.figure(before) + " " + bounds(award)).strip();
    }

    private static String bounds(AwardLine award) {
        var caps = award.caps().stream()
                .map(cap -> Words.label("step.cap." + cap.kind()) + " " + Html.figure(cap.limit()))
                .collect(Collectors.joining(" · "));
        var scaling = award.scaling();
        return scaling == null
                ? caps
                : (Words.label("step.scaled") + " " + Html.figure(scaling.budget()) + " " + caps).strip();
    }

    private static @Nullable BigDecimal percent(AwardLine award) {
        return award.split() == null
                ? null
                : Objects.requireNonNull(award.split()).percent();
    }
}
