package stipend.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stipend.batch.Failure;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.batch.Progress;
import stipend.batch.StoppedDays;
import stipend.fault.BusyFault;
import stipend.fault.InputFault;

/** Does what is due now, a day or a month at a time and in their order, until all is done or it is told to stop. */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final String DAY = "day";
    private static final String MONTH = "month";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    /** Nothing that is left waits longer. */
    static final Duration A_DAY = Duration.ofDays(1);
    /** So often work that failed is tried again, which a database that comes back will end. */
    private static final int TRIES = 3;

    private final Places places;
    private final Nightly nightly;
    private final Monthly monthly;
    private final Clock clock;
    private final String by;
    private final Watcher watcher;
    private volatile boolean stopped;

    /** @param by who prepares the payout runs that are drafted */
    public DueWork(Places places, Nightly nightly, Monthly monthly, Clock clock, String by, Watcher watcher) {
        this.places = places;
        this.nightly = nightly;
        this.monthly = monthly;
        this.clock = clock;
        this.by = by;
        this.watcher = watcher;
    }

    /** What is at work is finished; nothing more is begun. */
    void stop() {
        stopped = true;
    }

    /**
     * @param failures how often it failed before
     * @return when to come again for the rest; empty if there is none, or no use
     */
    Optional<Again> run(Work work, int failures) {
        try (var _ = MDC.putCloseable("job", work.word())) {
            return tried(work, failures);
        } finally {
            MDC.remove(DAY);
            MDC.remove(MONTH);
        }
    }

    private Optional<Again> tried(Work work, int failures) {
        try {
            var done = switch (work) {
                case NIGHTLY -> night();
                case MONTHLY -> months();
            };
            if (!done) {
                return Optional.of(new Again(Duration.ZERO, failures));
            }
            watcher.done(work);
            return Optional.empty();
        } catch (BusyFault e) {
            LOG.info("{} waits: {}", work.word(), e.line());
            return Optional.of(new Again(SOON, failures));
        } catch (RuntimeException e) {
            LOG.error("{} failed: {}", work.word(), Failure.line(e));
            watcher.failed(work, Failure.line(e));
            return afterFailure(work, e, failures + 1);
        }
    }

    /** @param failures how often it failed up to now */
    record Again(Duration after, int failures) {}

    /**
     * Input that is wrong must be corrected: the next night looks again; a month that cannot be computed is asked for every
     * day, as its next turn would be a month later.
     */
    private static Optional<Again> afterFailure(Work work, RuntimeException failure, int failures) {
        if (!(failure instanceof InputFault) && failures <= TRIES) {
            return Optional.of(new Again(A_WHILE, failures));
        }
        return work == Work.MONTHLY ? Optional.of(new Again(A_DAY, 0)) : Optional.empty();
    }

    /** @return false if it was told to stop before all was done */
    private boolean night() {
        var yesterday = places.zone().today(clock).minusDays(1);
        var counted = count(yesterday);
        if (counted.isEmpty()) {
            return false;
        }
        var missing = nightly.missing(yesterday);
        Nightly.warning(missing).ifPresent(LOG::warn);
        if (!missing.isEmpty()) {
            watcher.missing(missing);
        }
        counted.get().requireNone();
        return true;
    }

    /** @return the days that are not counted; empty if it was told to stop before all were tried */
    private Optional<StoppedDays> count(LocalDate last) {
        var without = StoppedDays.NONE;
        for (var day : nightly.due(last)) {
            if (stopped) {
                return Optional.empty();
            }
            // not taken away by a failure, whose own line carries it
            MDC.put(DAY, day.toString());
            without = without.and(nightly.run(List.of(day), false, Logged.PROGRESS));
            MDC.remove(DAY);
        }
        return Optional.of(without);
    }

    /**
     * Whatever became of the nights: a month's days are counted before it is computed. Those of other months that could not be
     * are the nights' to tell.
     */
    private boolean months() {
        for (var month : monthly.due(YearMonth.from(places.zone().today(clock)).minusMonths(1))) {
            var counted = count(month.atEndOfMonth());
            if (counted.isEmpty() || stopped) {
                return false;
            }
            counted.get().of(month).requireNone();
            MDC.put(MONTH, month.toString());
            monthly.run(month, by, Logged.PROGRESS);
            watcher.drafted(month);
            MDC.remove(MONTH);
        }
        return true;
    }

    /** Progress that goes to the log, a line for each step. */
    private enum Logged implements Progress {
        PROGRESS;

        @Override
        public Task begin(String name, long steps) {
            return new Task() {
                @Override
                public void step(String note) {
                    LOG.info("{}: {}", name, note);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void say(String line) {
            if (line.startsWith("warning")) {
                LOG.warn(line);
            } else {
                LOG.info(line);
            }
        }
    }
}
