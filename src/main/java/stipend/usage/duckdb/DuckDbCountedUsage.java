package stipend.usage.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import stipend.delivery.DeliveredFile;
import stipend.delivery.DeliveredFile.Format;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;
import stipend.usage.RejectedRow;
import stipend.usage.UsageEngine.CountedUsage;

/** What a day's counting left in DuckDB's tables. */
final class DuckDbCountedUsage implements CountedUsage {
    private final DuckDb duck;
    private final List<DeliveredFile> files;
    private final EventColumns columns;
    private final DayMeasures measures;

    DuckDbCountedUsage(DuckDb duck, List<DeliveredFile> files, EventColumns columns, DayMeasures measures) {
        this.duck = duck;
        this.files = files;
        this.columns = columns;
        this.measures = measures;
    }

    @Override
    public List<Long> rowsByFile() {
        var rows = new long[files.size()];
        query("select file, count(*) from delivered group by file", row -> rows[row.getInt(1)] = row.getLong(2));
        return Arrays.stream(rows).boxed().toList();
    }

    @Override
    public long lines() {
        var lines = new long[1];
        query("select coalesce(sum(lines), 0) from accepted", row -> lines[0] = row.getLong(1));
        return lines[0];
    }

    @Override
    public List<BucketCount> buckets() {
        var buckets = new ArrayList<BucketCount>();
        query(DuckDb.text("buckets", Map.of()), row -> buckets.add(bucket(row)));
        return buckets;
    }

    private static BucketCount bucket(ResultSet row) throws SQLException {
        return new BucketCount(
                Bucket.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getLong(3),
                DailyRows.millionths(row, 4),
                DailyRows.millionths(row, 5));
    }

    @Override
    public void forEachDaily(Consumer<DailyUsage> consumer) {
        query(DuckDb.text("daily_usage", Map.of()), row -> consumer.accept(DailyRows.read(row)));
    }

    @Override
    public void forEachRejected(Consumer<RejectedRow> consumer) {
        for (var i = 0; i < files.size(); i++) {
            var faults = faults(i);
            if (!faults.isEmpty()) {
                rejected(i, files.get(i), faults, consumer);
            }
        }
    }

    /** The reasons of a file's rejected rows, by line. */
    private TreeMap<Long, String> faults(int file) {
        var faults = new TreeMap<Long, String>();
        query(
                "select line, fault from (" + rejectedOf(file) + ")",
                row -> faults.put(row.getLong(1), row.getString(2)));
        return faults;
    }

    private static String rejectedOf(int file) {
        return "select line, fault from delivered where fault is not null and file = " + file;
    }

    /** The rows' texts are read again from the file: keeping every row's text for the few that are rejected costs more. */
    private void rejected(int number, DeliveredFile file, Map<Long, String> faults, Consumer<RejectedRow> consumer) {
        if (file.format() == Format.PARQUET) {
            rejectedOfParquet(number, file, consumer);
            return;
        }
        try (var rows = TextFile.open(file, columns.types())) {
            while (rows.next()) {
                var reason = faults.get(rows.line());
                if (reason != null) {
                    consumer.accept(new RejectedRow(file.name(), rows.line(), reason, rows.text()));
                }
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** A damaged file can be such that it is read once for its counts and not once more for its rows. */
    private void rejectedOfParquet(int number, DeliveredFile file, Consumer<RejectedRow> consumer) {
        try {
            duck.forEach(
                    ParquetFile.open(duck, file, columns).rejectedAsJson(rejectedOf(number)),
                    row -> consumer.accept(
                            new RejectedRow(file.name(), row.getLong(1), row.getString(3), row.getString(2))));
        } catch (SQLException e) {
            throw DuckDb.isExhausted(e) ? duck.failed(e) : ParquetFile.unreadable(file, e);
        }
    }

    @Override
    public void writeFacts(Path file) {
        try {
            var words = new HashMap<>(measures.ofFacts());
            words.put("facts", file.toString().replace("'", "''"));
            duck.run("facts", words);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }

    @Override
    public void close() {
        duck.close();
    }

    private void query(String sql, DuckDb.RowConsumer consumer) {
        try {
            duck.forEach(sql, consumer);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }
}
