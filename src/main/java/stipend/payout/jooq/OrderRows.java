package stipend.payout.jooq;

import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static stipend.jooq.Tables.ADJUSTMENT;
import static stipend.jooq.Tables.ADJUSTMENT_STEP;
import static stipend.jooq.Tables.CASE_FILE;
import static stipend.jooq.Tables.HOLD;
import static stipend.jooq.Tables.HOLD_END;
import static stipend.jooq.Tables.PAYOUT_HELD;
import static stipend.jooq.Tables.PAYOUT_ITEM;
import static stipend.jooq.Tables.PAYOUT_RUN;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import stipend.fault.InputFault;
import stipend.jooq.enums.PayoutState;
import stipend.jooq.tables.records.AdjustmentRecord;
import stipend.jooq.tables.records.AdjustmentStepRecord;
import stipend.jooq.tables.records.HoldEndRecord;
import stipend.jooq.tables.records.HoldRecord;
import stipend.jooq.tables.records.PayoutHeldRecord;
import stipend.jooq.tables.records.PayoutItemRecord;
import stipend.ledger.Account;
import stipend.payout.Adjustment;
import stipend.payout.HeldFlow;
import stipend.payout.HeldMove;
import stipend.payout.Hold;
import stipend.payout.HoldEnd;
import stipend.payout.StatusRelease;
import stipend.payout.Step;

/** The tables of orders, and what standing runs carried out of them. */
final class OrderRows {
    private final DSLContext sql;

    OrderRows(DSLContext sql) {
        this.sql = sql;
    }

    /** One more than the greatest: commands follow one another, so that numbers have no gaps. */
    private int next(TableField<?, Integer> number) {
        return sql.select(coalesce(max(number), 0).plus(1))
                .from(number.getTable())
                .fetchSingle()
                .value1();
    }

    List<Hold> holds() {
        var ends = sql.selectFrom(HOLD_END).where(HOLD_END.HOLD.isNotNull()).fetch().stream()
                .collect(toMap(HoldEndRecord::getHold, OrderRows::end));
        return sql.selectFrom(HOLD)
                .orderBy(HOLD.NUMBER)
                .fetch(row -> new Hold(
                        row.getNumber(),
                        row.getCaseId(),
                        row.getCreatorId() != null
                                ? new Hold.OfCreator(row.getCreatorId())
                                : new Hold.OfModel(row.getModelId()),
                        row.getReason(),
                        new Step(row.getPlacedBy(), row.getPlacedAt().toInstant(), null),
                        ends.get(row.getNumber())));
    }

    private static HoldEnd end(HoldEndRecord row) {
        return new HoldEnd(
                HoldEnd.Way.of(row.getWay()),
                row.getToCreator(),
                row.getReason(),
                new Step(row.getEndedBy(), row.getEndedAt().toInstant(), null));
    }

    List<StatusRelease> statusReleases() {
        return sql.selectFrom(HOLD_END)
                .where(HOLD_END.CREATOR_ID.isNotNull())
                .orderBy(HOLD_END.NUMBER)
                .fetch(row -> new StatusRelease(
                        row.getNumber(), row.getCreatorId(), YearMonth.parse(row.getThrough()), end(row)));
    }

    Hold insert(String caseId, Hold.Subject on, String reason, Step step) {
        var row = new HoldRecord();
        row.setNumber(next(HOLD.NUMBER));
        row.setCaseId(caseId);
        switch (on) {
            case Hold.OfCreator(String id) -> row.setCreatorId(id);
            case Hold.OfModel(String id) -> row.setModelId(id);
        }
        row.setReason(reason);
        row.setPlacedBy(step.by());
        row.setPlacedAt(RunRows.utc(step.at()));
        sql.executeInsert(row);
        return new Hold(row.getNumber(), caseId, on, reason, step, null);
    }

    void insert(Hold hold, HoldEnd end) {
        var row = row(end);
        row.setHold(hold.number());
        sql.executeInsert(row);
    }

    void insert(String creatorId, YearMonth through, HoldEnd end) {
        var row = row(end);
        row.setCreatorId(creatorId);
        row.setThrough(through.toString());
        sql.executeInsert(row);
    }

    private HoldEndRecord row(HoldEnd end) {
        var row = new HoldEndRecord();
        row.setNumber(next(HOLD_END.NUMBER));
        row.setWay(end.way().word());
        row.setToCreator(end.to());
        row.setReason(end.reason());
        row.setEndedBy(end.step().by());
        row.setEndedAt(RunRows.utc(end.step().at()));
        return row;
    }

    Adjustment insert(Adjustment.Content content, Step step) {
        var row = new AdjustmentRecord();
        row.setNumber(next(ADJUSTMENT.NUMBER));
        row.setKind(content.why().word());
        row.setCreatorId(content.creatorId());
        row.setAmount(content.amount());
        row.setCurrency(content.currency().getCurrencyCode());
        row.setSource(content.source().path());
        row.setOrigin(content.origin().toString());
        row.setReason(content.reason());
        row.setCaseId(content.caseId());
        row.setModelId(content.modelId());
        row.setOrderedBy(step.by());
        row.setOrderedAt(RunRows.utc(step.at()));
        row.setOrderedNote(step.note());
        sql.executeInsert(row);
        return new Adjustment(row.getNumber(), content, step, null, null);
    }

