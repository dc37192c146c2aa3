package stipend.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import stipend.batch.Failure;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.schedule.Schedule;
import stipend.usage.CountedDays;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;

/** Looks at the database and the landing zone, not more often than every few seconds, whoever asks. */
final class Looking {
    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** A database that does not answer lets one wait as long: a scrape has many figures, and time for one such wait. */
    private static final Duration FRESH_FAILURE = Duration.ofMinutes(1);

    private static final String STEPS = """
        select distinct on (job_name, step_name) job_name || ' ' || step_name,
            extract(epoch from step.end_time - step.start_time)::double precision
        from batch_step_execution step
            join batch_job_execution run using (job_execution_id) join batch_job_instance using (job_instance_id)
        where step.status = 'COMPLETED' order by job_name, step_name, step.end_time desc\
        """;
    private static final String JOB_RUNS = """
        select job_name || ' ' || status, count(*) from batch_job_execution join batch_job_instance using (job_instance_id)
        group by job_name, status\
        """;

    private final Places places;
    private final CountedDays days;
    private final Nightly nightly;
    private final PayoutRuns runs;
    private final Schedule schedule;
    private final JdbcClient database;
    private final Clock clock;
    private Instant lookedAt = Instant.MIN;
    private Optional<Picture> picture = Optional.empty();

    Looking(
            Places places,
            CountedDays days,
            Nightly nightly,
            PayoutRuns runs,
            Schedule schedule,
            DataSource source,
            Clock clock) {
        this.places = places;
        this.days = days;
        this.nightly = nightly;
        this.runs = runs;
        this.schedule = schedule;
        this.database = JdbcClient.create(source);
        this.clock = clock;
    }

    /** Empty while it cannot be looked at. */
    synchronized Optional<Picture> picture() {
        if (lookedAt.isBefore(clock.instant().minus(picture.isPresent() ? FRESH : FRESH_FAILURE))) {
            picture = look();
            lookedAt = clock.instant();
        }
        return picture;
    }

    private Optional<Picture> look() {
        try {
            return Optional.of(taken());
        } catch (RuntimeException e) {
            LOG.warn("how things stand cannot be looked at: {}", Failure.line(e));
            return Optional.empty();
        }
    }

    private Picture taken() {
        var yesterday = places.zone().today(clock).minusDays(1);
        var last = days.last();
        return new Picture(
                last.map(places.zone()::startOf),
                last.map(this::rows).orElse(Map.of()),
                last.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, yesterday)))
                        .orElse(0L),
                uncounted(yesterday),
                nightly.missing(yesterday).size(),
                asked(STEPS, Double.class),
                asked(JOB_RUNS, Long.class),
                runs.all().stream().collect(groupingBy(PayoutRun::state, counting())),
                schedule.state().paused());
    }

    private Map<Bucket, Long> rows(LocalDate day) {
        var rows = new EnumMap<Bucket, Long>(Bucket.class);
        for (Manifest manifest : days.manifests(day, day)) {
            for (var bucket : Bucket.values()) {
                rows.put(bucket, manifest.rows(bucket));
            }
        }
        return rows;
    }

    private long uncounted(LocalDate yesterday) {
        var delivered = DayFolder.deliveredDays(places.data()).headSet(yesterday, true);
        if (delivered.isEmpty()) {
            return 0;
        }
        var open = new HashSet<>(delivered);
        open.removeAll(days.between(delivered.first(), yesterday).keySet());
        return open.size();
    }

    private <T> Map<String, T> asked(String question, Class<T> type) {
        var answers = new HashMap<String, T>();
        database.sql(question).query(row -> {
            answers.put(row.getString(1), type.cast(row.getObject(2)));
        });
        return answers;
    }
}
