package stipend.batch;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.database.LostDatabase;
import stipend.database.RefusedStatement;
import stipend.fault.Fault;

/** What a failure means to people, wherever they are told of it. */
public final class Failure {
    private Failure() {}

    /** The fault that it is, or that stands behind it; empty: nobody expected it. */
    public static Optional<Fault> fault(Throwable failure) {
        var ours = ours(failure);
        return Optional.ofNullable(ours == null ? ofDatabase(failure) : ours);
    }

    /** Spring wraps what is thrown while it makes a bean. */
    private static @Nullable Fault ours(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Fault fault) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable Fault ofDatabase(Throwable failure) {
        var lost = LostDatabase.behind(failure);
        return lost == null ? RefusedStatement.behind(failure) : lost;
    }

    /** In one line; what nobody expected in its own words. */
    public static String line(Throwable failure) {
        return fault(failure)
                .map(Fault::line)
                .orElseGet(() ->
                        "failed unexpectedly: " + Objects.toString(failure).replaceAll("\\s*\\R\\s*", " "));
    }
}
