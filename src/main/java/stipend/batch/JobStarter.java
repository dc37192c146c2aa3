package stipend.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import stipend.database.LostDatabase;
import stipend.fault.BusyFault;
import stipend.fault.Fault;
import stipend.fault.WorkFault;

/**
 * Starts jobs, one at a time over all processes that share the database: PostgreSQL holds the lock and frees it when the
 * connection of its holder ends, so a job that is found running under the lock died, and is taken up again.
 */
public final class JobStarter {
    /** Any constant: the name of the lock. */
    private static final long JOBS = 0x5354_4950_4A4F_4253L;

    /** The connection that took the lock has done nothing since: its last query is when it did. */
    private static final String HOLDER = """
        select concat_ws(' at ', nullif(application_name, ''), host(client_addr)),
            to_char(query_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and objsubid = 1
            and pg_locks.database = (select oid from pg_database where datname = current_database())
            and (classid::bigint << 32) + objid::bigint = ?
        """;

    /** Held until it is closed. */
    private interface Lock extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private final JobOperator operator;
    private final JobRepository repository;
    private final DataSource source;

    public JobStarter(JobOperator operator, JobRepository repository, DataSource source) {
        this.operator = operator;
        this.repository = repository;
        this.source = source;
    }

    /**
     * Runs the job for these parameters, or the rest of it if an earlier run of the same ones failed.
     *
     * @return false if it was done already
     * @throws Fault the one that stopped a step
     */
    public boolean run(Job job, JobParameters parameters) {
        try (var connection = source.getConnection();
                var _ = lock(connection)) {
            repository.findRunningJobExecutions(job.getName()).forEach(operator::recover);
            forgetStillborn(job, parameters);
            takeUpUnknown(job, parameters);
            requireDone(operator.start(job, parameters));
            return true;
        } catch (JobInstanceAlreadyCompleteException e) {
            return false;
        } catch (JobExecutionException | SQLException e) {
            throw new WorkFault(job.getName() + " cannot be started: " + e.getMessage());
        }
    }

    /** An instance is written before its first execution is; of one that died in between there is nothing to take up. */
    private void forgetStillborn(Job job, JobParameters parameters) {
        var instance = repository.getJobInstance(job.getName(), parameters);
        if (instance != null && repository.getJobExecutions(instance).isEmpty()) {
            repository.deleteJobInstance(instance);
        }
    }

    /**
     * A step whose connection was lost at work could not be told whether its transaction ended. PostgreSQL rolls back what
     * a lost connection had begun, and a step is one transaction or can be done again, so it failed.
     */
    private void takeUpUnknown(Job job, JobParameters parameters) {
        var last = repository.getLastJobExecution(job.getName(), parameters);
        if (last == null) {
            return;
        }
        for (var step : last.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        if (last.getStatus() == BatchStatus.UNKNOWN) {
            last.setStatus(BatchStatus.FAILED);
            repository.update(last);
        }
    }

    /** What fails while the lock is given back is told after the fault of the job, never in its place. */
    private static Lock lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + JOBS + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new BusyFault("another stipend" + holder(connection)
                        + " is counting or computing in this database; try again when it is done");
            }
            return () -> unlock(connection);
        }
    }

    /** Who holds the lock and since when; nothing where the database does not tell this user. */
    private static String holder(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, JOBS);
            var row = statement.executeQuery();
            return row.next() && row.getString(1) != null
                    ? " (" + row.getString(1) + ", since " + row.getString(2) + ")"
                    : "";
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + JOBS + ")");
        }
    }

    private static void requireDone(JobExecution execution) {
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw fault(execution.getJobInstance().getJobName(), execution.getAllFailureExceptions());
        }
    }

    private static Fault fault(String job, List<Throwable> failures) {
        for (var failure : failures) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Fault fault) {
                    return fault;
                }
            }
        }
        for (var failure : failures) {
            var lost = LostDatabase.behind(failure);
            if (lost != null) {
                return lost;
            }
        }
        var fault = new WorkFault(job + " failed: " + (failures.isEmpty() ? "no reason given" : failures.getFirst()));
        failures.forEach(fault::addSuppressed);
        return fault;
    }
}
