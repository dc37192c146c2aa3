package stipend.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A PostgreSQL such as a platform has: one that the commands are told of with {@code --db}. */
final class Servers {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = started();

    private Servers() {}

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of an empty database. */
    static String fresh() {
        return create("template template0");
    }

    /** The URL of a database made so: {@code create database NAME how}. */
    static String create(String how) {
        var name = "e2e" + COUNT.incrementAndGet();
        server().execute("create database " + name + " " + how);
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** The URL of another database with the same content. */
    static String copyOf(String url) {
        return create("template " + name(url));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    static DSLContext server() {
        return DSL.using(SERVER.getPostgresDatabase(), SQLDialect.POSTGRES);
    }

    static DSLContext sql(String url) {
        return DSL.using(SERVER.getDatabase("postgres", name(url)), SQLDialect.POSTGRES);
    }

    /**
     * Every row of every table but those of Spring Batch, which remember attempts; of what is sealed, which never looks
     * the same twice, only that it is.
     */
    static String dump(String url) {
        var database = sql(url);
        var text = new StringBuilder();
        var tables = database.fetchValues("""
            select table_name::text from information_schema.tables
            where table_schema = 'public' and table_name not like 'batch_%' order by 1\
            """);
        for (var table : tables) {
            text.append(table).append('\n');
            database.fetchValues("select regexp_replace(t::text, 'sealed:[^,)]*', 'sealed', 'g') from " + table
                            + " t order by 1")
                    .forEach(row -> text.append("  ").append(row).append('\n'));
        }
        return text.toString();
    }
}
