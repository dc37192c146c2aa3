package stipend.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a counted day was counted from and where every row went (SPEC §2).
 *
 * @param catalogDay the snapshot in force; null if there was none, which only a day without rows allows
 * @param usageRules SHA-256 of the rules' usage section that governed the counting
 * @param lines usage lines of the accepted events, found before any is counted or excluded
 */
public record Manifest(
        LocalDate day,
        @Nullable LocalDate catalogDay,
        @Nullable String catalogSha256,
        String usageRules,
        List<FileEntry> files,
        long lines,
        List<BucketCount> buckets) {

    /** A file of the day's folder; one that is not counted has 0 rows. */
    public record FileEntry(String name, boolean counted, long bytes, String sha256, long rows) {
        public FileEntry withRows(long read) {
            return new FileEntry(name, counted, bytes, sha256, read);
        }
    }

    /** Where rows or lines went, and the credit they hold; both credits have 6 decimals. */
    public record BucketCount(
            Bucket bucket, String reason, long rows, BigDecimal creditedGenerations, BigDecimal revenue) {}

    /** Rows delivered = rejected + duplicate + accepted; lines of accepted events = counted + excluded. */
    public enum Bucket {
        REJECTED,
        DUPLICATE,
        ACCEPTED,
        COUNTED,
        EXCLUDED
    }

    public long rowsDelivered() {
        return files.stream().mapToLong(FileEntry::rows).sum();
    }

    public long rows(Bucket bucket) {
        return buckets.stream()
                .filter(count -> count.bucket() == bucket)
                .mapToLong(BucketCount::rows)
                .sum();
    }
}
