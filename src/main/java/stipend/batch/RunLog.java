package stipend.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Whatever is logged while a job runs carries which job, of which day or month, and in which run of it. */
final class RunLog implements JobExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private volatile Map<String, String> outside = Map.of();

    @Override
    public void beforeJob(JobExecution execution) {
        outside = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        var parameters = execution.getJobParameters();
        MDC.put("job", execution.getJobInstance().getJobName());
        MDC.put("run", String.valueOf(execution.getId()));
        for (var key : List.of(NightlyJob.DAY, MonthlyJob.MONTH)) {
            var of = parameters.getString(key);
            if (of != null) {
                MDC.put(key, of);
            }
        }
        LOG.info("begins");
    }

    @Override
    public void afterJob(JobExecution execution) {
        var begun = execution.getStartTime();
        var ended = execution.getEndTime();
        LOG.info(
                "ends {} after {} ms",
                execution.getStatus(),
                begun == null || ended == null
                        ? "?"
                        : Duration.between(begun, ended).toMillis());
        MDC.setContextMap(outside);
    }
}
