package stipend.payout.jooq;

import static stipend.jooq.Tables.COMPUTED_MONTH;
import static stipend.jooq.Tables.LOOKED_BACK;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;
import stipend.award.AwardBook;
import stipend.ledger.Entry;
import stipend.ledger.Ledger;
import stipend.payout.Audit;
import stipend.payout.LedgerView;
import stipend.payout.MonthChain;
import stipend.payout.OrderBook;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.RulesFile;
import stipend.payout.RunEntries;
import stipend.payout.RunSteps;
import stipend.payout.Step;
import stipend.payout.Unchanged;
import stipend.tax.PaidMonth;

/**
 * Runs in PostgreSQL. The context must draw its connections from the transactions, as the ledger's: approval and its
 * entries are one transaction. Commands follow one another, also those of other processes.
 */
public final class PostgresPayoutRuns implements PayoutRuns {
    private final DSLContext sql;
    private final RunRows rows;
    private final DraftRows drafts;
    private final Commands commands;
    private final Ledger ledger;
    private final OrderBook orders;

    public PostgresPayoutRuns(DSLContext sql, TransactionOperations transactions, Ledger ledger) {
        this.sql = sql;
        this.rows = new RunRows(sql);
        this.drafts = new DraftRows(sql);
        this.commands = new Commands(sql, transactions);
        this.ledger = ledger;
        this.orders = new PostgresOrderBook(sql, transactions, ledger);
    }

    @Override
    public void requireComputable(YearMonth month) {
        chain().requireComputable(month);
    }

    @Override
    public void keepComputable(YearMonth month) {
        commands.run(() -> {
            chain().requireComputable(month);
            return month;
        });
    }

    @Override
    public Map<String, BigDecimal> openings(Currency currency) {
        return LedgerView.openings(ledger, currency);
    }

    @Override
    public Map<String, BigDecimal> returned(Currency currency) {
        return LedgerView.returned(ledger, currency);
    }

    @Override
    public Map<String, List<PaidMonth>> paidBefore(YearMonth month, Currency currency) {
        return LedgerView.paidBefore(ledger, month, currency);
    }

    @Override
    public PayoutRun.Draft draft(PayoutDraft draft, RulesFile rules, Step prepared) {
        return commands.run(() -> {
            var chain = chain();
            chain.requireComputable(draft.month());
            var run = new PayoutRun.Draft(chain.next(draft.month()), rules, prepared);
            rows.delete(run.id());
            rows.insert(run);
            drafts.insert(run.id(), draft);
            return run;
        });
    }

    @Override
    public PayoutRun.Reviewed review(YearMonth month, Step step) {
        return commands.run(() -> {
            var draft = chain().of(month);
            var run = RunSteps.review(month, draft, step);
            draft.ifPresent(this::requireUpToDate);
            rows.turn(run.id(), RunStep.REVIEWED, step);
            return run;
        });
    }

    @Override
    public PayoutRun.Approved approve(YearMonth month, Step step) {
        return commands.run(() -> {
            var chain = chain();
            var reviewed = chain.of(month);
            var run = RunSteps.approve(month, reviewed, step);
            chain.requireNeighbours(month, "approved");
            reviewed.ifPresent(this::requireUpToDate);
            requireSamePast(run, PayoutRun.names(chain.signedBefore(month)));
            requireUnchanged(run);
            rows.turn(run.id(), RunStep.APPROVED, step);
            ledger.post(entries(run));
            return run;
        });
    }

    /** And until the transaction ends nobody counts or computes what the run was drafted from. */
    private void requireUpToDate(PayoutRun run) {
        sql.select(COMPUTED_MONTH.BASIS)
                .from(COMPUTED_MONTH)
                .where(COMPUTED_MONTH.MONTH.eq(run.id().month().toString()))
                .forShare()
                .fetchOptional()
                .filter(computed -> computed.value1() == null)
                .ifPresent(_ -> {
                    throw Unchanged.outdated(run);
                });
    }

    private void requireUnchanged(PayoutRun run) {
        var currency = run.rules().currency();
        var now = new Unchanged.Now(
                openings(currency), returned(currency), paidBefore(run.id().month(), currency), orders.due(currency));
        Unchanged.require(run.id(), drafts.draft(run.id(), currency), now);
    }

    /** Of a month whose rules look back, the months before are those that it was computed after. */
    private void requireSamePast(PayoutRun run, String past) {
        sql.select(LOOKED_BACK.RUNS)
                .from(LOOKED_BACK)
                .where(LOOKED_BACK.MONTH.eq(run.id().month().toString()))
                .fetchOptional(LOOKED_BACK.RUNS)
                .ifPresent(runs -> Unchanged.requireSamePast(run.id(), runs, past));
    }

    private List<Entry> entries(PayoutRun run) {
        var currency = run.rules().currency();
        return RunEntries.of(
                run.id(),
                currency,
                drafts.items(run.id(), currency),
                drafts.held(run.id(), currency),
                drafts.lines(run.id(), currency));
    }

    @Override
    public PayoutRun.Cancelled cancel(YearMonth month, Step step) {
        return commands.run(() -> {
            var chain = chain();
            var before = chain.of(month);
            var run = RunSteps.cancel(month, before, step);
            if (before.orElseThrow() instanceof PayoutRun.Approved) {
                chain.requireNoneLaterSigned(month, "cancelled");
                ledger.post(RunEntries.reversed(entries(run)));
            }
            rows.turn(run.id(), RunStep.CANCELLED, step);
            return run;
        });
    }

    @Override
    public Optional<PayoutRun> run(YearMonth month) {
        return chain().of(month);
    }

    @Override
    public Optional<PayoutRun> heldRun(YearMonth month) {
        return commands.run(() -> run(month));
    }

    @Override
    public List<PayoutRun> all() {
        return rows.newest();
    }

    @Override
    public List<PayoutRun.Signed> signedBefore(YearMonth month) {
        return chain().signedBefore(month);
    }

    @Override
    public List<PayoutLine> lines(PayoutRun run) {
        return drafts.lines(run.id(), run.rules().currency());
    }

    @Override
    public List<PayoutItem> items(PayoutRun run) {
        return drafts.items(run.id(), run.rules().currency());
    }

    @Override
    public Audit verify(AwardBook awards) {
        return commands.run(() -> Audit.of(ledger, new StoredRuns(sql, drafts), awards));
    }

    private MonthChain chain() {
        return new MonthChain(rows.newest());
    }
}
