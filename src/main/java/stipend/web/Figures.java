package stipend.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import stipend.usage.Manifest.Bucket;

/** The metrics: how things stand, as numbers without a person in them. What cannot be looked at is NaN. */
final class Figures implements MeterBinder {
    private static final List<String> STEPS = List.of(
            "nightly countDay", "nightly tidyFacts", "monthly contribution", "monthly awards", "monthly payout run");
    private static final List<String> STATES =
            List.of("draft", "reviewed", "approved", "exported", "settled", "cancelled");

    private final Looking looking;
    private final LedgerWatch ledger;

    Figures(Looking looking, LedgerWatch ledger) {
        this.looking = looking;
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new Bound(registry, looking).all();
        Gauge.builder(
                        "stipend.ledger.sound",
                        ledger,
                        it -> it.last()
                                .map(verified -> verified.sound() ? 1.0 : 0.0)
                                .orElse(Double.NaN))
                .description("1 if the ledger was sound when it was last verified, else 0")
                .register(registry);
        Gauge.builder(
                        "stipend.ledger.verified",
                        ledger,
                        it -> it.last()
                                .map(verified -> (double) verified.at().getEpochSecond())
                                .orElse(Double.NaN))
                .description("When this process last verified the ledger")
                .baseUnit("timestamp_seconds")
                .register(registry);
    }

    private record Bound(MeterRegistry registry, Looking looking) {
        void all() {
            days();
            jobs();
            for (var state : STATES) {
                gauge(
                        "payout.runs",
                        "Payout runs by state",
                        Tags.of("state", state),
                        seen -> seen.payoutRuns().getOrDefault(state, 0L));
            }
            gauge("schedule.paused", "1 while nothing is started", Tags.empty(), seen -> seen.paused() ? 1 : 0);
        }

        private void days() {
            for (var bucket : Bucket.values()) {
                var tags = Tags.of("bucket", bucket.name().toLowerCase(Locale.ROOT));
                gauge(
                        "day.rows",
                        "Rows of the last counted day, by where they went",
                        tags,
                        seen -> seen.rows().getOrDefault(bucket, 0L));
            }
            gauge(
                    "day.last",
                    "When the last counted day began",
                    Tags.empty(),
                    "timestamp_seconds",
                    seen -> seen.lastDay()
                            .map(day -> (double) day.getEpochSecond())
                            .orElse(Double.NaN));
            gauge("lag.days", "Days from the last counted one to yesterday", Tags.empty(), Picture::lag);
            gauge("uncounted.days", "Days that are delivered and not counted", Tags.empty(), Picture::uncounted);
            gauge("missing.days", "Days of open months without a delivery", Tags.empty(), Picture::missing);
        }

        private void jobs() {
            for (var step : STEPS) {
                gauge(
                        "step",
                        "What the last one of a step took",
                        jobAnd("step", step),
                        "seconds",
                        seen -> seen.steps().getOrDefault(step, Double.NaN));
            }
            for (var job : List.of("nightly", "monthly")) {
                for (var status : List.of("COMPLETED", "FAILED", "STARTED", "STOPPED", "ABANDONED")) {
                    gauge(
                            "job.runs",
                            "Runs of jobs by status",
                            jobAnd("status", job + " " + status),
                            seen -> seen.jobRuns().getOrDefault(job + " " + status, 0L));
                }
            }
        }

        private static Tags jobAnd(String other, String name) {
            var parts = name.split(" ", 2);
            return Tags.of("job", parts[0], other, parts[1]);
        }

        private void gauge(String name, String description, Tags tags, ToDoubleFunction<Picture> value) {
            gauge(name, description, tags, null, value);
        }

        private void gauge(
                String name, String description, Tags tags, @Nullable String unit, ToDoubleFunction<Picture> value) {
            Gauge.builder(
                            "stipend." + name,
                            looking,
                            it -> it.picture().map(value::applyAsDouble).orElse(Double.NaN))
                    .description(description)
                    .tags(tags)
                    .baseUnit(unit)
                    .register(registry);
        }
    }
}
