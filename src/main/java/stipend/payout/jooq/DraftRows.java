package stipend.payout.jooq;

import static stipend.jooq.Tables.PAYOUT_HELD;
import static stipend.jooq.Tables.PAYOUT_HOLD;
import static stipend.jooq.Tables.PAYOUT_ITEM;
import static stipend.jooq.Tables.PAYOUT_LINE;

import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stipend.database.BulkCopy;
import stipend.jooq.tables.records.PayoutHeldRecord;
import stipend.jooq.tables.records.PayoutHoldRecord;
import stipend.jooq.tables.records.PayoutItemRecord;
import stipend.jooq.tables.records.PayoutLineRecord;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.payout.HeldMove;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutStatus;
import stipend.payout.Reference;
import stipend.payout.RunId;
import stipend.payout.TaxBasis;
import stipend.rules.PayoutRules.Gap;
import stipend.tax.YearState;
import stipend.text.CodePoints;

/** The lines, items and held moves of a run's draft, read and written as the records of the face. */
final class DraftRows {
    private final DSLContext sql;

    DraftRows(DSLContext sql) {
        this.sql = sql;
    }

    /** By COPY: a line for each creator, and an item for each program that awards him. */
    void insert(RunId run, PayoutDraft draft) {
        BulkCopy.into(
                sql,
                PAYOUT_LINE,
                draft.lines().stream().map(line -> row(run, line, draft.taxed().get(line.creatorId()))));
        BulkCopy.into(
                sql,
                PAYOUT_ITEM,
                IntStream.range(0, draft.items().size())
                        .mapToObj(i -> row(run, i + 1, draft.items().get(i))));
        BulkCopy.into(
                sql,
                PAYOUT_HELD,
                IntStream.range(0, draft.held().size())
                        .mapToObj(i -> row(run, i + 1, draft.held().get(i))));
        BulkCopy.into(
                sql,
                PAYOUT_HOLD,
                draft.holds().stream()
                        .map(hold -> new PayoutHoldRecord(run.month().toString(), run.number(), hold)));
    }

    private static PayoutLineRecord row(RunId run, PayoutLine line, @Nullable TaxBasis taxed) {
        var row = new PayoutLineRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setCreatorId(line.creatorId());
        row.setOpening(line.opening());
        row.setAwards(line.awards());
        row.setAdjustments(line.adjustments());
        row.setGross(line.gross());
        row.setHeld(line.held());
        row.setCarried(line.carried());
        row.setTax(line.tax());
        row.setNet(line.net());
        row.setReturned(line.returned());
        row.setStatus(
                stipend.jooq.enums.PayoutStatus.lookupLiteral(line.status().word()));
        row.setReference(Reference.of(run, line.creatorId()));
        if (taxed != null) {
            row.setTaxRegime(taxed.regime());
            row.setTaxGap(taxed.gap().name());
            row.setTaxIncome(taxed.year().income());
            row.setTaxWithheld(taxed.year().withheld());
            row.setTaxMonths(taxed.year().months());
        }
        return row;
    }

    private static PayoutItemRecord row(RunId run, int position, PayoutItem item) {
        var row = new PayoutItemRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setPosition(position);
        row.setCreatorId(item.creatorId());
        row.setKind(item.kind().word());
        row.setSource(item.source().path());
        row.setAmount(item.amount());
        row.setOrigin(item.origin().toString());
        row.setReason(item.reason());
        row.setCaseId(item.caseId());
        row.setOrderedAs(item.order());
        return row;
    }

    private static PayoutHeldRecord row(RunId run, int position, HeldMove move) {
        var row = new PayoutHeldRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setPosition(position);
        row.setCreatorId(move.creatorId());
        row.setWay(move.way().word());
        row.setHold(move.hold());
        row.setCaseId(move.caseId());
        row.setAmount(move.amount());
        return row;
    }

    /** The run's draft as it was kept. */
    PayoutDraft draft(RunId run, Currency currency) {
        return new PayoutDraft(
                run.month(),
                lines(run, currency),
                items(run, currency),
                held(run, currency),
                sql.selectFrom(PAYOUT_HOLD)
                        .where(PAYOUT_HOLD.MONTH.eq(run.month().toString()))
                        .and(PAYOUT_HOLD.NUMBER.eq(run.number()))
                        .orderBy(PAYOUT_HOLD.HOLD)
                        .fetch(PAYOUT_HOLD.HOLD),
                taxed(run));
    }

    List<HeldMove> held(RunId run, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return sql.selectFrom(PAYOUT_HELD)
                .where(PAYOUT_HELD.MONTH.eq(run.month().toString()))
                .and(PAYOUT_HELD.NUMBER.eq(run.number()))
                .orderBy(PAYOUT_HELD.POSITION)
                .fetch(row -> new HeldMove(
                        row.getCreatorId(),
                        HeldMove.Way.of(row.getWay()),
                        row.getHold(),
                        row.getCaseId(),
                        row.getAmount().setScale(digits)));
    }

    List<PayoutLine> lines(RunId run, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return lineRows(run).stream()
                .map(row -> line(row, digits))
                .sorted((a, b) -> CodePoints.ORDER.compare(a.creatorId(), b.creatorId()))
                .toList();
    }

    private List<PayoutLineRecord> lineRows(RunId run) {
        return sql.selectFrom(PAYOUT_LINE)
                .where(PAYOUT_LINE.MONTH.eq(run.month().toString()))
                .and(PAYOUT_LINE.NUMBER.eq(run.number()))
                .fetch();
    }

    private static PayoutLine line(PayoutLineRecord row, int digits) {
        return new PayoutLine(
                YearMonth.parse(row.getMonth()),
                row.getCreatorId(),
                row.getOpening().setScale(digits),
                row.getAwards().setScale(digits),
                row.getAdjustments().setScale(digits),
                row.getGross().setScale(digits),
                row.getHeld().setScale(digits),
                row.getCarried().setScale(digits),
                row.getTax().setScale(digits),
                row.getNet().setScale(digits),
                row.getReturned().setScale(digits),
                PayoutStatus.of(row.getStatus().getLiteral()));
    }

    Map<String, TaxBasis> taxed(RunId run) {
        var taxed = new HashMap<String, TaxBasis>();
        for (var row : lineRows(run)) {
            if (row.getTaxRegime() != null) {
                var year = new YearState(row.getTaxIncome(), row.getTaxWithheld(), row.getTaxMonths());
                taxed.put(row.getCreatorId(), new TaxBasis(row.getTaxRegime(), Gap.valueOf(row.getTaxGap()), year));
            }
        }
        return taxed;
    }

    List<PayoutItem> items(RunId run, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return sql.selectFrom(PAYOUT_ITEM)
                .where(PAYOUT_ITEM.MONTH.eq(run.month().toString()))
                .and(PAYOUT_ITEM.NUMBER.eq(run.number()))
                .orderBy(PAYOUT_ITEM.POSITION)
                .fetch(row -> item(row, digits));
    }

    private static PayoutItem item(PayoutItemRecord row, int digits) {
        return new PayoutItem(
                row.getCreatorId(),
                Kind.of(row.getKind()),
                Account.at(row.getSource()),
                row.getAmount().setScale(digits),
                YearMonth.parse(row.getOrigin()),
                row.getReason(),
                row.getCaseId(),
                row.getOrderedAs());
    }
}
