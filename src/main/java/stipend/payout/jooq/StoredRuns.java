package stipend.payout.jooq;

import static stipend.jooq.Tables.PAYMENT_RESULT;
import static stipend.jooq.Tables.PAYOUT_LINE;
import static stipend.jooq.Tables.PAYOUT_RUN;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record2;
import stipend.jooq.enums.PaymentOutcome;
import stipend.jooq.enums.PayoutState;
import stipend.payout.HeldMove;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.RunArchive;
import stipend.payout.RunId;
import stipend.payout.TaxBasis;

/** Every run that is stored, the cancelled ones too. */
record StoredRuns(DSLContext sql, DraftRows drafts) implements RunArchive {
    @Override
    public List<ArchivedRun> all() {
        return sql.selectFrom(PAYOUT_RUN)
                .orderBy(PAYOUT_RUN.MONTH, PAYOUT_RUN.NUMBER)
                .fetch(row -> new ArchivedRun(
                        new RunId(YearMonth.parse(row.getMonth()), row.getNumber()),
                        Currency.getInstance(row.getCurrency()),
                        row.getApprovedBy() != null,
                        row.getState() == PayoutState.cancelled));
    }

    @Override
    public List<PayoutLine> lines(ArchivedRun run) {
        return drafts.lines(run.id(), run.currency());
    }

    @Override
    public List<PayoutItem> items(ArchivedRun run) {
        return drafts.items(run.id(), run.currency());
    }

    @Override
    public List<HeldMove> held(ArchivedRun run) {
        return drafts.held(run.id(), run.currency());
    }

    @Override
    public Map<String, BigDecimal> sentBack(ArchivedRun run) {
        return sql.select(PAYOUT_LINE.CREATOR_ID, PAYOUT_LINE.NET.plus(PAYOUT_LINE.RETURNED))
                .from(PAYMENT_RESULT)
                .join(PAYOUT_LINE)
                .using(PAYOUT_LINE.MONTH, PAYOUT_LINE.NUMBER, PAYOUT_LINE.CREATOR_ID)
                .where(PAYOUT_LINE.MONTH.eq(run.id().month().toString()))
                .and(PAYOUT_LINE.NUMBER.eq(run.id().number()))
                .and(PAYMENT_RESULT.OUTCOME.eq(PaymentOutcome.rejected))
                .fetchMap(Record2::value1, Record2::value2);
    }

    @Override
    public Map<String, TaxBasis> taxed(ArchivedRun run) {
        return drafts.taxed(run.id());
    }
}
