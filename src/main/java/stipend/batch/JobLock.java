package stipend.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import stipend.fault.BusyFault;
import stipend.fault.WorkFault;

/**
 * One job at a time over all processes that share the database. PostgreSQL holds the lock for a connection of its own, and
 * frees it when that ends. As it can end while the work's connections go on, each transaction of the work asks first whether
 * the lock is still held, and is seen by whoever takes the lock after that: he is told to wait.
 */
final class JobLock {
    /** Any two constants: the names of the lock, and of what each transaction of the work holds until its end. */
    private static final long JOBS = 0x5354_4950_4A4F_4253L;

    private static final long WORK = 0x5354_4950_574F_524BL;

    private static final String HOLDERS = """
        from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and objsubid = 1
            and pg_locks.database = (select oid from pg_database where datname = current_database())
            and (classid::bigint << 32) + objid::bigint = ?
        """;

    /** The holder of {@link #JOBS} has done nothing since he took it; that of {@link #WORK} is in a transaction. */
    private static final String WHO_SINCE = """
        select concat_ws(' at ', nullif(application_name, ''), host(client_addr)),
            to_char(coalesce(xact_start, query_start) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        """ + HOLDERS;

    /** The number of a process is given again one day, but not with the same moment of its start. */
    private static final String WHICH = "select pid || ' ' || backend_start ";

    private static final String WHICH_I_AM = WHICH + "from pg_stat_activity where pid = pg_backend_pid()";
    private static final String WHICH_HOLDS = WHICH + HOLDERS;

    private final DataSource source;
    private final DSLContext work;
    private volatile @Nullable String holder;

    /** @param work what the work's transactions use */
    JobLock(DataSource source, DSLContext work) {
        this.source = source;
        this.work = work;
    }

    /** Held until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** @throws BusyFault if another process has it, or had it and still works */
    Held take() throws SQLException {
        var connection = source.getConnection();
        try {
            requireFree(connection);
            holder = text(connection, WHICH_I_AM);
            return () -> release(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireFree(Connection connection) throws SQLException {
        if (!isTrue(connection, "select pg_try_advisory_lock(" + JOBS + ")")) {
            throw busy(connection, JOBS);
        }
        // whoever lost the lock may be in a transaction that he began under it; this one is given back at once
        if (!isTrue(connection, "select pg_try_advisory_xact_lock(" + WORK + ")")) {
            var busy = busy(connection, WORK);
            unlock(connection);
            throw busy;
        }
    }

    /** What fails while the lock is given back is told after the fault of the job, never in its place. */
    private void release(Connection connection) throws SQLException {
        holder = null;
        try (connection) {
            unlock(connection);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + JOBS + ")");
        }
    }

    /**
     * At the beginning of a transaction of the work. In this order: whoever takes the lock after it was found held finds
     * this transaction.
     *
     * @throws WorkFault if the lock is lost
     */
    private void require() {
        work.execute("select pg_advisory_xact_lock_shared(?)", WORK);
        var now = work.fetchValue(WHICH_HOLDS, JOBS);
        if (now == null || !now.equals(holder)) {
            throw lost();
        }
    }

    /** A step's work on the job's parameters, in the step's transaction. */
    Tasklet guarding(Consumer<Map<String, Object>> step) {
        return (_, context) -> {
            require();
            step.accept(context.getStepContext().getJobParameters());
            return RepeatStatus.FINISHED;
        };
    }

    /** Whether nobody else can have begun since it was taken. */
    boolean isHeld() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(WHICH_HOLDS)) {
            statement.setLong(1, JOBS);
            var row = statement.executeQuery();
            return row.next() && row.getString(1).equals(holder);
        }
    }

    static WorkFault lost() {
        return new WorkFault("the connection that held the lock went away at work, so another stipend may have begun;"
                + " nothing is half done: give the same command again");
    }

    private static BusyFault busy(Connection connection, long lock) throws SQLException {
        return new BusyFault("another stipend" + holder(connection, lock)
                + " is counting or computing in this database; try again when it is done");
    }

    /** Who holds the lock and since when; nothing where the database does not tell this user. */
    private static String holder(Connection connection, long lock) throws SQLException {
        try (var statement = connection.prepareStatement(WHO_SINCE)) {
            statement.setLong(1, lock);
            var row = statement.executeQuery();
            return row.next() && row.getString(1) != null
                    ? " (" + row.getString(1) + ", since " + row.getString(2) + ")"
                    : "";
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        return "t".equals(text(connection, question));
    }

    private static String text(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
