package stipend.batch;

import java.time.LocalDate;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code nightly}: one day, counted and kept as one change. Its instance is the day and what it is counted from. */
@Configuration(proxyBeanMethods = false)
class NightlyJob {
    static final String DAY = "day";
    static final String COUNTED_FROM = "countedFrom";

    @Bean
    Job nightly(JobRepository repository, Step countDay, Step tidyFacts) {
        return new JobBuilder("nightly", repository)
                .listener(new RunLog())
                .start(countDay)
                .next(tidyFacts)
                .build();
    }

    @Bean
    Step countDay(JobRepository repository, PlatformTransactionManager transactions, CountDay counting) {
        return new StepBuilder("countDay", repository)
                .tasklet(
                        (_, context) -> {
                            counting.count(day(context));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    @Bean
    Step tidyFacts(JobRepository repository, PlatformTransactionManager transactions, CountDay counting) {
        return new StepBuilder("tidyFacts", repository)
                .tasklet(
                        (_, context) -> {
                            counting.tidy(day(context));
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private static LocalDate day(ChunkContext context) {
        return LocalDate.parse(
                String.valueOf(context.getStepContext().getJobParameters().get(DAY)));
    }
}
