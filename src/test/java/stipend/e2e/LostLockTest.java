package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A process at work loses the connection that holds the lock, and no other one: whoever comes then and it do not both work.
 * It is stopped where it is by a table that somebody else holds.
 */
@Execution(ExecutionMode.CONCURRENT)
class LostLockTest {
    private static final String[] NIGHTLY = {"nightly", "--from", "2024-03-01", "--to", "2024-03-03"};
    private static final String[] MONTHLY = {"monthly", "--month", "2024-03", "--by", "li"};

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));
    private String url = "";

    @BeforeEach
    void begin() {
        url = Servers.fresh();
        platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
        platform.run("status").well();
        // who is not stopped as he should be is stopped by this
        var name = Servers.sql(url).fetchValue("select current_database()");
        Servers.sql(url).execute("alter database " + name + " set lock_timeout = '1min'");
    }

    @Test
    void whileADayIsCountedNobodyElseBeginsAndTheNextStepIsNotBegun() throws Exception {
        Process first;
        try (var held = HeldTable.fromWriters(url, "counted_day")) {
            first = started(NIGHTLY);
            held.awaitWaiter();
            loseTheLock();
            platform.run(NIGHTLY)
                    .refused(
                            2,
                            "another stipend (stipend, process " + first.pid() + " at 127.0.0.1, since 20",
                            "is counting or computing in this database; try again when it is done");
        }
        assertToldOfTheLoss(first);
        platform.run(NIGHTLY).well().says("2024-03-01 counted before", "days: 2 counted, 1 counted before");
        assertEndsAsUndisturbed();
    }

    @Test
    void betweenTwoStepsTheOtherOneWorksAndTheFirstDoesNothingMore() throws Exception {
        platform.run(NIGHTLY).well();
        Process first;
        Process second;
        try (var held = HeldTable.fromWriters(url, "batch_step_execution")) {
            first = started(MONTHLY);
            held.awaitWaiter();
            loseTheLock();
            second = started(MONTHLY);
            awaitLock();
        }
        assertToldOfTheLoss(first);
        ended(second);
        said(second).well();
        assertThat(Servers.sql(url).fetchValue("select count(*) from payout_run"))
                .isEqualTo(1L);
        platform.run(MONTHLY).well().says("nothing to do");
        assertEndsAsUndisturbed();
    }

    private void assertEndsAsUndisturbed() throws IOException {
        platform.run(MONTHLY).well();
        platform.run("export", "--month", "2024-03").well();
        var undisturbed = Platform.in(home.resolve("undisturbed")).with(Servers.fresh());
        LittleMonth.write(undisturbed);
        assertThat(platform.exported("2024-03"))
                .isEqualTo(undisturbed.plays("2024-03").exported("2024-03"));
        assertThat(Files.list(platform.state().resolve("facts"))).hasSize(3);
    }

    private Process started(String... command) throws IOException {
        return platform.process(command)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
    }

    private void awaitLock() throws InterruptedException {
        Servers.await(url, "select count(*) > 0 from pg_locks where granted and " + JOBS);
    }

    private static final String JOBS = "locktype = 'advisory' and objsubid = 1"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and (classid::bigint << 32) + objid::bigint = " + 0x5354_4950_4A4F_4253L;

    private void loseTheLock() throws InterruptedException {
        DSLContext database = Servers.sql(url);
        assertThat(database.fetchValues("select pg_terminate_backend(pid) from pg_locks where granted and " + JOBS))
                .hasSize(1);
        Servers.await(url, "select count(*) = 0 from pg_locks where " + JOBS);
    }

    private static void assertToldOfTheLoss(Process process) throws Exception {
        ended(process);
        said(process).refused(1, "lock", "give the same command again");
    }

    private static Ran said(Process process) {
        return Ran.of(
                process.exitValue(),
                "",
                process.errorReader().lines().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static void ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    }
}
