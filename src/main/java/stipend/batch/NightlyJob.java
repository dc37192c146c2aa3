package stipend.batch;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code nightly}: one day, counted and kept as one change. Its instance is the day and what it is counted from. */
@Configuration(proxyBeanMethods = false)
class NightlyJob {
    static final String DAY = "day";
    static final String COUNTED_FROM = "countedFrom";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final JobLock lock;

    NightlyJob(JobRepository repository, PlatformTransactionManager transactions, JobLock lock) {
        this.repository = repository;
        this.transactions = transactions;
        this.lock = lock;
    }

    @Bean
    Job nightly(Step countDay, Step tidyFacts) {
        return new JobBuilder("nightly", repository)
                .listener(new RunLog())
                .start(countDay)
                .next(tidyFacts)
                .build();
    }

    @Bean
    Step countDay(CountDay counting) {
        return step("countDay", counting::count);
    }

    @Bean
    Step tidyFacts(CountDay counting) {
        return step("tidyFacts", counting::tidy);
    }

    private Step step(String name, Consumer<LocalDate> work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        lock.guarding(parameters -> work.accept(LocalDate.parse(String.valueOf(parameters.get(DAY))))),
                        transactions)
                .build();
    }
}
