package stipend.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A table that somebody holds, so that a process stops just where it needs it. */
final class HeldTable implements AutoCloseable {
    private final String url;
    private final String table;
    private final Connection holder;

    private HeldTable(String url, String table, String mode) throws SQLException {
        this.url = url;
        this.table = table;
        this.holder = DriverManager.getConnection(url);
        holder.setAutoCommit(false);
        holder.createStatement().execute("lock table " + table + " in " + mode + " mode");
    }

    /** Whoever would write there waits. */
    static HeldTable fromWriters(String url, String table) throws SQLException {
        return new HeldTable(url, table, "share");
    }

    /** Whoever would even look there waits. */
    static HeldTable fromAll(String url, String table) throws SQLException {
        return new HeldTable(url, table, "access exclusive");
    }

    /** Until somebody waits. */
    void awaitWaiter() throws InterruptedException {
        await("select count(*) > 0 " + waiters());
    }

    /** Ends the connection of who waits, as soon as somebody does. */
    void loseWaiter() throws InterruptedException {
        await("select count(pg_terminate_backend(pid)) > 0 " + waiters());
    }

    /** Databases that are copies of one another have tables of the same number. */
    private String waiters() {
        return "from pg_locks where not granted and relation = '" + table + "'::regclass"
                + " and database = (select oid from pg_database where datname = current_database())";
    }

    private void await(String condition) throws InterruptedException {
        Servers.await(url, condition);
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
