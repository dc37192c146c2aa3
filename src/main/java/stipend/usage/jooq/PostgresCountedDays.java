package stipend.usage.jooq;

import static org.jooq.impl.DSL.max;
import static stipend.jooq.Tables.COUNTED_DAY;
import static stipend.jooq.Tables.DAILY_USAGE;
import static stipend.jooq.Tables.DAY_BUCKET;
import static stipend.jooq.Tables.DAY_FILE;
import static stipend.jooq.Tables.REJECTED_ROW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import stipend.database.BulkCopy;
import stipend.jooq.tables.records.CountedDayRecord;
import stipend.jooq.tables.records.DailyUsageRecord;
import stipend.jooq.tables.records.DayBucketRecord;
import stipend.jooq.tables.records.DayFileRecord;
import stipend.usage.CountedDays;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;
import stipend.usage.Manifest.FileEntry;
import stipend.usage.RejectedRow;
import stipend.usage.UsageEngine.CountedUsage;

/** Counted days in PostgreSQL; a day's rows hang on its row in counted_day and go with it. */
public final class PostgresCountedDays implements CountedDays {
    private static final int FETCH = 10_000;

    private final DSLContext database;

    public PostgresCountedDays(DSLContext database) {
        this.database = database;
    }

    @Override
    public Optional<CountedDay> find(LocalDate day) {
        return Optional.ofNullable(between(day, day).get(day));
    }

    @Override
    public SortedMap<LocalDate, CountedDay> between(LocalDate first, LocalDate last) {
        return new TreeMap<>(database.selectFrom(COUNTED_DAY)
                .where(COUNTED_DAY.DAY.between(first, last))
                .fetchMap(COUNTED_DAY.DAY, PostgresCountedDays::countedDay));
    }

    @Override
    public Optional<LocalDate> last() {
        return Optional.ofNullable(database.select(max(COUNTED_DAY.DAY))
                .from(COUNTED_DAY)
                .fetchSingle()
                .value1());
    }

    private static CountedDay countedDay(CountedDayRecord row) {
        var origin = new Origin(row.getCatalogSha256(), row.getUsageSha256(), row.getFilesSha256());
        return new CountedDay(row.getDay(), origin, row.getFactsFile(), row.getCountings());
    }

    @Override
    public void replace(Manifest manifest, CountedDay day, CountedUsage usage) {
        database.deleteFrom(COUNTED_DAY).where(COUNTED_DAY.DAY.eq(day.day())).execute();
        database.insertInto(COUNTED_DAY)
                .set(COUNTED_DAY.DAY, day.day())
                .set(COUNTED_DAY.CATALOG_DAY, manifest.catalogDay())
                .set(COUNTED_DAY.CATALOG_SHA256, day.origin().catalogSha256())
                .set(COUNTED_DAY.USAGE_SHA256, day.origin().usageRules())
                .set(COUNTED_DAY.FILES_SHA256, day.origin().files())
                .set(COUNTED_DAY.FACTS_FILE, day.factsFile())
                .set(COUNTED_DAY.ROWS_DELIVERED, manifest.rowsDelivered())
                .set(COUNTED_DAY.USAGE_LINES, manifest.lines())
                .set(COUNTED_DAY.COUNTINGS, day.countings())
                .execute();
        insertFiles(manifest);
        insertBuckets(manifest);
        copyRejected(day.day(), usage);
        copyDaily(day.day(), usage);
    }

    private void insertFiles(Manifest manifest) {
        database.batchInsert(manifest.files().stream()
                        .map(file -> new DayFileRecord(
                                manifest.day(), file.name(), file.counted(), file.bytes(), file.sha256(), file.rows()))
                        .toList())
                .execute();
    }

    private void insertBuckets(Manifest manifest) {
        database.batchInsert(manifest.buckets().stream()
                        .map(count -> new DayBucketRecord(
                                manifest.day(),
                                stipend.jooq.enums.Bucket.valueOf(
                                        count.bucket().name().toLowerCase(Locale.ROOT)),
                                count.reason(),
                                count.rows(),
                                count.creditedGenerations(),
                                count.revenue()))
                        .toList())
                .execute();
    }

