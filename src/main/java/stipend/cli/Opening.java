package stipend.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import stipend.batch.Places;
import stipend.web.Serving;

/** Opens the database and what works on it; closing the context stops both. */
public interface Opening {
    /** @param serving where the process is seen that stays until a signal ends it; null: it does one thing and ends */
    ConfigurableApplicationContext open(Places places, @Nullable String databaseUrl, @Nullable Serving serving);
}
