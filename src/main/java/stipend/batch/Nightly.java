package stipend.batch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.Origin;
import stipend.usage.DayFolder;

/** The night: counts the days that need it, one job after another, and says of every day what became of it. */
public final class Nightly {
    private final Places places;
    private final CountDay counting;
    private final CountedDays days;
    private final PayoutRuns runs;
    private final JobStarter starter;
    private final Job job;

    Nightly(Places places, CountDay counting, CountedDays days, PayoutRuns runs, JobStarter starter, Job job) {
        this.places = places;
        this.counting = counting;
        this.days = days;
        this.runs = runs;
        this.starter = starter;
        this.job = job;
    }

    /** What became of a day. */
    public enum Outcome {
        COUNTED,
        DONE_BEFORE,
        NOT_DELIVERED,
        CHANGED_SINCE
    }

    /** Every delivered day up to the last one that is not counted yet. */
    public List<LocalDate> uncounted(LocalDate last) {
        return DayFolder.deliveredDays(places.data()).headSet(last, true).stream()
                .filter(day -> days.find(day).isEmpty())
                .toList();
    }

    /** Counts the days in their order; {@code force} counts again what is counted. */
    public void run(Collection<LocalDate> which, boolean force, Progress progress) {
        var counts = new int[Outcome.values().length];
        try (var task = progress.begin("counting", which.size())) {
            for (var day : which) {
                var outcome = run(day, force);
                counts[outcome.ordinal()]++;
                task.step(day + " " + words(outcome));
                if (outcome == Outcome.CHANGED_SINCE) {
                    progress.say(day + ": its files or catalog changed since it was counted; nightly --force --day "
                            + day + " counts it again");
                }
            }
        }
        progress.say(summary(counts));
    }

    private Outcome run(LocalDate day, boolean force) {
        var kept = days.find(day);
        if (kept.isEmpty() && DayFolder.of(places.data(), day).delivered().isEmpty()) {
            return Outcome.NOT_DELIVERED;
        }
        var origin = counting.origin(day);
        return kept.filter(_ -> !force)
                .filter(counting::hasFacts)
                .flatMap(before -> standing(before.origin(), origin))
                .orElseGet(() -> count(day, origin));
    }

    /** Why a counted day is left as it is; none if it is to be counted again, under the rules' other usage section. */
    private static Optional<Outcome> standing(Origin before, Origin now) {
        if (before.equals(now)) {
            return Optional.of(Outcome.DONE_BEFORE);
        }
        return onlyRulesDiffer(before, now) ? Optional.empty() : Optional.of(Outcome.CHANGED_SINCE);
    }

    private static boolean onlyRulesDiffer(Origin before, Origin now) {
        return before.equals(new Origin(now.catalogSha256(), before.usageRules(), now.files()));
    }

    private Outcome count(LocalDate day, Origin origin) {
        requireOpen(YearMonth.from(day));
        // counting a counted day again is another job; one that did not finish is taken up where it died
        var parameters = new JobParametersBuilder()
                .addString(NightlyJob.DAY, day.toString())
                .addString(NightlyJob.COUNTED_FROM, Sha256.ofText(origin.toString()))
                .addLong("countings", (long) counting.countings(day))
                .toJobParameters();
        starter.run(job, parameters);
        return Outcome.COUNTED;
    }

    private void requireOpen(YearMonth month) {
        runs.run(month).filter(run -> run instanceof PayoutRun.Signed).ifPresent(_ -> {
            throw new InputFault("the payout run of " + month
                    + " is approved: its days are not counted again; what came late" + " is paid as an adjustment");
        });
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case COUNTED -> "counted";
            case DONE_BEFORE -> "counted before";
            case NOT_DELIVERED -> "nothing delivered";
            case CHANGED_SINCE -> "changed since it was counted";
        };
    }

    private static String summary(int[] counts) {
        var line = new StringBuilder("days: " + counts[Outcome.COUNTED.ordinal()] + " counted");
        for (var outcome : List.of(Outcome.DONE_BEFORE, Outcome.NOT_DELIVERED, Outcome.CHANGED_SINCE)) {
            if (counts[outcome.ordinal()] > 0) {
                line.append(", ").append(counts[outcome.ordinal()]).append(' ').append(words(outcome));
            }
        }
        return line.toString();
    }
}
