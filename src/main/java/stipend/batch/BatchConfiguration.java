package stipend.batch;

import java.time.Clock;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import stipend.award.AwardBook;
import stipend.award.jooq.PostgresAwardBook;
import stipend.catalog.Catalogs;
import stipend.contribution.Contributions;
import stipend.contribution.jooq.PostgresContributions;
import stipend.ledger.Ledger;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.CaseBook;
import stipend.payout.OrderBook;
import stipend.payout.Payments;
import stipend.payout.PayoutRuns;
import stipend.payout.RestatementPosting;
import stipend.payout.RunRecords;
import stipend.payout.jooq.PostgresCaseBook;
import stipend.payout.jooq.PostgresOrderBook;
import stipend.payout.jooq.PostgresPayments;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.payout.jooq.PostgresRestatements;
import stipend.payout.jooq.PostgresRunRecords;
import stipend.payout.secret.Keyring;
import stipend.rules.Announcements;
import stipend.rules.jooq.PostgresAnnouncements;
import stipend.usage.CountedDays;
import stipend.usage.UsageEngine;
import stipend.usage.duckdb.DuckDbEngine;
import stipend.usage.duckdb.Memory;
import stipend.usage.jooq.PostgresCountedDays;

/** What the jobs work with: the stores in PostgreSQL, the engine, the folders. */
@Configuration(proxyBeanMethods = false)
@Import({NightlyJob.class, MonthlyJob.class})
public class BatchConfiguration {
    @Bean
    CountedDays countedDays(DSLContext database) {
        return new PostgresCountedDays(database);
    }

    @Bean
    Contributions contributions(DSLContext database) {
        return new PostgresContributions(database);
    }

    @Bean
    Announcements announcements(DSLContext database) {
        return new PostgresAnnouncements(database);
    }

    @Bean
    AwardBook awardBook(DSLContext database) {
        return new PostgresAwardBook(database);
    }

    @Bean
    Ledger ledger(DSLContext database, TransactionTemplate transactions, Clock clock) {
        return new PostgresLedger(database, transactions, clock);
    }

    @Bean
    PayoutRuns payoutRuns(DSLContext database, TransactionTemplate transactions, Ledger ledger) {
        return new PostgresPayoutRuns(database, transactions, ledger);
    }

    @Bean
    OrderBook orderBook(DSLContext database, TransactionTemplate transactions, Ledger ledger) {
        return new PostgresOrderBook(database, transactions, ledger);
    }

    @Bean
    KnownIds knownIds(Catalogs catalogs, Places places, Clock clock) {
        return new KnownIds(catalogs.now(), places, clock);
    }

    @Bean
    CaseBook caseBook(Places places, DSLContext database, TransactionTemplate transactions) {
        return new PostgresCaseBook(database, transactions, places.state().resolve("evidence"));
    }

    @Bean
    Keyring keyring(Places places) {
        return new Keyring(System.getenv(Keyring.VARIABLE), places.state().resolve("key"));
    }

    @Bean
    Payments payments(DSLContext database, TransactionTemplate transactions, Ledger ledger, Keyring keyring) {
        return new PostgresPayments(database, transactions, ledger, keyring);
    }

    @Bean
    BankExport bankExport(Places places, Payments payments, TransactionTemplate transactions) {
        return new BankExport(places, payments, transactions);
    }

    @Bean
    Scratches scratches() {
        return new Scratches();
    }

    @Bean
    UsageEngine usageEngine(Places places, Scratches scratches) {
        return new DuckDbEngine(() -> scratches.below(places.spill()), Memory.of(System.getenv(Memory.VARIABLE)));
    }

    @Bean
    Catalogs catalogs(Places places) {
        return new Catalogs(places.data());
    }

    @Bean
    ClosedMonths closedMonths(PayoutRuns runs) {
        return new ClosedMonths(runs);
    }

