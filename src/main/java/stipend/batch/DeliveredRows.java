package stipend.batch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import stipend.statement.Explanation.Delivered;
import stipend.statement.Explanation.Reason;
import stipend.text.CodePoints;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;

/** The days' manifests as one month. */
final class DeliveredRows {
    private DeliveredRows() {}

    private record Key(Bucket bucket, String reason) {}

    static Delivered of(List<Manifest> manifests) {
        return new Delivered(
                manifests.size(),
                manifests.stream().mapToLong(Manifest::rowsDelivered).sum(),
                rows(manifests, Bucket.REJECTED),
                rows(manifests, Bucket.DUPLICATE),
                rows(manifests, Bucket.ACCEPTED),
                manifests.stream().mapToLong(Manifest::lines).sum(),
                rows(manifests, Bucket.COUNTED),
                rows(manifests, Bucket.EXCLUDED),
                reasons(manifests));
    }

    private static long rows(List<Manifest> manifests, Bucket bucket) {
        return manifests.stream().mapToLong(day -> day.rows(bucket)).sum();
    }

    private static List<Reason> reasons(List<Manifest> manifests) {
        var rows =
                new TreeMap<Key, Long>(Comparator.comparing(Key::bucket).thenComparing(Key::reason, CodePoints.ORDER));
        manifests.stream()
                .flatMap(day -> day.buckets().stream())
                .filter(count -> count.bucket() != Bucket.ACCEPTED && count.bucket() != Bucket.COUNTED)
                .forEach(count -> rows.merge(key(count), count.rows(), Long::sum));
        return rows.entrySet().stream()
                .map(count -> new Reason(
                        count.getKey().bucket().name().toLowerCase(Locale.ROOT),
                        count.getKey().reason(),
                        count.getValue()))
                .toList();
    }

    private static Key key(BucketCount count) {
        return new Key(count.bucket(), count.reason());
    }
}
