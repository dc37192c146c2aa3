package stipend.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import stipend.batch.Places;

/** Opens the database and what works on it; closing the context stops both. */
public interface Opening {
    /** @param stays whether the process serves until a signal ends it */
    ConfigurableApplicationContext open(Places places, @Nullable String databaseUrl, boolean stays);
}