    @Bean
    CountDay countDayOf(
            Places places,
            Catalogs catalogs,
            UsageEngine engine,
            CountedDays days,
            AwardBook awards,
            ClosedMonths closed) {
        return new CountDay(places, catalogs, engine, days, awards, closed);
    }

    @Bean
    EarlierMonths earlierMonths(Contributions contributions, AwardBook awards, PayoutRuns runs) {
        return new EarlierMonths(contributions, awards, runs);
    }

    @Bean
    ComputeMonth computeMonth(
            Places places,
            Catalogs catalogs,
            UsageEngine engine,
            CountedDays days,
            Contributions contributions,
            EarlierMonths earlier,
            AwardBook awards,
            PayoutRuns runs,
            Payments payments,
            OrderBook orders,
            Clock clock) {
        return new ComputeMonth(
                places, catalogs, engine, days, contributions, earlier, awards, runs, payments, orders, clock);
    }

    @Bean
    ComputedMonths computedMonths(Places places, Contributions contributions, AwardBook awards, PayoutRuns runs) {
        return new ComputedMonths(places, contributions, awards, runs);
    }

    @Bean
    RunRecords runRecords(DSLContext database, Keyring keyring) {
        return new PostgresRunRecords(database, keyring);
    }

    @Bean
    Export export(
            Places places,
            CountedDays days,
            Contributions contributions,
            AwardBook awards,
            PayoutRuns runs,
            RunRecords records,
            Ledger ledger,
            ComputedMonths months,
            PlatformTransactionManager transactions) {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Export(places, days, contributions, awards, runs, records, ledger, months, reading);
    }

    @Bean
    Explain explain(
            Catalogs catalogs,
            CountedDays days,
            Contributions contributions,
            PayoutRuns runs,
            RunRecords records,
            Payments payments,
            ComputedMonths months) {
        return new Explain(catalogs, days, contributions, runs, records, payments, months);
    }

    @Bean
    Recount recount(Places places, Scratches scratches, Catalogs catalogs, UsageEngine engine, CountedDays days) {
        return new Recount(places, scratches, catalogs, engine, days);
    }

    @Bean
    Simulate simulate(
            Places places, Recount recount, Contributions contributions, EarlierMonths earlier, AwardBook awards) {
        return new Simulate(places, recount, contributions, earlier, awards);
    }

    @Bean
    RestatementPosting restatementPosting(DSLContext database, TransactionTemplate transactions) {
        return new PostgresRestatements(database, transactions);
    }

    @Bean
    Restate restate(
            Places places,
            Recount recount,
            EarlierMonths earlier,
            AwardBook awards,
            PayoutRuns runs,
            RestatementPosting posting,
            TransactionTemplate transactions) {
        return new Restate(places, recount, earlier, awards, runs, posting, transactions);
    }

    @Bean
    StepsTold stepsTold() {
        return new StepsTold();
    }

    @Bean
    JobLock jobLock(DataSource source, DSLContext database) {
        return new JobLock(source, database);
    }

    @Bean
    JobStarter jobStarter(JobOperator operator, JobRepository repository, JobLock lock) {
        return new JobStarter(operator, repository, lock);
    }

    @Bean
    Nightly nightlyRun(
            Places places, CountDay counting, CountedDays days, ClosedMonths closed, JobStarter starter, Job nightly) {
        return new Nightly(places, counting, days, closed, starter, nightly);
    }

    @Bean
    Monthly monthlyRun(
            Places places,
            Catalogs catalogs,
            CountDay counting,
            CountedDays days,
            AwardBook awards,
            PayoutRuns runs,
            OrderBook orders,
            EarlierMonths earlier,
            Announcements announcements,
            Nightly nightlyRun,
            JobStarter starter,
            Job monthly,
            StepsTold told) {
        return new Monthly(
                places,
                catalogs,
                counting,
                days,
                awards,
                runs,
                orders,
                earlier,
                announcements,
                nightlyRun,
                starter,
                monthly,
                told);
    }
}
