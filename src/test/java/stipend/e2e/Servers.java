package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stipend.Stipend;
import stipend.batch.Places;
import stipend.period.BusinessZone;

/** A PostgreSQL such as a platform has: one that the commands are told of with {@code --db}. */
final class Servers {
    private static final String PREFIX = "e2e";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> NUMBERED = ConcurrentHashMap.newKeySet();
    private static final EmbeddedPostgres SERVER = started();

    private Servers() {}

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made once, so that no test waits for its tables. */
    private static final class Migrated {
        private static final String NAME = name(made());

        private static String made() {
            var url = create("template template0");
            try {
                var home = Files.createTempDirectory("migrated");
                Stipend.open(new Places(home, home, home, home, BusinessZone.DEFAULT), url)
                        .close();
                return url;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of a database in which nothing has happened yet. */
    static String fresh() {
        return withNumbersOfItsOwn(create("template " + Migrated.NAME));
    }

    /** The URL of a database made so: {@code create database NAME how}; one at a time, for a template is nobody else's meanwhile. */
    static synchronized String create(String how) {
        var name = PREFIX + COUNT.incrementAndGet();
        server().execute("create database " + name + " " + how);
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** The URL of another database with the same content. */
    static String copyOf(String url) {
        return withNumbersOfItsOwn(create("template " + name(url)));
    }

    /**
     * Spring Batch tells steps apart by their number alone, over the whole JVM: jobs of two databases that number alike would be
     * mistaken for one another.
     */
    private static String withNumbersOfItsOwn(String url) {
        var first = name(url).substring(PREFIX.length()) + "000000";
        for (var numbered : List.of("job_instance", "job_execution", "step_execution")) {
            sql(url).execute("alter sequence batch_" + numbered + "_seq restart with " + first);
        }
        NUMBERED.add(url);
        return url;
    }

    /** Whether jobs may run there beside those of other databases in this process. */
    static boolean hasNumbersOfItsOwn(@Nullable String url) {
        return url != null && NUMBERED.contains(url);
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

    /** Until the query says true there. */
    static void await(String url, String condition) throws InterruptedException {
        var database = sql(url);
        for (var tries = 0; !Boolean.TRUE.equals(database.fetchValue(condition)); tries++) {
            assertThat(tries).as(condition).isLessThan(6000);
            Thread.sleep(10);
        }
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
