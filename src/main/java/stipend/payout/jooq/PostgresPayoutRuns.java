package stipend.payout.jooq;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import stipend.ledger.Entry;
import stipend.ledger.Ledger;
import stipend.payout.LedgerView;
import stipend.payout.MonthChain;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.RulesFile;
import stipend.payout.RunEntries;
import stipend.payout.RunId;
import stipend.payout.RunSteps;
import stipend.payout.Step;
import stipend.payout.Unchanged;
import stipend.tax.PaidMonth;

/**
 * Runs in PostgreSQL. The context's transactions must be bound to the thread, as the ledger's: approval and its entries are
 * one transaction. Commands follow one another, also those of other processes.
 */
public final class PostgresPayoutRuns implements PayoutRuns {
    /** Any constant does: it is the name of the one lock that each command takes until its transaction ends. */
    private static final long COMMANDS = 0x5354_4950_5255_4E53L;

    private final DSLContext database;
    private final Ledger ledger;

    public PostgresPayoutRuns(DSLContext database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public void requireComputable(YearMonth month) {
        chain(rows()).requireComputable(month);
    }

    @Override
    public Map<String, BigDecimal> openings(Currency currency) {
        return LedgerView.openings(ledger, currency);
    }

    @Override
    public Map<String, List<PaidMonth>> paidBefore(YearMonth month, Currency currency) {
        return LedgerView.paidBefore(ledger, month, currency);
    }

    @Override
    public PayoutRun.Draft draft(PayoutDraft draft, RulesFile rules, Step prepared) {
        return command(rows -> {
            var chain = chain(rows);
            chain.requireComputable(draft.month());
            var run = new PayoutRun.Draft(chain.next(draft.month()), rules, prepared);
            rows.delete(run.id());
            rows.insert(run);
            rows.insert(run.id(), draft);
            return run;
        });
    }

    @Override
    public PayoutRun.Reviewed review(YearMonth month, Step step) {
        return command(rows -> {
            var run = RunSteps.review(month, chain(rows).of(month), step);
            rows.review(run.id(), step);
            return run;
        });
    }

    @Override
    public PayoutRun.Approved approve(YearMonth month, Step step) {
        return command(rows -> {
            var chain = chain(rows);
            var run = RunSteps.approve(month, chain.of(month), step);
            chain.requireNeighbours(month, "approved");
            requireUnchanged(rows, run);
            rows.approve(run.id(), step);
            ledger.post(entries(rows, run));
            return run;
        });
    }

    private void requireUnchanged(RunRows rows, PayoutRun run) {
        var currency = run.rules().currency();
        Unchanged.require(
                run.id(),
                rows.lines(run.id(), currency),
                rows.taxed(run.id()),
                openings(currency),
                paidBefore(run.id().month(), currency));
    }

    private static List<Entry> entries(RunRows rows, PayoutRun run) {
        var currency = run.rules().currency();
        return RunEntries.of(run.id(), currency, rows.items(run.id(), currency), rows.lines(run.id(), currency));
    }

    @Override
    public PayoutRun.Cancelled cancel(YearMonth month, Step step) {
        return command(rows -> {
            var chain = chain(rows);
            var before = chain.of(month);
            var run = RunSteps.cancel(month, before, step);
            if (before.orElseThrow() instanceof PayoutRun.Approved) {
                chain.requireNoneLaterSigned(month, "cancelled");
                ledger.post(RunEntries.reversed(entries(rows, run)));
            }
            rows.cancel(run.id(), step);
            return run;
        });
    }

    @Override
    public Optional<PayoutRun> run(YearMonth month) {
        return chain(rows()).of(month);
    }

    @Override
    public List<PayoutLine> lines(PayoutRun run) {
        return rows().lines(run.id(), run.rules().currency());
    }

    @Override
    public List<PayoutItem> items(PayoutRun run) {
        return rows().items(run.id(), run.rules().currency());
    }

    private static MonthChain chain(RunRows rows) {
        return new MonthChain(rows.newest());
    }

    private RunRows rows() {
        return new RunRows(database);
    }

    private <T> T command(Function<RunRows, T> work) {
        return database.transactionResult(transaction -> {
            transaction.dsl().execute("select pg_advisory_xact_lock(?)", COMMANDS);
            return work.apply(new RunRows(transaction.dsl()));
        });
    }
}
