package stipend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.report.MonthReport.Detail;

/**
 * {@code payouts.xlsx}: sheets Control, Payouts, Variance, Exceptions, Tax, Detail (Detail 2, … where one is full),
 * Exclusions, Ledger and Cost. The same month gives the same bytes. Rows stream through; memory holds a few of them.
 */
final class PayoutsWorkbook {
    static final String NAME = "payouts.xlsx";

    private PayoutsWorkbook() {}

    /** @return the proof lines that stand on its Control sheet */
    static List<Proof> write(MonthReport report, OutputStream out) throws IOException {
        return write(report, out, Table.FULL);
    }

    static List<Proof> write(MonthReport report, OutputStream out, int rowsPerSheet) throws IOException {
        var title = "Stipend " + report.month() + " · " + report.currency().getCurrencyCode();
        var made = report.month().atEndOfMonth().atStartOfDay();
        try (var workbook = new SteadyWorkbook(title, made)) {
            var book = new Book(workbook, Look.all(workbook, report.currency()), title);
            // the first sheet, but written last: it proves what the others hold
            var control = book.sheet("Control");
            var books = report.books();
            var decimals = report.currency().getDefaultFractionDigits();
            var variance = Variance.of(books.variance(), report.payouts());
            PayoutsSheet.write(book, report);
            VarianceSheet.write(book, variance, books.variance(), decimals);
            ExceptionsSheet.write(book, books.findings());
            TaxSheet.write(book, books.taxes(), decimals);
            var detailed = writeDetail(book, report.detail(), rowsPerSheet);
            ExclusionsSheet.write(book, report.counting().exclusions());
            LedgerSheet.write(book, books.entries(), rowsPerSheet, decimals);
            CostSheet.write(book, books.costs(), decimals);
            var proofs = proofs(report, detailed, variance);
            new ControlSheet(book, control).write(report, proofs);
            workbook.write(out);
            return proofs;
        }
    }

    /** Those of the figures, and that the sheets show the same. */
    private static List<Proof> proofs(MonthReport report, BigDecimal detailed, Variance variance) {
        var proofs = new ArrayList<>(Proofs.of(report));
        var awarded = report.programs().stream().map(p -> p.awarded()).reduce(BigDecimal.ZERO, BigDecimal::add);
        proofs.add(Proof.money("detail", "", awarded, detailed));
        proofs.add(Proof.money("variance", "", earned(report), variance.now()));
        proofs.add(Proof.money("cost", "", awarded, cost(report)));
        return List.copyOf(proofs);
    }

    private static BigDecimal earned(MonthReport report) {
        try (var payouts = report.payouts().open()) {
            return payouts.map(payout -> payout.account().earned()).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static BigDecimal cost(MonthReport report) {
        return report.books().costs().stream()
                .filter(cost -> cost.month().equals(report.month()))
                .map(Books.Cost::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal writeDetail(Book book, Rows<Detail> detail, int rowsPerSheet) {
        var sum = new BigDecimal[] {BigDecimal.ZERO};
        try (var rows = detail.open()) {
            var counted = rows.peek(row -> sum[0] = sum[0].add(row.award())).iterator();
            new Table<>(book, "Detail", rowsPerSheet, detailColumns()).write(counted);
        }
        return sum[0];
    }

    private static List<Table.Column<Detail>> detailColumns() {
        return List.of(
                Table.text("creator_id", 14, (line, r) -> line.text(r.creatorId())),
                Table.text("creator_name", 22, (line, r) -> line.text(r.creatorName())),
                Table.text("model_id", 14, (line, r) -> line.text(r.modelId())),
                Table.text("model_name", 30, (line, r) -> line.text(r.modelName())),
                Table.text("program", 20, (line, r) -> line.text(r.program())),
                Table.figures(
                        "generations", 13, (line, r) -> line.count(r.metrics().generations())),
                Table.figures(
                        "images",
                        12,
                        (line, r) -> line.figure(Look.COUNT, r.metrics().images())),
                Table.figures(
                        "credited_generations",
                        24,
                        (line, r) -> line.figure(Look.CREDIT, r.metrics().creditedGenerations())),
                Table.figures(
                        "downloads", 12, (line, r) -> line.count(r.metrics().downloads())),
                Table.figures("views", 12, (line, r) -> line.count(r.metrics().views())),
                Table.figures("likes", 12, (line, r) -> line.count(r.metrics().likes())),
                Table.figures(
                        "revenue",
                        17,
                        (line, r) -> line.figure(Look.CREDIT, r.metrics().revenue())),
                Table.figures("unique_users", 12, (line, r) -> line.count(r.uniqueUsers())),
                Table.figures("active_days", 12, (line, r) -> line.count(r.activeDays())),
                Table.figures("points", 19, (line, r) -> line.figure(Look.CREDIT, sixDecimals(r.points()))),
                Table.figures("multiplier", 12, (line, r) -> line.figure(Look.FACTOR, r.multiplier())),
                Table.figures("percent", 11, (line, r) -> line.figure(Look.FACTOR, r.percent())),
                Table.figures("award", 16, (line, r) -> line.money(r.award())));
    }

    /** As awards.csv gives points: what is finer would only turn the figure into text. */
    private static @Nullable BigDecimal sixDecimals(@Nullable BigDecimal points) {
        return points == null ? null : points.setScale(6, RoundingMode.HALF_UP);
    }
}
