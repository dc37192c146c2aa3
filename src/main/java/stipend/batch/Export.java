package stipend.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.award.ProgramAwards;
import stipend.award.RowAward;
import stipend.award.Splits;
import stipend.contribution.Contributions;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution.Split;
import stipend.payout.PayoutLine;
import stipend.report.MonthExport;
import stipend.report.MonthReport;
import stipend.report.MonthReport.Detail;
import stipend.report.MonthReport.ProgramTotal;
import stipend.report.Proof;
import stipend.report.Statements;
import stipend.statement.Account;
import stipend.statement.AwardLines;
import stipend.statement.Statement;
import stipend.text.CodePoints;
import stipend.usage.CountedDays;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;

/** Writes a computed month: what the stores hold, put into the shape of the reports. */
public final class Export {
    private final Places places;
    private final CountedDays days;
    private final Contributions contributions;
    private final AwardBook awardBook;
    private final MonthBooks books;

    Export(Places places, CountedDays days, Contributions contributions, AwardBook awardBook, MonthBooks books) {
        this.places = places;
        this.days = days;
        this.contributions = contributions;
        this.awardBook = awardBook;
        this.books = books;
    }

    /** Where a month's files were written, and whether its figures add up. */
    public record Written(Path folder, int statements, List<Proof> proofs) {}

    /**
     * Writes the reports and statements below REPORTS/month.
     *
     * @throws stipend.fault.InputFault if the month is not computed, or its rules file is another one now
     */
    public Written run(YearMonth month, Progress progress) {
        return write(books.open(month), progress);
    }

    private Written write(MonthBook book, Progress progress) {
        var folder = places.reports().resolve(book.month().toString());
        try (var task = progress.begin("writing " + book.month(), 2)) {
            var proofs = MonthExport.write(report(book), folder);
            task.step("reports");
            var statements = statements(book);
            Statements.write(statements::stream, folder.resolve("statements"));
            task.step("statements");
            return new Written(folder, statements.size(), proofs);
        }
    }

    private MonthReport report(MonthBook book) {
        var run = book.run();
        var creatorNames = contributions.creatorNames(book.month());
        return new MonthReport(
                book.month(),
                book.rules().currency(),
                new MonthReport.Run(
                        run.id().toString(), run.state(), run.prepared().by()),
                book.version(),
                counting(book),
                book.awards().programs().stream()
                        .map(program -> total(book, program))
                        .toList(),
                () -> dailyUsage(book),
                () -> book.contribution().models().stream(),
                () -> awardBook.lines(book.month()).stream(),
                () -> book.lines().stream().map(line -> payout(line, creatorNames)),
                () -> details(book, creatorNames),
                () -> rejected(book));
    }

    private MonthReport.Counting counting(MonthBook book) {
        var manifests = days.manifests(book.first(), book.last());
        return new MonthReport.Counting(
                manifests.stream().flatMap(Export::inputFiles).toList(),
                manifests.stream().map(Export::dayCount).toList(),
                manifests.stream().flatMap(Export::exclusions).toList());
    }

    private static Stream<MonthReport.InputFile> inputFiles(Manifest manifest) {
        return manifest.files().stream()
                .map(file -> new MonthReport.InputFile(
                        manifest.day(), file.name(), file.counted(), file.rows(), file.bytes(), file.sha256()));
    }

    private static MonthReport.DayCount dayCount(Manifest manifest) {
        return new MonthReport.DayCount(
                manifest.day(),
                manifest.rowsDelivered(),
                manifest.rows(Bucket.REJECTED),
                manifest.rows(Bucket.DUPLICATE),
                manifest.rows(Bucket.ACCEPTED),
                manifest.lines(),
                manifest.rows(Bucket.COUNTED),
                manifest.rows(Bucket.EXCLUDED));
    }

    private static Stream<MonthReport.Exclusion> exclusions(Manifest manifest) {
        return manifest.buckets().stream()
                .filter(count -> count.bucket() != Bucket.ACCEPTED && count.bucket() != Bucket.COUNTED)
                .sorted(Comparator.comparing(BucketCount::reason, CodePoints.ORDER))
                .map(count -> new MonthReport.Exclusion(
                        manifest.day(),
                        MonthReport.Exclusion.Bucket.valueOf(count.bucket().name()),
                        count.reason(),
                        count.rows()));
    }

