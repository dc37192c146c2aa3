package stipend.batch;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import stipend.contribution.Metrics;
import stipend.period.Days;
import stipend.report.MonthReport;
import stipend.text.CodePoints;
import stipend.usage.CountedDays;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;

/** What the nights kept, as the reports show it. */
record ExportedUsage(CountedDays days, MonthBook book) {

    MonthReport.Counting counting() {
        var manifests = days.manifests(book.first(), book.last());
        return new MonthReport.Counting(
                manifests.stream().flatMap(ExportedUsage::inputFiles).toList(),
                manifests.stream().map(ExportedUsage::dayCount).toList(),
                manifests.stream().flatMap(ExportedUsage::exclusions).toList());
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

    Stream<MonthReport.DailyUsage> daily() {
        return byDay((day, rows) -> days.forEachDaily(
                day,
                day,
                (_, usage) ->
                        rows.add(new MonthReport.DailyUsage(day, usage.modelId(), usage.creatorId(), metrics(usage)))));
    }

    private interface Reading<R> {
        void of(LocalDate day, Stream.Builder<R> rows);
    }

    /** A day's rows are read when they are come to: a month's may be thirty times as many. */
    private <R> Stream<R> byDay(Reading<R> reading) {
        return Days.of(book.month()).stream().flatMap(day -> {
            var rows = Stream.<R>builder();
            reading.of(day, rows);
            return rows.build();
        });
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

    Stream<MonthReport.RejectedRow> rejected() {
        return byDay((day, rows) -> days.forEachRejected(
                day,
                day,
                (_, row) ->
                        rows.add(new MonthReport.RejectedRow(day, row.file(), row.row(), row.reason(), row.text()))));
    }
}
