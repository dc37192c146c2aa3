package stipend.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import stipend.fault.InputFault;

/** The system of record: a PostgreSQL that is migrated to this version's tables. */
public final class Database implements AutoCloseable {
    /** The driver's: it warns in its own words, with parts of the URL. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private final HikariDataSource source;
    private final AutoCloseable server;

    private Database(HikariDataSource source, AutoCloseable server) {
        this.source = source;
        this.server = server;
    }

    /**
     * Opens the database that the URL names, else the embedded one below the state folder, and migrates it.
     *
     * @param url {@code jdbc:postgresql://…} with user and password, or null
     */
    public static Database open(@Nullable String url, Path state) {
        if (url != null) {
            return migrated(url, null, () -> {});
        }
        var embedded = EmbeddedDatabase.start(state);
        try {
            return migrated(embedded.url(), embedded.password(), embedded);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static Database migrated(String url, @Nullable String password, AutoCloseable server) {
        requireShape(url);
        var source = pool(url, password);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:sql")
                    .load()
                    .migrate();
            addBatchTables(source);
            return new Database(source, server);
        } catch (FlywayException | SQLException | PoolInitializationException e) {
            source.close();
            throw new InputFault("--db: the database cannot be reached or migrated: " + rootMessage(e));
        }
    }

    /** What stands before an @ would be taken for a host, and said when it is not found: it may be a password. */
    private static void requireShape(String url) {
        var inFront = url.split("\\?", 2)[0];
        if (inFront.contains("@") || Driver.parseURL(url, null) == null) {
            throw new InputFault("--db: no URL of a PostgreSQL; give jdbc:postgresql://HOST:PORT/DATABASE?user=…&password=…");
        }
    }

    private static HikariDataSource pool(String url, @Nullable String password) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setPassword(password);
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        pool.setInitializationFailTimeout(1); // what does not answer at once is not there: no waiting, one message
        pool.setPoolName("stipend");
        return pool;
    }

    /** Spring Batch ships its tables as one script for an empty database. */
    private static void addBatchTables(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var tables = connection.getMetaData().getTables(null, null, "batch_job_instance", null)) {
            if (!tables.next()) {
                new ResourceDatabasePopulator(
                                new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                        .populate(connection);
            }
        }
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

    @Override
    public void close() {
        source.close();
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop", e);
        }
    }
}
