package stipend.payout.jooq;

import static stipend.jooq.Tables.PAYOUT_RUN;

import java.time.OffsetDateTime;
import org.jooq.TableField;
import stipend.jooq.enums.PayoutState;
import stipend.jooq.tables.records.PayoutRunRecord;
import stipend.payout.Step;

/** The steps of a run's life: the state that each leads to, and the columns that say who did it, when, with what note. */
enum RunStep {
    PREPARED(PayoutState.draft, PAYOUT_RUN.PREPARED_BY, PAYOUT_RUN.PREPARED_AT, PAYOUT_RUN.PREPARED_NOTE),
    REVIEWED(PayoutState.reviewed, PAYOUT_RUN.REVIEWED_BY, PAYOUT_RUN.REVIEWED_AT, PAYOUT_RUN.REVIEWED_NOTE),
    APPROVED(PayoutState.approved, PAYOUT_RUN.APPROVED_BY, PAYOUT_RUN.APPROVED_AT, PAYOUT_RUN.APPROVED_NOTE),
    EXPORTED(PayoutState.exported, PAYOUT_RUN.EXPORTED_BY, PAYOUT_RUN.EXPORTED_AT, PAYOUT_RUN.EXPORTED_NOTE),
    SETTLED(PayoutState.settled, PAYOUT_RUN.SETTLED_BY, PAYOUT_RUN.SETTLED_AT, PAYOUT_RUN.SETTLED_NOTE),
    CANCELLED(PayoutState.cancelled, PAYOUT_RUN.CANCELLED_BY, PAYOUT_RUN.CANCELLED_AT, PAYOUT_RUN.CANCELLED_NOTE);

    private final PayoutState state;
    private final TableField<PayoutRunRecord, String> by;
    private final TableField<PayoutRunRecord, OffsetDateTime> at;
    private final TableField<PayoutRunRecord, String> note;

    RunStep(
            PayoutState state,
            TableField<PayoutRunRecord, String> by,
            TableField<PayoutRunRecord, OffsetDateTime> at,
            TableField<PayoutRunRecord, String> note) {
        this.state = state;
        this.by = by;
        this.at = at;
        this.note = note;
    }

    /** As the row keeps it; the row's run has done this step. */
    Step of(PayoutRunRecord row) {
        return new Step(row.get(by), row.get(at).toInstant(), row.get(note));
    }

    /** Writes the step and the state that it leads to. */
    void write(PayoutRunRecord row, Step step) {
        row.set(PAYOUT_RUN.STATE, state);
        row.set(by, step.by());
        row.set(at, RunRows.utc(step.at()));
        row.set(note, step.note());
    }
}
