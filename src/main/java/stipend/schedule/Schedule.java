package stipend.schedule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import stipend.fault.WorkFault;

/** The schedule that all processes share which serve a database: Quartz with its store there. */
public final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final String NAME = "stipend";
    /** Milliseconds in which Quartz ends what it is asking the database. */
    private static final int CALM = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A process that was not heard of for so many of its intervals does not serve any more. */
    private static final int SILENCE = 4;

    private final DataSource source;
    private final Scheduler quartz;
    private volatile Runnable stop = () -> {};

    /** Looks only, and starts nothing. */
    public Schedule(DataSource source) {
        this.source = source;
        this.quartz = asked(() -> scheduler(source));
    }

    /** Quartz finds data sources and schedulers by name, over the whole JVM: each of ours has another, or none. */
    private static Scheduler scheduler(DataSource source) throws SchedulerException {
        var properties = properties();
        var name = "stipend " + UUID.randomUUID();
        properties.setProperty("org.quartz.jobStore.dataSource", name);
        DBConnectionManager.getInstance().addConnectionProvider(name, new ConnectionProvider() {
            @Override
            public Connection getConnection() throws SQLException {
                return source.getConnection();
            }

            @Override
            public void initialize() {}

            @Override
            public void shutdown() {}
        });
        synchronized (SchedulerRepository.getInstance()) {
            var scheduler = new StdSchedulerFactory(properties).getScheduler();
            SchedulerRepository.getInstance().remove(NAME);
            return scheduler;
        }
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, NAME);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, thisProcess());
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
        // how soon it sees what another process changed, a resume for one
        properties.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateInitString",
                "triggerPersistenceDelegateClasses=" + ClockTriggerRows.class.getName());
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        return properties;
    }

    /** Another name for each process that ever serves; shown to people, and at most 95 characters with what Quartz adds. */
    private static String thisProcess() {
        return host() + ", process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String host() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(30, name.length()));
        } catch (UnknownHostException e) {
            return "unnamed host";
        }
    }

    /** From now on this process does what is due, unless another one that serves does. */
    public void start(Timetable timetable, DueWork due) {
        stop = due::stop;
        asked(() -> {
            quartz.setJobFactory((_, _) -> new ScheduledWork(due));
            plan(timetable);
            followTheClock();
            quartz.start();
            return quartz;
        });
    }

    private void plan(Timetable timetable) throws SchedulerException {
        var job = JobBuilder.newJob(ScheduledWork.class)
                .withIdentity(ScheduledWork.KEY)
                .storeDurably()
                .requestRecovery()
                .build();
        quartz.addJob(job, true);
        var triggers = new HashSet<Trigger>();
        for (var work : Work.values()) {
            if (!isPlanned(work, timetable)) {
                triggers.add(trigger(work, timetable));
            }
        }
        if (!triggers.isEmpty()) {
            quartz.scheduleJob(job, triggers, true);
        }
    }

    /** A trigger that says the same is left alone: it knows what it has missed. */
    private boolean isPlanned(Work work, Timetable timetable) throws SchedulerException {
        return quartz.getTrigger(ScheduledWork.key(work)) instanceof CronTrigger kept
                && kept.getCronExpression().equals(timetable.cron(work))
                && kept.getTimeZone().toZoneId().equals(timetable.zone().id());
    }

    /**
     * No start is further away than the work's next turn, unless it was planned by a clock that was ahead and is put right: it
     * would be waited for in silence.
     */
    private void followTheClock() throws SchedulerException {
        var ahead = new ArrayList<String>();
        for (var trigger : quartz.getTriggersOfJob(ScheduledWork.KEY)) {
            var planned = trigger.getNextFireTime();
            if (planned != null && planned.toInstant().isAfter(latest(trigger, Instant.now()))) {
                var next = quartz.rescheduleJob(trigger.getKey(), anew(trigger));
                ahead.add(trigger.getKey().getName() + " at " + planned.toInstant() + " is planned anew at "
                        + (next == null ? "no time" : next.toInstant()));
            }
        }
        if (!ahead.isEmpty()) {
            LOG.warn("the schedule was ahead of the clock: {}", String.join(", ", ahead));
        }
    }

    /** The latest start that the clock can have planned by now. */
    private static Instant latest(Trigger trigger, Instant now) {
        return trigger instanceof CronTrigger clock
                ? new WallClock(clock.getCronExpression(), clock.getTimeZone().toZoneId())
                        .next(now)
                        .orElse(Instant.MAX)
                : now.plus(DueWork.A_DAY);
    }

    /** From now on; what comes once comes at once. */
    private static Trigger anew(Trigger kept) {
        var anew = TriggerBuilder.newTrigger()
                .withIdentity(kept.getKey())
                .forJob(kept.getJobKey())
                .usingJobData(kept.getJobDataMap());
        return kept instanceof CronTrigger clock
                ? anew.withSchedule(ClockTrigger.on(
                                clock.getCronExpression(), clock.getTimeZone().toZoneId()))
                        .build()
                : anew.build();
    }

    private static Trigger trigger(Work work, Timetable timetable) {
        return TriggerBuilder.newTrigger()
                .withIdentity(ScheduledWork.key(work))
                .forJob(ScheduledWork.KEY)
                .usingJobData(ScheduledWork.WORK, work.name())
                .withSchedule(
                        ClockTrigger.on(timetable.cron(work), timetable.zone().id()))
                .build();
    }

    /** Nothing is started any more, by any process, until it is resumed; what runs is finished. */
    public void pause() {
        asked(() -> {
            quartz.pauseTriggers(GroupMatcher.triggerGroupEquals(ScheduledWork.GROUP));
            return quartz;
        });
    }

    /** Starts are made again, and at once the one that was missed. */
    public void resume() {
        asked(() -> {
            quartz.resumeTriggers(GroupMatcher.triggerGroupEquals(ScheduledWork.GROUP));
            followTheClock();
            return quartz;
        });
    }

    /** Whether this process does what is due. */
    public boolean isServed() {
        return asked(() -> quartz.isStarted() && !quartz.isInStandbyMode() && !quartz.isShutdown());
    }

    /** What stands in the database, whoever serves it. */
    public State state() {
        return asked(() -> new State(
                quartz.getPausedTriggerGroups().contains(ScheduledWork.GROUP),
                quartz.getTriggersOfJob(ScheduledWork.KEY).stream()
                        .filter(trigger -> trigger.getNextFireTime() != null)
                        .map(this::planned)
                        .sorted(Comparator.comparing(Planned::next))
                        .toList(),
                servers(),
                running()));
    }

    private Planned planned(Trigger trigger) {
        return asked(() -> new Planned(
                trigger.getKey().getName(),
                trigger instanceof CronTrigger clock ? clock.getCronExpression() : "once",
                trigger.getNextFireTime().toInstant(),
                quartz.getTriggerState(trigger.getKey()) == TriggerState.ERROR));
    }

    private List<String> servers() {
        return names("""
            select instance_name from qrtz_scheduler_state
            where sched_name = ? and last_checkin_time > ? - ? * checkin_interval order by 1\
            """, NAME, Instant.now().toEpochMilli(), SILENCE);
    }

    private List<String> running() {
        return names("""
            select trigger_name || ' by ' || instance_name from qrtz_fired_triggers
            where sched_name = ? and state = 'EXECUTING' order by 1\
            """, NAME);
    }

    private List<String> names(String question, Object... parameters) {
        return JdbcClient.create(source).sql(question).params(parameters).query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }

    /**
     * The schedule as it stands.
     *
     * @param planned by time; none where nothing ever served
     * @param servers the processes that serve now, by the names they gave themselves
     * @param running what they do now
     */
    public record State(boolean paused, List<Planned> planned, List<String> servers, List<String> running) {}

    /**
     * A start to come.
     *
     * @param what the work; with "again" when it comes once, for what was left
     * @param cron when it comes at all
     * @param broken whether Quartz could not start it
     */
    public record Planned(String what, String cron, Instant next, boolean broken) {}

    /** The day or month at work is finished first; Quartz's own waiting would never end while the database is away. */
    @Override
    public void close() {
        stop.run();
        asked(() -> {
            var served = quartz.isStarted();
            if (served) {
                quartz.standby();
                do {
                    Thread.sleep(CALM); // also for what Quartz itself has to say to the database
                } while (!quartz.getCurrentlyExecutingJobs().isEmpty());
            }
            Thread.startVirtualThread(this::shutDown).join(PATIENCE);
            return served ? leave(quartz.getSchedulerInstanceId()) : 0;
        });
    }

    private void shutDown() {
        asked(() -> {
            quartz.shutdown(true);
            return quartz;
        });
    }

    /** Quartz leaves it to the others to find out that a process has ended. */
    private int leave(String name) {
        return JdbcClient.create(source)
                .sql("delete from qrtz_scheduler_state where sched_name = ? and instance_name = ?")
                .params(NAME, name)
                .update();
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (SchedulerException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static WorkFault failed(SchedulerException e) {
        return new WorkFault("the schedule does not answer: " + e.getMessage());
    }
}
