package stipend.usage.duckdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.rules.UsageRules.Exclusion;
import stipend.usage.DailyUsage;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;

/** From accepted events to counted lines (SPEC §2): whose credit is how much, why a line is excluded, and what they sum to. */
final class Tally {
    private static final long ONE_EVENT = 1_000_000;

    /** Why a line does not count; the first one holds. */
    private enum Reason {
        UNKNOWN_MODEL,
        BLOCKED_USER,
        SELF_USE,
        OVER_CAP
    }

    private static final int ACCEPTED = Reason.values().length;
    private static final int COUNTED = ACCEPTED + 1;

    private final NumberedCatalog catalog;
    private final UsageRules rules;
    private final Shares shares;
    private final Sums byModel;
    private final Sums byBucket = new Sums(COUNTED + 1);
    private long[] credits = new long[Events.SHORT];
    private long[] revenues = new long[Events.SHORT];
    private long lines;

    private int crowdedUser = -1;
    private final Map<Integer, long[]> counted = new HashMap<>();

    Tally(NumberedCatalog catalog, UsageRules rules) {
        this.catalog = catalog;
        this.rules = rules;
        this.shares =
                new Shares(catalog, NumberedCatalog.weight(rules.attribution().equal()));
        this.byModel = new Sums(catalog.models());
    }

    /** Counts the event, and gives its counted lines. */
    void add(Events event, Lines into) {
        var type = event.type();
        var one = type == EventType.GENERATION ? ONE_EVENT : 0;
        byBucket.add(ACCEPTED, type, 0, one, event.amount());
        lines += event.count();
        share(event, one);
        for (var i = 0; i < event.count(); i++) {
            var model = event.models()[i];
            var reason = reason(event, model);
            if (reason == null) {
                byModel.add(model, type, event.quantity(), credits[i], revenues[i]);
                into.add(event, model, credits[i], revenues[i]);
            }
            byBucket.add(reason == null ? COUNTED : reason.ordinal(), type, 0, credits[i], revenues[i]);
        }
    }

    private void share(Events event, long one) {
        if (credits.length < event.count()) {
            credits = new long[event.count()];
            revenues = new long[event.count()];
        }
        shares.of(event.models(), event.count());
        shares.split(one, credits);
        shares.split(event.amount(), revenues);
    }

    private @Nullable Reason reason(Events event, int model) {
        if (model == NumberedCatalog.UNKNOWN) {
            return Reason.UNKNOWN_MODEL;
        }
        if (event.blocked() && rules.exclude().contains(Exclusion.BLOCKED_USER)) {
            return Reason.BLOCKED_USER;
        }
        if (event.creator() != NumberedCatalog.UNKNOWN
                && rules.exclude().contains(Exclusion.SELF_USE)
                && catalog.owns(event.creator(), model)) {
            return Reason.SELF_USE;
        }
        return event.crowded() && isOverCap(event, model) ? Reason.OVER_CAP : null;
    }

    /** Of a user whom a cap may concern the events come one after another, in its order. */
    private boolean isOverCap(Events event, int model) {
        if (event.user() != crowdedUser) {
            crowdedUser = event.user();
            counted.clear();
        }
        var type = event.type();
        var before = counted.computeIfAbsent(model, _ -> new long[EventType.values().length]);
        return ++before[type.ordinal()] > rules.dailyCapPerUser().getOrDefault(type, Long.MAX_VALUE);
    }

    /** Adds what another part of the day came to. */
    void add(Tally other) {
        byModel.add(other.byModel);
        byBucket.add(other.byBucket);
        lines += other.lines;
    }

    /** The accepted events' distinct models, added up. */
    long lines() {
        return lines;
    }

    /** Those of the buckets that hold something, of events and of lines. */
    List<BucketCount> buckets() {
        var buckets = new ArrayList<BucketCount>();
        addBucket(buckets, Bucket.ACCEPTED, "accepted", ACCEPTED);
        addBucket(buckets, Bucket.COUNTED, "counted", COUNTED);
        for (var reason : Reason.values()) {
            addBucket(buckets, Bucket.EXCLUDED, reason.name().toLowerCase(Locale.ROOT), reason.ordinal());
        }
        return buckets;
    }

    private void addBucket(List<BucketCount> buckets, Bucket bucket, String reason, int row) {
        if (byBucket.lines(row) > 0) {
            buckets.add(
                    new BucketCount(bucket, reason, byBucket.lines(row), byBucket.credit(row), byBucket.revenue(row)));
        }
    }

    /** The day's figures per model and its creator, in the order of the models. */
    void forEachDaily(Consumer<DailyUsage> consumer) {
        for (var i = 0; i < catalog.models(); i++) {
            if (byModel.lines(i) > 0) {
                consumer.accept(daily(i));
            }
        }
    }

    private DailyUsage daily(int number) {
        var model = catalog.model(number);
        return new DailyUsage(
                model.modelId(),
                model.creatorId(),
                byModel.lines(number, EventType.GENERATION),
                byModel.images(number),
                byModel.credit(number),
                byModel.lines(number, EventType.DOWNLOAD),
                byModel.lines(number, EventType.VIEW),
                byModel.lines(number, EventType.LIKE),
                byModel.revenue(number));
    }
}
