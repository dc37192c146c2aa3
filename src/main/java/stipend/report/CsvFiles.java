package stipend.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static stipend.report.CsvFile.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.report.CsvFile.Column;
import stipend.report.MonthReport.DailyUsage;
import stipend.report.MonthReport.Exclusion;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.RejectedRow;
import stipend.statement.Account;
import stipend.text.CodePoints;

/**
 * The CSV reports, column by column (SPEC §6), and {@code rejected_rows.csv} for finance.
 *
 * <p>The five hold ids and figures only. The text of a rejected row stands as it was delivered, because it is evidence:
 * no apostrophe is put before an {@code =}. Whoever opens that file in a spreadsheet imports the column as text.
 */
final class CsvFiles {
    private CsvFiles() {}

    static void write(MonthReport report, Path folder) {
        dailyUsage().write(folder, report.dailyUsage());
        contribution(report.month()).write(folder, report.contribution());
        exclusions().write(folder, () -> report.counting().exclusions().stream());
        awards(report.month(), report.currency()).write(folder, report.awards());
        payouts(report.month(), report.currency()).write(folder, report.payouts());
        rejectedRows().write(folder, report.rejected());
    }

    static CsvFile<DailyUsage> dailyUsage() {
        return new CsvFile<>(
                "daily_usage.csv",
                comparing(DailyUsage::day)
                        .thenComparing(DailyUsage::modelId, CodePoints.ORDER)
                        .thenComparing(DailyUsage::creatorId, CodePoints.ORDER),
                join(
                        List.of(
                                column("day", r -> r.day().toString()),
                                column("model_id", DailyUsage::modelId),
                                column("creator_id", DailyUsage::creatorId)),
                        metrics(DailyUsage::metrics)));
    }

    static CsvFile<ModelContribution> contribution(YearMonth month) {
        return new CsvFile<>(
                "contribution.csv",
                comparing(ModelContribution::modelId, CodePoints.ORDER)
                        .thenComparing(ModelContribution::creatorId, CodePoints.ORDER),
                join(
                        join(
                                List.of(
                                        column("month", r -> month.toString()),
                                        column("model_id", ModelContribution::modelId),
                                        column("creator_id", ModelContribution::creatorId)),
                                metrics(ModelContribution::metrics)),
                        List.of(
                                column("unique_users", r -> Long.toString(r.uniqueUsers())),
                                column("active_days", r -> Integer.toString(r.activeDays())),
                                column("listed_days", r -> Integer.toString(r.listedDays())),
                                column("exclusive_days", r -> Integer.toString(r.exclusiveDays())))));
    }

    static CsvFile<Exclusion> exclusions() {
        return new CsvFile<>(
                "exclusions.csv",
                comparing(Exclusion::day).thenComparing(Exclusion::reason, CodePoints.ORDER),
                List.of(
                        column("day", r -> r.day().toString()),
                        column("reason", Exclusion::reason),
                        column("rows", r -> Long.toString(r.rows()))));
    }

    static CsvFile<Award> awards(YearMonth month, Currency currency) {
        return new CsvFile<>(
                "awards.csv",
                comparing(Award::program, CodePoints.ORDER)
                        .thenComparing(r -> orEmpty(r.modelId()), CodePoints.ORDER)
                        .thenComparing(Award::creatorId, CodePoints.ORDER),
                List.of(
                        column("month", r -> month.toString()),
                        column("program", Award::program),
                        column("model_id", r -> orEmpty(r.modelId())),
                        column("creator_id", Award::creatorId),
                        column("points", r -> points(r.points())),
                        column("award", r -> money(r.amount(), currency))));
    }

    static CsvFile<Payout> payouts(YearMonth month, Currency currency) {
        return new CsvFile<>(
                "payouts.csv",
                comparing(Payout::creatorId, CodePoints.ORDER),
                List.of(
                        column("month", r -> month.toString()),
                        column("creator_id", Payout::creatorId),
                        amount("opening", Account::opening, currency),
                        amount("awards", Account::awards, currency),
                        amount("adjustments", Account::adjustments, currency),
                        amount("gross", Account::gross, currency),
                        amount("held", Account::held, currency),
                        amount("carried", Account::carried, currency),
                        amount("tax", Account::tax, currency),
                        amount("net", Account::net, currency),
                        column("status", Payout::status)));
    }

    static CsvFile<RejectedRow> rejectedRows() {
        return new CsvFile<>(
                "rejected_rows.csv",
                comparing(RejectedRow::day)
                        .thenComparing(RejectedRow::file, CodePoints.ORDER)
                        .thenComparing(comparingLong(RejectedRow::row)),
                List.of(
                        column("day", r -> r.day().toString()),
                        column("file", RejectedRow::file),
                        column("row", r -> Long.toString(r.row())),
                        column("reason", RejectedRow::reason),
                        column("text", RejectedRow::text)));
    }

    private static <R> List<Column<R>> metrics(Function<R, Metrics> of) {
        return List.of(
                column("generations", r -> Long.toString(of.apply(r).generations())),
                column("images", r -> decimal(of.apply(r).images(), 0)),
                column("credited_generations", r -> decimal(of.apply(r).creditedGenerations(), 6)),
                column("downloads", r -> Long.toString(of.apply(r).downloads())),
                column("views", r -> Long.toString(of.apply(r).views())),
                column("likes", r -> Long.toString(of.apply(r).likes())),
                column("revenue", r -> decimal(of.apply(r).revenue(), 6)));
    }

    private static Column<Payout> amount(String heading, Function<Account, BigDecimal> of, Currency currency) {
        return column(heading, r -> money(of.apply(r.account()), currency));
    }

    private static <R> List<Column<R>> join(List<Column<R>> first, List<Column<R>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String points(@Nullable BigDecimal points) {
        return points == null ? "" : points.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private static String money(BigDecimal amount, Currency currency) {
        return decimal(amount, currency.getDefaultFractionDigits());
    }

    /** Nothing is rounded here: a figure that has more decimals than its column is a bug. */
    private static String decimal(BigDecimal figure, int decimals) {
        return figure.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }
}
