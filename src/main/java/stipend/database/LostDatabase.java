package stipend.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import stipend.fault.WorkFault;

/** A PostgreSQL that goes away at work: stopped, killed, or no longer reached. */
public final class LostDatabase {
    /** SQLSTATE classes: connection exception; operator intervention, such as a shutdown or a crash. */
    private static final String CONNECTION = "08";

    private static final String SHUTDOWN = "57P";

    private LostDatabase() {}

    /** The fault to tell, if that is what is behind a failure; else null. */
    public static @Nullable WorkFault behind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLoss(sql.getSQLState())) {
                return new WorkFault("PostgreSQL went away at work (" + sql.getMessage()
                        + "); nothing is half done: give the same command again when it is back");
            }
        }
        return null;
    }

    private static boolean isLoss(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN));
    }
}
