package stipend.batch;

import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.period.Days;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.CountedDays.Origin;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.Manifest.FileEntry;

/** The night: counts the days that need it, one job after another, and says of every day what became of it. */
public final class Nightly {
    /** So many spans of days without a delivery are named. */
    private static final int NAMED = 10;

    private final Places places;
    private final CountDay counting;
    private final CountedDays days;
    private final ClosedMonths closed;
    private final JobStarter starter;
    private final Job job;

    Nightly(Places places, CountDay counting, CountedDays days, ClosedMonths closed, JobStarter starter, Job job) {
        this.places = places;
        this.counting = counting;
        this.days = days;
        this.closed = closed;
        this.starter = starter;
        this.job = job;
    }

    /** What became of a day. */
    public enum Outcome {
        COUNTED,
        /** A file came beside those that it was counted from, while its month is open. */
        LATE,
        DONE_BEFORE,
        NOT_DELIVERED,
        CHANGED_SINCE,
        /** Its delivery is gone, which is no reason to count nothing instead. */
        GONE_SINCE,
        /** A file came when its month was closed already. */
        LATE_FOR_CLOSED
    }

    /**
     * What a night has to look at: every delivered day up to the last one that is not counted yet, and every counted one
     * of which files have other names or sizes now, or facts are missed. That a file has other content only,
     * {@code monthly} notices.
     */
    public List<LocalDate> due(LocalDate last) {
        if (!Files.isDirectory(places.data())) {
            throw new InputFault(
                    places.data() + ": there is no such folder, so that nothing can be counted; mount it, or"
                            + " name the one that is delivered to with --data");
        }
        return DayFolder.deliveredDays(places.data()).headSet(last, true).stream()
                .filter(day -> !looksCounted(day)
                        || days.find(day).filter(this::missesFacts).isPresent())
                .toList();
    }

    /** What cannot even be listed is looked at by the counting, which says why. */
    private boolean looksCounted(LocalDate day) {
        try {
            return days.manifests(day, day).stream().anyMatch(this::looksTheSame);
        } catch (InputFault e) {
            return false;
        }
    }

    /** Of a closed month nobody reads them any more. */
    private boolean missesFacts(CountedDay day) {
        return !counting.hasFacts(day) && !closed.has(YearMonth.from(day.day()));
    }

    private boolean looksTheSame(Manifest counted) {
        var now = DayFolder.of(places.data(), counted.day()).delivered().stream()
                .map(file -> DayFolder.nameOf(counted.day(), file.path()) + " "
                        + file.path().toFile().length())
                .sorted()
                .toList();
        return now.equals(counted.files().stream()
                .filter(FileEntry::counted)
                .map(file -> file.name() + " " + file.bytes())
                .sorted()
                .toList());
    }

    /** How a counted day's files look beside those that it was counted from. */
    public enum State {
        COUNTED("counted"),
        CHANGED("changed"),
        LATE("late file"),
        /** Its month is closed. */
        TO_RESTATE("late, restate");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** By names and sizes first: only a day that looks otherwise is read. */
    public State state(Manifest counted) {
        if (looksTheSame(counted)) {
            return State.COUNTED;
        }
        var now = DeliveredDay.delivered(DayFolder.of(places.data(), counted.day()));
        if (!DeliveredDay.hasMore(now, counted)) {
            return DeliveredDay.sha256(now)
                            .equals(DeliveredDay.sha256(counted.files().stream()
                                    .filter(FileEntry::counted)
                                    .toList()))
                    ? State.COUNTED
                    : State.CHANGED;
        }
        return closed.has(YearMonth.from(counted.day())) ? State.TO_RESTATE : State.LATE;
    }

    /**
     * The days of open months without a delivery, from the first one that is known of on, or from the end of the last closed month
     * on: an alarm, not a zero. What is counted was delivered, wherever its files are now.
     */
    public List<LocalDate> missing(LocalDate last) {
        var months = closed.all();
        var known = new TreeSet<>(DayFolder.deliveredDays(places.data()));
        known.addAll(days.between(LocalDate.EPOCH, last).keySet());
        var opened = known.stream().filter(day -> !months.contains(YearMonth.from(day)));
        var afterClosed = months.isEmpty()
                ? Stream.<LocalDate>empty()
                : Stream.of(months.last().plusMonths(1).atDay(1));
        return Stream.concat(opened, afterClosed)
                .min(Comparator.naturalOrder())
                .map(first -> Days.between(first, last).stream()
                        .filter(day -> !known.contains(day) && !months.contains(YearMonth.from(day)))
                        .toList())
                .orElse(List.of());
    }

    /** {@link #missing} in words; empty if nothing is. */
    public static Optional<String> warning(List<LocalDate> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("warning: nothing was delivered for " + missing.size()
                + (missing.size() == 1 ? " day: " : " days: ") + named(missing));
    }

