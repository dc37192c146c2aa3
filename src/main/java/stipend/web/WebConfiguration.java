package stipend.web;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import stipend.award.AwardBook;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.payout.PayoutRuns;
import stipend.schedule.Schedule;
import stipend.usage.CountedDays;

/** What a process has that is seen from outside: health and metrics, below /actuator. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class WebConfiguration {
    /** Ready is who does what is due; alive is also who cannot, as his database is away. */
    @Bean
    HealthIndicator scheduleHealthIndicator(Schedule schedule) {
        return () -> (schedule.isServed() ? Health.up() : Health.down()).build();
    }

    @Bean
    LedgerWatch ledgerWatch(PayoutRuns runs, AwardBook awards, Clock clock) {
        return new LedgerWatch(runs, awards, clock);
    }

    @Bean
    Figures figures(
            Places places,
            CountedDays days,
            Nightly nightly,
            PayoutRuns runs,
            Schedule schedule,
            LedgerWatch ledger,
            DataSource source,
            Clock clock) {
        return new Figures(new Looking(places, days, nightly, runs, schedule, source, clock), ledger);
    }
}
