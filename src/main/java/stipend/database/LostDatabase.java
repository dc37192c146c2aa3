package stipend.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import stipend.fault.WorkFault;

/** A PostgreSQL that goes away at work: stopped, killed, or no longer reached. */
public final class LostDatabase {
    /** SQLSTATE classes: connection exception; operator intervention, such as a shutdown or a crash. */
    private static final String CONNECTION = "08";

    private static final String SHUTDOWN = "57P";

    private LostDatabase() {}

    /** The fault to tell, if that is what is behind a failure; else null. */
    public static @Nullable WorkFault behind(Throwable failure) {
        var loss = loss(failure);
        return loss == null
                ? null
                : new WorkFault("PostgreSQL went away at work (" + loss.getMessage()
                        + "); nothing is half done: give the same command again when it is back");
    }

    private static @Nullable SQLException loss(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLoss(sql.getSQLState())) {
                return sql;
            }
            // what could not be rolled back, as its connection was lost, stands in the place of the loss
            if (cause instanceof TransactionSystemException end && end.getApplicationException() != null) {
                return loss(end.getApplicationException());
            }
        }
        return null;
    }

    private static boolean isLoss(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN));
    }
}