    /** {@code 2024-03-04 to 2024-03-31, 2024-04-02}. */
    static String named(Collection<LocalDate> days) {
        var spans = Days.spans(new TreeSet<>(days));
        return spans.stream().limit(NAMED).map(Days.Span::toString).collect(Collectors.joining(", "))
                + (spans.size() > NAMED ? " …; status shows all" : "");
    }

    /**
     * Counts the days in their order; {@code force} counts again what is counted. A day that cannot be read, or may not be
     * counted, stops no other one; work that fails stops all.
     */
    public StoppedDays run(Collection<LocalDate> which, boolean force, Progress progress) {
        var counts = new int[Outcome.values().length];
        var stopped = new TreeMap<LocalDate, InputFault>();
        try (var task = progress.begin("counting", which.size())) {
            for (var day : which) {
                try {
                    var outcome = run(day, force);
                    counts[outcome.ordinal()]++;
                    task.step(day + " " + words(outcome));
                    advice(day, outcome).ifPresent(progress::say);
                } catch (InputFault e) {
                    stopped.put(day, e);
                    task.step(day + " not counted: " + e.line());
                }
            }
        }
        if (stopped.isEmpty() || stopped.size() < which.size()) {
            progress.say(summary(counts, stopped.size()));
        }
        return new StoppedDays(stopped);
    }

    private static Optional<String> advice(LocalDate day, Outcome outcome) {
        return switch (outcome) {
            case LATE_FOR_CLOSED ->
                Optional.of(day + ": a file came late and the month is closed; restate --month " + YearMonth.from(day)
                        + " says what it would change");
            case CHANGED_SINCE ->
                Optional.of(day + ": its files or catalog changed since it was counted; nightly --force --day " + day
                        + " counts it again");
            case GONE_SINCE -> Optional.of(CountDay.gone(day));
            case COUNTED, LATE, DONE_BEFORE, NOT_DELIVERED -> Optional.empty();
        };
    }

    private Outcome run(LocalDate day, boolean force) {
        var kept = days.find(day);
        if (!counting.isDelivered(day)) {
            kept.filter(before -> force || missesFacts(before)).ifPresent(_ -> counting.requireDelivered(day));
            return kept.isEmpty() ? Outcome.NOT_DELIVERED : Outcome.GONE_SINCE;
        }
        if (kept.isEmpty() && !force && closed.has(YearMonth.from(day))) {
            return Outcome.LATE_FOR_CLOSED;
        }
        var origin = counting.origin(day);
        var standing = kept.filter(_ -> !force)
                .filter(before -> !missesFacts(before))
                .flatMap(before -> standing(before.origin(), origin))
                .orElse(Outcome.COUNTED);
        return switch (standing) {
            case COUNTED -> count(day, origin);
            case CHANGED_SINCE -> counting.hasLateFile(day) ? late(day, origin) : standing;
            case LATE, DONE_BEFORE, NOT_DELIVERED, GONE_SINCE, LATE_FOR_CLOSED -> standing;
        };
    }

    /** What is closed stays as it was signed; a restatement brings what came late. */
    private Outcome late(LocalDate day, Origin origin) {
        if (closed.has(YearMonth.from(day))) {
            return Outcome.LATE_FOR_CLOSED;
        }
        count(day, origin);
        return Outcome.LATE;
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
        closed.requireOpen(YearMonth.from(day));
        // counting a counted day again is another job; one that did not finish is taken up where it died
        var parameters = new JobParametersBuilder()
                .addString(NightlyJob.DAY, day.toString())
                .addString(NightlyJob.COUNTED_FROM, Sha256.ofText(origin.toString()))
                .addLong("countings", (long) counting.countings(day))
                .toJobParameters();
        starter.run(job, parameters);
        return Outcome.COUNTED;
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case COUNTED -> "counted";
            case LATE -> "counted again, a file came late";
            case DONE_BEFORE -> "counted before";
            case NOT_DELIVERED -> "nothing delivered";
            case CHANGED_SINCE -> "changed since it was counted";
            case GONE_SINCE -> "gone since it was counted";
            case LATE_FOR_CLOSED -> "late for a closed month";
        };
    }

    private static String summary(int[] counts, int stopped) {
        var line = new StringBuilder("days: " + counts[Outcome.COUNTED.ordinal()] + " counted");
        if (stopped > 0) {
            line.append(", ").append(stopped).append(" not counted");
        }
        for (var outcome : Outcome.values()) {
            if (outcome != Outcome.COUNTED && counts[outcome.ordinal()] > 0) {
                line.append(", ").append(counts[outcome.ordinal()]).append(' ').append(words(outcome));
            }
        }
        return line.toString();
    }
}
