package stipend.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

/** What stands behind a failure, in the ways in which driver, pool and transactions say it. */
class LostDatabaseTest {
    private static final SQLException STOPPED = new SQLException("terminating connection", "57P01");
    private static final SQLException CLOSED_BY_THE_POOL = new SQLException("Connection is closed");

    @Test
    void isFoundBelowOtherFaults() {
        assertThat(LostDatabase.behind(new IllegalStateException(new RuntimeException(STOPPED))))
                .hasMessageStartingWith("PostgreSQL went away at work (terminating connection); nothing is half done");
    }

    @Test
    void isFoundBehindATransactionThatCouldNotBeEnded() {
        var end = new TransactionSystemException("JDBC rollback failed", CLOSED_BY_THE_POOL);
        assertThat(LostDatabase.behind(end)).hasMessageContaining("Connection is closed");
        end.initApplicationException(new IllegalStateException(STOPPED));
        assertThat(LostDatabase.behind(end)).hasMessageContaining("terminating connection");
    }

    @Test
    void isNotWhatTheDatabaseRefuses() {
        var refused = new SQLException("duplicate key", "23505");
        assertThat(LostDatabase.behind(new IllegalStateException(refused))).isNull();
        assertThat(LostDatabase.behind(CLOSED_BY_THE_POOL)).isNull();
        var unbalanced = new SQLException("an entry that does not sum to zero", "P0001");
        assertThat(LostDatabase.behind(new TransactionSystemException("JDBC commit failed", unbalanced)))
                .isNull();
    }
}
