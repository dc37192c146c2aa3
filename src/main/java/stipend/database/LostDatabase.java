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
            if (cause instanceof TransactionSystemException end) {
                return lossAtTheEnd(end);
            }
        }
        return null;
    }

    /**
     * A transaction that could not be ended. Its fault stands in the place of the one at work, which says more. The pool's own
     * for a lost connection has no state; what the database refused at the end has one, and is no loss.
     */
    private static @Nullable SQLException lossAtTheEnd(TransactionSystemException end) {
        var atWork = end.getApplicationException();
        var loss = atWork == null ? null : loss(atWork);
        return loss == null && end.getCause() instanceof SQLException sql && isClosed(sql) ? sql : loss;
    }

    private static boolean isClosed(SQLException atTheEnd) {
        return atTheEnd.getSQLState() == null || isLoss(atTheEnd.getSQLState());
    }

    private static boolean isLoss(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN));
    }
}