    private static ProgramTotal total(MonthBook book, ProgramAwards program) {
        var decimals = book.awards().decimals();
        var units = program.rows().stream().mapToLong(RowAward::minorUnits).sum();
        var awarded = BigDecimal.valueOf(units, decimals);
        var budget = program.budget();
        return new ProgramTotal(
                program.program().id(),
                program.program().title().getOrDefault("en", program.program().id()),
                budget,
                awarded,
                program.isPool() && budget != null ? budget.subtract(awarded) : null);
    }

    private Stream<MonthReport.DailyUsage> dailyUsage(MonthBook book) {
        var rows = Stream.<MonthReport.DailyUsage>builder();
        days.forEachDaily(
                book.first(),
                book.last(),
                (day, usage) ->
                        rows.add(new MonthReport.DailyUsage(day, usage.modelId(), usage.creatorId(), metrics(usage))));
        return rows.build();
    }

    private static Metrics metrics(DailyUsage usage) {
        return new Metrics(
                usage.generations(),
                usage.images(),
                usage.creditedGenerations(),
                usage.downloads(),
                usage.views(),
                usage.likes(),
                usage.revenue());
    }

    private Stream<MonthReport.RejectedRow> rejected(MonthBook book) {
        var rows = Stream.<MonthReport.RejectedRow>builder();
        days.forEachRejected(
                book.first(),
                book.last(),
                (day, row) ->
                        rows.add(new MonthReport.RejectedRow(day, row.file(), row.row(), row.reason(), row.text())));
        return rows.build();
    }

    private static MonthReport.Payout payout(PayoutLine line, Map<String, String> names) {
        return new MonthReport.Payout(
                line.creatorId(),
                names.getOrDefault(line.creatorId(), ""),
                account(line),
                line.status().word());
    }

    private static Account account(PayoutLine line) {
        return new Account(
                line.opening(),
                line.awards(),
                line.adjustments(),
                line.gross(),
                line.held(),
                line.carried(),
                line.tax(),
                line.net(),
                line.returned());
    }

    private Stream<Detail> details(MonthBook book, Map<String, String> creatorNames) {
        var modelNames = contributions.modelNames(book.month());
        var creators = book.creators();
        return book.awards().programs().stream()
                .flatMap(program -> program.rows().stream()
                        .flatMap(row -> Splits.of(row).stream()
                                .filter(part -> part.minorUnits() > 0)
                                .map(part -> detail(book, program, row, part, creators, creatorNames, modelNames))));
    }

    private static Detail detail(
            MonthBook book,
            ProgramAwards program,
            RowAward row,
            Splits.Part part,
            Map<String, CreatorContribution> creators,
            Map<String, String> creatorNames,
            Map<String, String> modelNames) {
        var claim = row.claim();
        var model = claim.model();
        var creator = creators.get(claim.creatorId());
        return new Detail(
                part.creatorId(),
                creatorNames.getOrDefault(part.creatorId(), ""),
                model == null ? null : model.modelId(),
                model == null ? null : modelNames.getOrDefault(model.modelId(), ""),
                program.program().id(),
                model != null ? model.metrics() : creator == null ? Metrics.ZERO : creator.metrics(),
                model != null ? model.uniqueUsers() : creator == null ? 0 : creator.uniqueUsers(),
                model != null ? model.activeDays() : creator == null ? 0 : creator.activeDays(),
                program.isPool() ? claim.worth() : null,
                claim.factors().product(),
                model == null ? null : percent(model.splits(), part.creatorId()),
                BigDecimal.valueOf(part.minorUnits(), book.awards().decimals()));
    }

    private static @Nullable BigDecimal percent(List<Split> splits, String creatorId) {
        return splits.stream()
                .filter(split -> split.creatorId().equals(creatorId))
                .map(Split::percent)
                .findFirst()
                .orElse(null);
    }

    private List<Statement> statements(MonthBook book) {
        var names = new HashMap<>(contributions.creatorNames(book.month()));
        var told = new AwardLines(book.awards().decimals(), contributions.modelNames(book.month()), book.creators())
                .of(book.awards())
                .collect(groupingBy(AwardLines.Told::creatorId, mapping(AwardLines.Told::line, toList())));
        return book.lines().stream()
                .map(line -> new Statement(
                        book.month(),
                        book.rules().currency(),
                        new Statement.Creator(line.creatorId(), names.getOrDefault(line.creatorId(), "")),
                        book.version(),
                        account(line),
                        line.status().word(),
                        List.of(),
                        told.getOrDefault(line.creatorId(), List.of())))
                .toList();
    }
}
