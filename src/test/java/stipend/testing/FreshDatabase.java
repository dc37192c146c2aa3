package stipend.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty, migrated database of its own, in the one real PostgreSQL that the tests of a JVM share. */
public final class FreshDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = started();

    private final DataSource source;

    public FreshDatabase() {
        this(source());
    }

    private FreshDatabase(DataSource source) {
        this.source = source;
    }

    /** For one thread that has thousands of commands: connecting anew for each of them would be most of its time. */
    public static FreshDatabase onOneConnection() {
        try {
            return new FreshDatabase(new SingleConnectionDataSource(source().getConnection(), true));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource source() {
        var name = "fresh" + COUNT.incrementAndGet();
        create(SERVER, name + " template " + TEMPLATE);
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres started() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "off")
                    .start();
            create(server, TEMPLATE);
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", TEMPLATE))
                    .locations("filesystem:sql")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(EmbeddedPostgres server, String database) {
        DSL.using(server.getPostgresDatabase(), SQLDialect.POSTGRES).execute("create database " + database);
    }

    /** Takes part in {@link #transactions()}. */
    public DSLContext sql() {
        return DSL.using(new TransactionAwareDataSourceProxy(source), SQLDialect.POSTGRES);
    }

    public TransactionOperations transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }
}