    private void copyRejected(LocalDate day, CountedUsage usage) {
        BulkCopy.into(
                database,
                REJECTED_ROW,
                List.of(REJECTED_ROW.DAY, REJECTED_ROW.FILE, REJECTED_ROW.ROW, REJECTED_ROW.REASON, REJECTED_ROW.TEXT),
                sink -> usage.forEachRejected(row -> sink.row(day, row.file(), row.row(), row.reason(), row.text())));
    }

    private void copyDaily(LocalDate day, CountedUsage usage) {
        BulkCopy.into(
                database,
                DAILY_USAGE,
                List.of(DAILY_USAGE.fields()),
                sink -> usage.forEachDaily(row -> sink.row(
                        day,
                        row.modelId(),
                        row.creatorId(),
                        row.generations(),
                        row.images(),
                        row.creditedGenerations(),
                        row.downloads(),
                        row.views(),
                        row.likes(),
                        row.revenue())));
    }

    @Override
    public List<Manifest> manifests(LocalDate first, LocalDate last) {
        var files = database.selectFrom(DAY_FILE)
                .where(DAY_FILE.DAY.between(first, last))
                .orderBy(DAY_FILE.DAY, DAY_FILE.FILE)
                .fetchGroups(DAY_FILE.DAY, PostgresCountedDays::fileEntry);
        var buckets = database.selectFrom(DAY_BUCKET)
                .where(DAY_BUCKET.DAY.between(first, last))
                .orderBy(DAY_BUCKET.DAY, DAY_BUCKET.BUCKET, DAY_BUCKET.REASON)
                .fetchGroups(DAY_BUCKET.DAY, PostgresCountedDays::bucketCount);
        var manifests = new ArrayList<Manifest>();
        database.selectFrom(COUNTED_DAY)
                .where(COUNTED_DAY.DAY.between(first, last))
                .orderBy(COUNTED_DAY.DAY)
                .forEach(day -> manifests.add(manifest(day, files, buckets)));
        return manifests;
    }

    private static Manifest manifest(
            CountedDayRecord day, Map<LocalDate, List<FileEntry>> files, Map<LocalDate, List<BucketCount>> buckets) {
        return new Manifest(
                day.getDay(),
                day.getCatalogDay(),
                day.getCatalogSha256(),
                day.getUsageSha256(),
                files.getOrDefault(day.getDay(), List.of()),
                day.getUsageLines(),
                buckets.getOrDefault(day.getDay(), List.of()));
    }

    private static FileEntry fileEntry(DayFileRecord row) {
        return new FileEntry(row.getFile(), row.getCounted(), row.getBytes(), row.getSha256(), row.getRows());
    }

    private static BucketCount bucketCount(DayBucketRecord row) {
        return new BucketCount(
                Bucket.valueOf(row.getBucket().getLiteral().toUpperCase(Locale.ROOT)),
                row.getReason(),
                row.getRows(),
                row.getCreditedGenerations(),
                row.getRevenue());
    }

    @Override
    public void forEachDaily(LocalDate first, LocalDate last, BiConsumer<LocalDate, DailyUsage> consumer) {
        try (var rows = database.selectFrom(DAILY_USAGE)
                .where(DAILY_USAGE.DAY.between(first, last))
                .orderBy(DAILY_USAGE.DAY, DAILY_USAGE.MODEL_ID, DAILY_USAGE.CREATOR_ID)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> consumer.accept(row.getDay(), daily(row)));
        }
    }

    private static DailyUsage daily(DailyUsageRecord row) {
        return new DailyUsage(
                row.getModelId(),
                row.getCreatorId(),
                row.getGenerations(),
                row.getImages(),
                row.getCreditedGenerations(),
                row.getDownloads(),
                row.getViews(),
                row.getLikes(),
                row.getRevenue());
    }

    @Override
    public void forEachRejected(LocalDate first, LocalDate last, BiConsumer<LocalDate, RejectedRow> consumer) {
        try (var rows = database.selectFrom(REJECTED_ROW)
                .where(REJECTED_ROW.DAY.between(first, last))
                .orderBy(REJECTED_ROW.DAY, REJECTED_ROW.FILE, REJECTED_ROW.ROW)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> consumer.accept(
                    row.getDay(), new RejectedRow(row.getFile(), row.getRow(), row.getReason(), row.getText())));
        }
    }
}
