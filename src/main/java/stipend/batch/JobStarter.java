package stipend.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;
import stipend.database.LostDatabase;
import stipend.database.RefusedStatement;
import stipend.fault.Fault;
import stipend.fault.WorkFault;

/**
 * Starts jobs, one at a time over all processes that share the database. So a job that is found running under the lock
 * died, and is taken up again.
 */
public final class JobStarter {
    /** He has few words to write. */
    private static final int TRIES = 5;

    private final JobOperator operator;
    private final JobRepository repository;
    private final JobLock lock;

    public JobStarter(JobOperator operator, JobRepository repository, JobLock lock) {
        this.operator = operator;
        this.repository = repository;
        this.lock = lock;
    }

    /**
     * Runs the job for these parameters, or the rest of it if an earlier run of the same ones failed.
     *
     * @return false if it was done already
     * @throws Fault the one that stopped a step
     */
    public boolean run(Job job, JobParameters parameters) {
        try (var _ = lock.take()) {
            return runUnderLock(job, parameters);
        } catch (SQLException e) {
            throw unstartable(job, e);
        }
    }

    private boolean runUnderLock(Job job, JobParameters parameters) throws SQLException {
        for (var tries = 1; ; tries++) {
            try {
                return takeUpOrStart(job, parameters);
            } catch (OptimisticLockingFailureException | JobExecutionAlreadyRunningException e) {
                if (!lock.isHeld()) {
                    throw JobLock.lost();
                }
                // who lost the lock before was just writing down that he failed
                if (tries == TRIES) {
                    throw unstartable(job, e);
                }
            } catch (JobExecutionException e) {
                throw unstartable(job, e);
            }
        }
    }

    private boolean takeUpOrStart(Job job, JobParameters parameters) throws JobExecutionException, SQLException {
        try {
            repository.findRunningJobExecutions(job.getName()).forEach(operator::recover);
            forgetStillborn(job, parameters);
            takeUpUnended(job, parameters);
            requireDone(operator.start(job, parameters));
            return true;
        } catch (JobInstanceAlreadyCompleteException e) {
            return false;
        }
    }

    private static Fault unstartable(Job job, Exception e) {
        return Failure.fault(e).orElseGet(() -> new WorkFault(job.getName() + " cannot be started: " + e.getMessage()));
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
     * a lost connection had begun, and a step is one transaction or can be done again, so it failed. So did one that was
     * begun when the lock was lost.
     */
    private void takeUpUnended(Job job, JobParameters parameters) {
        var last = repository.getLastJobExecution(job.getName(), parameters);
        if (last == null) {
            return;
        }
        for (var step : last.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        if (last.getStatus() == BatchStatus.UNKNOWN) {
            last.setStatus(BatchStatus.FAILED);
            repository.update(last);
        }
    }

    private void requireDone(JobExecution execution) throws SQLException {
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw fault(execution.getJobInstance().getJobName(), execution.getAllFailureExceptions());
        }
    }

    private Fault fault(String job, List<Throwable> failures) throws SQLException {
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
        if (!lock.isHeld()) {
            return JobLock.lost(); // whoever has it now changed what Spring Batch was about to write
        }
        var fault = failures.stream()
                .map(RefusedStatement::behind)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new WorkFault(
                        job + " failed: " + (failures.isEmpty() ? "no reason given" : failures.getFirst())));
        failures.forEach(fault::addSuppressed);
        return fault;
    }
}