    void insert(int adjustment, String what, Step step) {
        sql.executeInsert(new AdjustmentStepRecord(adjustment, what, step.by(), RunRows.utc(step.at()), step.note()));
    }

    List<Adjustment> adjustments() {
        var approved = steps("approved");
        var withdrawn = steps("withdrawn");
        return sql.selectFrom(ADJUSTMENT)
                .orderBy(ADJUSTMENT.NUMBER)
                .fetch(row -> new Adjustment(
                        row.getNumber(),
                        content(row),
                        new Step(row.getOrderedBy(), row.getOrderedAt().toInstant(), row.getOrderedNote()),
                        approved.get(row.getNumber()),
                        withdrawn.get(row.getNumber())));
    }

    private Map<Integer, Step> steps(String what) {
        return sql.selectFrom(ADJUSTMENT_STEP)
                .where(ADJUSTMENT_STEP.STEP.eq(what))
                .fetchMap(
                        ADJUSTMENT_STEP.NUMBER,
                        row -> new Step(row.getDoneBy(), row.getDoneAt().toInstant(), row.getNote()));
    }

    private static Adjustment.Content content(AdjustmentRecord row) {
        return new Adjustment.Content(
                Adjustment.Why.of(row.getKind()),
                row.getCreatorId(),
                row.getAmount(),
                Currency.getInstance(row.getCurrency()),
                Account.at(row.getSource()),
                YearMonth.parse(row.getOrigin()),
                row.getReason(),
                row.getCaseId(),
                row.getModelId());
    }

    /** The month of the standing run that carried out each adjustment. */
    Map<String, YearMonth> carriedOut() {
        return sql.select(PAYOUT_ITEM.ORDERED_AS, PAYOUT_ITEM.MONTH)
                .from(PAYOUT_ITEM)
                .join(PAYOUT_RUN)
                .using(PAYOUT_RUN.MONTH, PAYOUT_RUN.NUMBER)
                .where(PAYOUT_ITEM.ORDERED_AS.like("adjustment %"))
                .and(stands())
                .fetchMap(row -> row.value1(), row -> YearMonth.parse(row.value2()));
    }

    private static Condition stands() {
        return PAYOUT_RUN.STATE.in(PayoutState.approved, PayoutState.exported, PayoutState.settled);
    }

    /** Every movement of held accounts by standing runs of that currency. */
    List<HeldFlow> flows(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        var moved =
                ofStandingRuns(PAYOUT_HELD, currency, noCondition()).stream().map(row -> flow(row, digits));
        var ordered = ofStandingRuns(PAYOUT_ITEM, currency, PAYOUT_ITEM.ORDERED_AS.isNotNull()).stream()
                .flatMap(row -> flow(row, digits).stream());
        return Stream.concat(moved, ordered).toList();
    }

    private <R extends Record> List<R> ofStandingRuns(Table<R> table, Currency currency, Condition which) {
        return sql.select(table.asterisk())
                .from(table)
                .join(PAYOUT_RUN)
                .using(PAYOUT_RUN.MONTH, PAYOUT_RUN.NUMBER)
                .where(PAYOUT_RUN.CURRENCY.eq(currency.getCurrencyCode()))
                .and(stands())
                .and(which)
                .fetchInto(table);
    }

    private static HeldFlow flow(PayoutHeldRecord row, int digits) {
        var caught = HeldMove.Way.of(row.getWay()) == HeldMove.Way.CAUGHT;
        return new HeldFlow(
                row.getHold() == null ? HeldMove.BY_STATUS : Hold.key(row.getHold()),
                row.getCreatorId(),
                YearMonth.parse(row.getMonth()),
                (caught ? row.getAmount() : row.getAmount().negate()).setScale(digits));
    }

    /** Only for what an order took out of a held account. */
    private static Optional<HeldFlow> flow(PayoutItemRecord row, int digits) {
        return Account.at(row.getSource()) instanceof Account.Creator(String giver, Account.Part part)
                        && part == Account.Part.HELD
                ? Optional.of(new HeldFlow(
                        row.getOrderedAs(),
                        giver,
                        YearMonth.parse(row.getMonth()),
                        row.getAmount().negate().setScale(digits)))
                : Optional.empty();
    }

    /** Of all runs there are. */
    List<Currency> currencies() {
        return sql.selectDistinct(PAYOUT_RUN.CURRENCY)
                .from(PAYOUT_RUN)
                .fetch(row -> Currency.getInstance(row.value1()));
    }

    static InputFault noCase(String caseId, List<String> known) {
        return new InputFault("there is no case " + caseId + ": open it first (case open --case " + caseId + ")"
                + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }

    boolean isCase(String caseId) {
        return sql.fetchExists(CASE_FILE, CASE_FILE.CASE_ID.eq(caseId));
    }

    List<String> cases() {
        return sql.select(CASE_FILE.CASE_ID)
                .from(CASE_FILE)
                .orderBy(CASE_FILE.CASE_ID)
                .fetch(row -> row.value1());
    }
}
