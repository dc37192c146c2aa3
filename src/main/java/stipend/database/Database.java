package stipend.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/** The system of record: a PostgreSQL that is migrated to this version's tables. */
public final class Database implements AutoCloseable {
    /** A PostgreSQL that does not answer for so long is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The driver's: it warns in its own words, with parts of the URL. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private final HikariDataSource source;
    /** Null: another process's, or none of Stipend's. */
    private final @Nullable EmbeddedDatabase server;

    private Database(HikariDataSource source, @Nullable EmbeddedDatabase server) {
        this.source = source;
        this.server = server;
    }

    /**
     * Opens the database that the URL names, as its user, who migrates it if it is his; else the embedded one below the
     * state folder, which its owner migrates and the application uses as a role that can take nothing back.
     *
     * @param url {@code jdbc:postgresql://…} with user and password, or null
     */
    public static Database open(@Nullable String url, Path state) {
        if (url != null) {
            return named(url);
        }
        return EmbeddedDatabase.sharedBy(state).map(Database::guest).orElseGet(() -> own(state, false));
    }

    /** The same for a process that stays: others may use its embedded database while it does. */
    public static Database openForAll(@Nullable String url, Path state) {
        return url != null ? named(url) : own(state, true);
    }

    /** The one whose the server is has migrated it; a guest of another version changes nothing below it. */
    private static Database guest(EmbeddedDatabase.Shared shared) {
        var source = new PGSimpleDataSource();
        source.setUrl(shared.applicationUrl());
        source.setLogServerErrorDetail(false);
        source.setPassword(shared.applicationPassword());
        try {
            Schema.requireShared(source);
        } catch (FlywayException | SQLException e) {
            throw new InputFault("the stipend that serves here is about to end, or to begin (" + rootMessage(e)
                    + "); try again in a moment");
        }
        return new Database(pool(shared.applicationUrl(), shared.applicationPassword()), null);
    }

    private static Database own(Path state, boolean forAll) {
        var embedded = EmbeddedDatabase.start(state, forAll);
        try {
            migrateOwn(embedded.owner());
            return new Database(pool(embedded.applicationUrl(), embedded.applicationPassword()), embedded);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static Database named(String url) {
        requireShape(url);
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setLogServerErrorDetail(false);
        try {
            Schema.ensure(source);
        } catch (FlywayException | SQLException e) {
            throw new InputFault("--db: the database cannot be reached or migrated: " + rootMessage(e));
        }
        return new Database(pool(url, null), null);
    }

    private static void migrateOwn(DataSource embedded) {
        try {
            Schema.ensure(embedded);
        } catch (FlywayException | SQLException e) {
            throw Objects.requireNonNullElseGet(
                    LostDatabase.behind(e),
                    () -> new WorkFault("the embedded PostgreSQL cannot be migrated: " + rootMessage(e)));
        }
    }

    /** What stands before an @ would be taken for a host, and said when it is not found: it may be a password. */
    private static void requireShape(String url) {
        var inFront = url.split("\\?", 2)[0];
        if (inFront.contains("@") || Driver.parseURL(url, null) == null) {
            throw new InputFault(
                    "--db: no URL of a PostgreSQL; give jdbc:postgresql://HOST:PORT/DATABASE?user=…&password=…");
        }
    }

    private static HikariDataSource pool(String url, @Nullable String password) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setPassword(password);
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setPoolName("stipend");
        // what an exception says is logged here and there: no rows' values
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        // who waits for this process is told which one it is
        pool.addDataSourceProperty("ApplicationName", EmbeddedDatabase.APPLICATION_NAME);
        return pool;
    }

    private static String rootMessage(Throwable fault) {
        var cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    public DataSource source() {
        return source;
    }

    /** Once the server has ended that this process started, in whatever way; another one may come back by itself. */
    public void whenGone(Runnable then) {
        if (server != null) {
            server.whenGone(then);
        }
    }

    @Override
    public void close() {
        source.close();
        if (server != null) {
            server.close();
        }
    }
}
