package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A process at work loses the connection that holds the lock, and no other one: whoever comes then and it do not both work.
 * It is stopped where it is by a table that somebody else holds.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Platform.JOBS, mode = ResourceAccessMode.READ)
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
        try (var _ = holding("counted_day")) {
            first = started(NIGHTLY);
            awaitWaiter("counted_day");
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
        try (var _ = holding("batch_step_execution")) {
            first = started(MONTHLY);
            awaitWaiter("batch_step_execution");
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

    private Connection holding(String table) throws SQLException {
        var connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table " + table + " in share mode");
        return connection;
    }

    private Process started(String... command) throws IOException {
        return platform.process(command)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
    }

    /** Somebody waits until the table may be written. */
    private void awaitWaiter(String table) throws InterruptedException {
        await("select count(*) > 0 from pg_locks where not granted and relation = '" + table + "'::regclass");
    }

    private void awaitLock() throws InterruptedException {
        await("select count(*) > 0 from pg_locks where granted and " + JOBS);
    }

    private static final String JOBS = "locktype = 'advisory' and objsubid = 1"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and (classid::bigint << 32) + objid::bigint = " + 0x5354_4950_4A4F_4253L;

    private void await(String condition) throws InterruptedException {
        var database = Servers.sql(url);
        for (var tries = 0; !Boolean.TRUE.equals(database.fetchValue(condition)); tries++) {
            assertThat(tries).as(condition).isLessThan(6000);
            Thread.sleep(10);
        }
    }

    private void loseTheLock() throws InterruptedException {
        DSLContext database = Servers.sql(url);
        assertThat(database.fetchValues("select pg_terminate_backend(pid) from pg_locks where granted and " + JOBS))
                .hasSize(1);
        await("select count(*) = 0 from pg_locks where " + JOBS);
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
