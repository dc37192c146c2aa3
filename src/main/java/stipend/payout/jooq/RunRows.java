package stipend.payout.jooq;

import static stipend.jooq.Tables.PAYOUT_RUN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import stipend.jooq.tables.records.PayoutRunRecord;
import stipend.payout.PayoutRun;
import stipend.payout.RulesFile;
import stipend.payout.RunId;
import stipend.payout.Step;

/** The table of runs, read and written as the records of the face. */
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
        var prepared = RunStep.PREPARED.of(row);
        return switch (row.getState()) {
            case draft -> new PayoutRun.Draft(id, rules, prepared);
            case reviewed -> new PayoutRun.Reviewed(id, rules, prepared, RunStep.REVIEWED.of(row));
            case approved ->
                new PayoutRun.Approved(id, rules, prepared, RunStep.REVIEWED.of(row), RunStep.APPROVED.of(row));
            case exported ->
                new PayoutRun.Exported(
                        id,
                        rules,
                        prepared,
                        RunStep.REVIEWED.of(row),
                        RunStep.APPROVED.of(row),
                        RunStep.EXPORTED.of(row));
            case settled ->
                new PayoutRun.Settled(
                        id,
                        rules,
                        prepared,
                        RunStep.REVIEWED.of(row),
                        RunStep.APPROVED.of(row),
                        RunStep.EXPORTED.of(row),
                        RunStep.SETTLED.of(row));
            case cancelled -> new PayoutRun.Cancelled(id, rules, prepared, RunStep.CANCELLED.of(row));
        };
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
        row.setCurrency(run.rules().currency().getCurrencyCode());
        row.setRulesTitle(run.rules().title());
        row.setRulesFile(run.rules().file());
        row.setRulesSha256(run.rules().sha256());
        RunStep.PREPARED.write(row, run.prepared());
        sql.executeInsert(row);
    }

    /** The run has done this step: its state is the one that the step leads to. */
    void turn(RunId run, RunStep done, Step step) {
        var row = new PayoutRunRecord();
        done.write(row, step);
        sql.update(PAYOUT_RUN).set(row).where(isRun(run)).execute();
    }
}
