package stipend.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.transaction.TransactionSystemException;
import stipend.fault.WorkFault;

/**
 * What PostgreSQL refuses or has no room for. It is told in the server's own first words: the statement, its details and
 * where it was hold rows' values, which are nobody's business.
 */
public final class RefusedStatement {
    /** SQLSTATE class: what a server needs is used up. */
    private static final String RESOURCES = "53";

    private RefusedStatement() {}

    /** The fault to tell, if that is what is behind a failure; else null. */
    public static @Nullable WorkFault behind(Throwable failure) {
        var refused = refused(failure);
        return refused == null ? null : new WorkFault(line(String.valueOf(refused.getSQLState()), words(refused)));
    }

    private static String line(String state, String words) {
        if (!state.startsWith(RESOURCES)) {
            return "PostgreSQL refused a statement (SQLSTATE " + state + ": " + words
                    + "); nothing is half done: see to what it names, then give the same command again";
        }
        return switch (state) {
            case "53100" ->
                "the disk of PostgreSQL is full (" + words + "); nothing is half done: free space where its data lies"
                        + " (the embedded one's: the folder of --state), then give the same command again";
            case "53200" ->
                "PostgreSQL has no memory left (" + words
                        + "); nothing is half done: free some on its machine, then give the same command again";
            case "53300" ->
                "PostgreSQL takes no more connections (" + words
                        + "); nothing is half done: end others, or raise its max_connections, then give the same"
                        + " command again";
            default ->
                "PostgreSQL is at a limit (SQLSTATE " + state + ": " + words
                        + "); nothing is half done: raise it, then give the same command again";
        };
    }

    private static @Nullable PSQLException refused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                return refused;
            }
            // what went wrong when the transaction was to be ended stands in the place of what went wrong at work
            if (cause instanceof TransactionSystemException end && end.getApplicationException() != null) {
                var atWork = refused(Objects.requireNonNull(end.getApplicationException()));
                if (atWork != null) {
                    return atWork;
                }
            }
        }
        return null;
    }

    /** The server's first words; a driver's own may hold values. */
    private static String words(PSQLException refused) {
        var answer = refused.getServerErrorMessage();
        return answer == null ? "the driver could not do it" : String.valueOf(answer.getMessage());
    }
}
