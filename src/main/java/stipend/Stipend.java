package stipend;

import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import stipend.batch.BatchConfiguration;
import stipend.batch.Places;
import stipend.cli.StipendCommand;
import stipend.database.Database;
import stipend.schedule.Schedule;
import stipend.web.Serving;
import stipend.web.WebConfiguration;

/** The program: the command line, over the database and the jobs. */
@Import(BatchConfiguration.class)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JooqAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
public class Stipend {
    static {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE); // logback.xml says it all
    }

    public static void main(String[] arguments) {
        System.exit(StipendCommand.run(Stipend::open, arguments));
    }

    /** Opens the database and all that works on it; closing the context closes both. */
    public static ConfigurableApplicationContext open(Places places, @Nullable String databaseUrl) {
        return open(places, databaseUrl, null);
    }

    /** @param serving where it is seen, if it stays until a signal ends it, in its own order, after what is at work */
    public static ConfigurableApplicationContext open(
            Places places, @Nullable String databaseUrl, @Nullable Serving serving) {
        var database = serving == null
                ? Database.open(databaseUrl, places.state())
                : Database.openForAll(databaseUrl, places.state());
        try {
            return builder(serving)
                    .initializers(context -> register((GenericApplicationContext) context, places, database))
                    .run(serving == null ? new String[0] : serving.properties().toArray(String[]::new));
        } catch (RuntimeException e) {
            database.close();
            throw serving == null ? e : Serving.told(e);
        }
    }

    private static SpringApplicationBuilder builder(@Nullable Serving serving) {
        return serving == null
                ? new SpringApplicationBuilder(Stipend.class).web(WebApplicationType.NONE)
                : new SpringApplicationBuilder(BatchConfiguration.class, WebConfiguration.class)
                        .web(WebApplicationType.SERVLET)
                        .registerShutdownHook(false);
    }

    private static void register(GenericApplicationContext context, Places places, Database database) {
        context.registerBean(Places.class, () -> places);
        context.registerBean(Clock.class, Clock::systemUTC);
        // nobody asks for it, and what was never made is never closed
        context.registerBean(Database.class, () -> database, bean -> bean.setLazyInit(false));
        context.registerBean("dataSource", DataSource.class, database::source);
        // what is at work needs all of these to its end
        context.registerBean(
                "schedule",
                Schedule.class,
                () -> new Schedule(database.source()),
                bean -> bean.setDependsOn("dataSource", "nightlyRun", "monthlyRun"));
    }
}
