package stipend.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * The one job of the schedule: its triggers say which work. Never two at once, over all processes that serve the database;
 * one that died with its process is begun again by another.
 */
@DisallowConcurrentExecution
final class ScheduledWork implements Job {
    static final String GROUP = "stipend";
    static final JobKey KEY = new JobKey("work", GROUP);
    static final String WORK = "work";
    private static final String FAILURES = "failures";

    private final DueWork due;

    ScheduledWork(DueWork due) {
        this.due = due;
    }

    /** The trigger of the work at its own time. */
    static TriggerKey key(Work work) {
        return new TriggerKey(work.word(), GROUP);
    }

    /** The trigger that comes once, for the rest of it. */
    private static TriggerKey again(Work work) {
        return new TriggerKey(work.word() + " again", GROUP);
    }

    @Override
    public void execute(JobExecutionContext context) {
        var asked = context.getMergedJobDataMap();
        var work = Work.valueOf(asked.getString(WORK));
        var failures = asked.containsKey(FAILURES) ? Integer.parseInt(asked.getString(FAILURES)) : 0;
        var rest = due.run(work, failures);
        if (rest.isPresent()) {
            plan(trigger(work, rest.get()), context);
        }
    }

    /** In place of one of the same name. */
    private static void plan(Trigger again, JobExecutionContext context) {
        try {
            context.getScheduler().scheduleJob(context.getJobDetail(), Set.of(again), true);
        } catch (SchedulerException e) {
            throw Schedule.failed(e);
        }
    }

    private static Trigger trigger(Work work, DueWork.Again rest) {
        return TriggerBuilder.newTrigger()
                .withIdentity(again(work))
                .forJob(KEY)
                .usingJobData(WORK, work.name())
                .usingJobData(FAILURES, String.valueOf(rest.failures()))
                .startAt(Date.from(Instant.now().plus(rest.after())))
                .build();
    }
}
