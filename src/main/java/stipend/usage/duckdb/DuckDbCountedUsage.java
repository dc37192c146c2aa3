package stipend.usage.duckdb;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import stipend.delivery.DeliveredFile;
import stipend.delivery.Unreadable;
import stipend.fault.WorkFault;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;
import stipend.usage.RejectedRow;
import stipend.usage.UsageEngine.CountedUsage;

/** What a day's counting left: its sums, and rows in DuckDB's tables. */
final class DuckDbCountedUsage implements CountedUsage {
    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(6);

    private final DuckDb duck;
    private final List<DeliveredFile> files;
    private final Tally tally;
    private final Path facts;

    /** @param facts written, for the time being */
    DuckDbCountedUsage(DuckDb duck, List<DeliveredFile> files, Tally tally, Path facts) {
        this.duck = duck;
        this.files = files;
        this.tally = tally;
        this.facts = facts;
    }

    @Override
    public List<Long> rowsByFile() {
        var rows = new long[files.size()];
        query("select file, count(*) from delivered group by file", row -> rows[row.getInt(1)] = row.getLong(2));
        return Arrays.stream(rows).boxed().toList();
    }

    @Override
    public long lines() {
        return tally.lines();
    }

    @Override
    public List<BucketCount> buckets() {
        var buckets = new ArrayList<>(tally.buckets());
        query("select count(*) from duplicate", row -> add(buckets, Bucket.DUPLICATE, "duplicate", row.getLong(1)));
        query(
                "select fault, count(*) from delivered where fault is not null group by fault",
                row -> add(buckets, Bucket.REJECTED, row.getString(1), row.getLong(2)));
        return buckets;
    }

    private static void add(List<BucketCount> buckets, Bucket bucket, String reason, long rows) {
        if (rows > 0) {
            buckets.add(new BucketCount(bucket, reason, rows, NONE, NONE));
        }
    }

    @Override
    public void forEachDaily(Consumer<DailyUsage> consumer) {
        tally.forEachDaily(consumer);
    }

    @Override
    public void forEachRejected(Consumer<RejectedRow> consumer) {
        query(
                "select file, line, fault, text from delivered where fault is not null order by file, line",
                row -> consumer.accept(new RejectedRow(
                        files.get(row.getInt(1)).name(), row.getLong(2), row.getString(3), row.getString(4))));
    }

    @Override
    public void writeFacts(Path file) {
        try {
            Files.move(facts, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WorkFault(file + ": the day's facts cannot be written (" + Unreadable.reason(e) + ")");
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(facts);
        } catch (IOException e) {
            throw new WorkFault(facts + ": cannot be removed (" + Unreadable.reason(e) + ")");
        } finally {
            duck.close();
        }
    }

    private void query(String sql, DuckDb.RowConsumer consumer) {
        try {
            duck.forEach(sql, consumer);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }
}
