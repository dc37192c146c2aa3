package stipend.payout.jooq;

import static stipend.jooq.Tables.PAYOUT_HELD;
import static stipend.jooq.Tables.PAYOUT_HOLD;
import static stipend.jooq.Tables.PAYOUT_ITEM;
import static stipend.jooq.Tables.PAYOUT_LINE;
import static stipend.jooq.Tables.PAYOUT_RUN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stipend.jooq.enums.PayoutState;
import stipend.jooq.tables.records.PayoutHeldRecord;
import stipend.jooq.tables.records.PayoutHoldRecord;
import stipend.jooq.tables.records.PayoutItemRecord;
import stipend.jooq.tables.records.PayoutLineRecord;
import stipend.jooq.tables.records.PayoutRunRecord;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.payout.HeldMove;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutStatus;
import stipend.payout.Reference;
import stipend.payout.RulesFile;
import stipend.payout.RunId;
import stipend.payout.Step;
import stipend.payout.TaxBasis;
import stipend.rules.PayoutRules.Gap;
import stipend.tax.YearState;
import stipend.text.CodePoints;

/** The payout's tables, read and written as the records of the face. */
final class RunRows {
    private final DSLContext sql;

    RunRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Of each month the run with the highest number: the live one if there is one, for only the last can be. */
    List<PayoutRun> newest() {
        return sql.select()
                .distinctOn(PAYOUT_RUN.MONTH)
                .from(PAYOUT_RUN)
                .orderBy(PAYOUT_RUN.MONTH, PAYOUT_RUN.NUMBER.desc())
                .fetchInto(PAYOUT_RUN)
                .map(RunRows::run);
    }

    private static PayoutRun run(PayoutRunRecord row) {
        var id = new RunId(YearMonth.parse(row.getMonth()), row.getNumber());
        var rules = new RulesFile(
                row.getRulesTitle(), row.getRulesFile(), row.getRulesSha256(), Currency.getInstance(row.getCurrency()));
        var prepared = step(row.getPreparedBy(), row.getPreparedAt(), row.getPreparedNote());
        return switch (row.getState()) {
            case draft -> new PayoutRun.Draft(id, rules, prepared);
            case reviewed -> new PayoutRun.Reviewed(id, rules, prepared, reviewed(row));
            case approved -> new PayoutRun.Approved(id, rules, prepared, reviewed(row), approved(row));
            case exported -> new PayoutRun.Exported(id, rules, prepared, reviewed(row), approved(row), exported(row));
            case settled ->
                new PayoutRun.Settled(id, rules, prepared, reviewed(row), approved(row), exported(row), settled(row));
            case cancelled ->
                new PayoutRun.Cancelled(
                        id, rules, prepared, step(row.getCancelledBy(), row.getCancelledAt(), row.getCancelledNote()));
        };
    }

    private static Step reviewed(PayoutRunRecord row) {
        return step(row.getReviewedBy(), row.getReviewedAt(), row.getReviewedNote());
    }

    private static Step approved(PayoutRunRecord row) {
        return step(row.getApprovedBy(), row.getApprovedAt(), row.getApprovedNote());
    }

    private static Step exported(PayoutRunRecord row) {
        return step(row.getExportedBy(), row.getExportedAt(), row.getExportedNote());
    }

    private static Step settled(PayoutRunRecord row) {
        return step(row.getSettledBy(), row.getSettledAt(), row.getSettledNote());
    }

    private static Step step(String by, OffsetDateTime at, @Nullable String note) {
        return new Step(by, at.toInstant(), note);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Condition isRun(RunId run) {
        return PAYOUT_RUN.MONTH.eq(run.month().toString()).and(PAYOUT_RUN.NUMBER.eq(run.number()));
    }

    void delete(RunId run) {
        sql.deleteFrom(PAYOUT_RUN).where(isRun(run)).execute();
    }

    void insert(PayoutRun.Draft run) {
        var row = new PayoutRunRecord();
        row.setMonth(run.id().month().toString());
        row.setNumber(run.id().number());
        row.setState(PayoutState.draft);
        row.setCurrency(run.rules().currency().getCurrencyCode());
        row.setRulesTitle(run.rules().title());
        row.setRulesFile(run.rules().file());
        row.setRulesSha256(run.rules().sha256());
        row.setPreparedBy(run.prepared().by());
        row.setPreparedAt(utc(run.prepared().at()));
        row.setPreparedNote(run.prepared().note());
        sql.executeInsert(row);
    }

    void insert(RunId run, PayoutDraft draft) {
        sql.batchInsert(draft.lines().stream()
                        .map(line -> row(run, line, draft.taxed().get(line.creatorId())))
                        .toList())
                .execute();
        var items = new ArrayList<PayoutItemRecord>();
        draft.items().forEach(item -> items.add(row(run, items.size() + 1, item)));
        sql.batchInsert(items).execute();
        var held = new ArrayList<PayoutHeldRecord>();
        draft.held().forEach(move -> held.add(row(run, held.size() + 1, move)));
        sql.batchInsert(held).execute();
        sql.batchInsert(draft.holds().stream()
                        .map(hold -> new PayoutHoldRecord(run.month().toString(), run.number(), hold))
                        .toList())
                .execute();
    }

    void review(RunId run, Step step) {
        sql.update(PAYOUT_RUN)
                .set(PAYOUT_RUN.STATE, PayoutState.reviewed)
                .set(PAYOUT_RUN.REVIEWED_BY, step.by())
                .set(PAYOUT_RUN.REVIEWED_AT, utc(step.at()))
                .set(PAYOUT_RUN.REVIEWED_NOTE, step.note())
                .where(isRun(run))
                .execute();
    }

    void approve(RunId run, Step step) {
        sql.update(PAYOUT_RUN)
                .set(PAYOUT_RUN.STATE, PayoutState.approved)
                .set(PAYOUT_RUN.APPROVED_BY, step.by())
                .set(PAYOUT_RUN.APPROVED_AT, utc(step.at()))
                .set(PAYOUT_RUN.APPROVED_NOTE, step.note())
                .where(isRun(run))
                .execute();
    }

    void cancel(RunId run, Step step) {
        sql.update(PAYOUT_RUN)
                .set(PAYOUT_RUN.STATE, PayoutState.cancelled)
                .set(PAYOUT_RUN.CANCELLED_BY, step.by())
                .set(PAYOUT_RUN.CANCELLED_AT, utc(step.at()))
                .set(PAYOUT_RUN.CANCELLED_NOTE, step.note())
                .where(isRun(run))
                .execute();
    }

    void export(RunId run, Step step) {
        sql.update(PAYOUT_RUN)
                .set(PAYOUT_RUN.STATE, PayoutState.exported)
                .set(PAYOUT_RUN.EXPORTED_BY, step.by())
                .set(PAYOUT_RUN.EXPORTED_AT, utc(step.at()))
                .set(PAYOUT_RUN.EXPORTED_NOTE, step.note())
                .where(isRun(run))
                .execute();
    }

    void settle(RunId run, Step step) {
        sql.update(PAYOUT_RUN)
                .set(PAYOUT_RUN.STATE, PayoutState.settled)
                .set(PAYOUT_RUN.SETTLED_BY, step.by())
                .set(PAYOUT_RUN.SETTLED_AT, utc(step.at()))
                .set(PAYOUT_RUN.SETTLED_NOTE, step.note())
                .where(isRun(run))
                .execute();
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
