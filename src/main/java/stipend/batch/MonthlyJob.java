package stipend.batch;

import java.time.YearMonth;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job {@code monthly}: contribution, awards, draft. Each step leaves what the next one reads, and a job that died goes on
 * with its next step; so the first says what basis the month's rows come from now, and the others refuse rows of another one.
 */
@Configuration(proxyBeanMethods = false)
class MonthlyJob {
    static final String MONTH = "month";
    static final String BASIS = "basis";
    static final String BY = "by";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final JobLock lock;
    private final StepsTold told;

    MonthlyJob(JobRepository repository, PlatformTransactionManager transactions, JobLock lock, StepsTold told) {
        this.repository = repository;
        this.transactions = transactions;
        this.lock = lock;
        this.told = told;
    }

    @Bean
    Job monthly(Step contribute, Step award, Step draft) {
        return new JobBuilder("monthly", repository)
                .listener(new RunLog())
                .start(contribute)
                .next(award)
                .next(draft)
                .build();
    }

    @Bean
    Step contribute(ComputeMonth compute) {
        return step("contribution", month -> compute.contribute(month.of(), month.basis()));
    }

    @Bean
    Step award(ComputeMonth compute) {
        return step("awards", month -> compute.award(month.of(), month.basis()));
    }

    @Bean
    Step draft(ComputeMonth compute) {
        return step("payout run", month -> compute.draft(month.of(), month.by(), month.basis()));
    }

    /** What the job was started for. */
    private record Asked(YearMonth of, String by, String basis) {
        static Asked by(Map<String, Object> parameters) {
            return new Asked(
                    YearMonth.parse(String.valueOf(parameters.get(MONTH))),
                    String.valueOf(parameters.get(BY)),
                    String.valueOf(parameters.get(BASIS)));
        }
    }

    private Step step(String name, Consumer<Asked> work) {
        return new StepBuilder(name, repository)
                .tasklet(lock.guarding(parameters -> work.accept(Asked.by(parameters))), transactions)
                .listener(told)
                .build();
    }
}
