package stipend.payout.jooq;

import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;

/** What changes runs: one transaction each, one after the other, also those of other processes. */
final class Commands {
    /** Any constant does: it is the name of the one lock that each command takes until its transaction ends. */
    private static final long LOCK = 0x5354_4950_5255_4E53L;

    private final DSLContext sql;
    private final TransactionOperations transactions;

    Commands(DSLContext sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    <T> T run(Supplier<T> work) {
        return transactions.execute(transaction -> {
            sql.execute("select pg_advisory_xact_lock(?)", LOCK);
            return work.get();
        });
    }
}
