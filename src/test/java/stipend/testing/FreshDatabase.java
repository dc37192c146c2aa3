package stipend.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ThreadLocalTransactionProvider;

/** A real PostgreSQL with an empty, migrated database. */
public final class FreshDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    public FreshDatabase() {
        try {
            postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Flyway.configure().dataSource(source()).locations("filesystem:sql").load().migrate();
    }

    public DataSource source() {
        return postgres.getPostgresDatabase();
    }

    /** With transactions bound to the thread, as the program has them. */
    public DSLContext sql() {
        var connections = new DataSourceConnectionProvider(source());
        return DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new ThreadLocalTransactionProvider(connections)));
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
