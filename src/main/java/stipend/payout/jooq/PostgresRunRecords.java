package stipend.payout.jooq;

import static stipend.jooq.Tables.BANK_FILE;
import static stipend.jooq.Tables.PAYMENT_RESULT;
import static stipend.jooq.Tables.PAYOUT_LINE;
import static stipend.jooq.Tables.PAYOUT_RUN;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import stipend.jooq.enums.PaymentOutcome;
import stipend.jooq.enums.PayoutState;
import stipend.payout.HeldMove;
import stipend.payout.PayeeForm;
import stipend.payout.PayeeRow;
import stipend.payout.PayoutRun;
import stipend.payout.RunRecords;
import stipend.payout.TaxBasis;
import stipend.payout.secret.Keyring;
import stipend.payout.secret.Masked;

/** What PostgreSQL keeps of runs, as it may be shown. */
public final class PostgresRunRecords implements RunRecords {
    private final DSLContext sql;
    private final Keyring keyring;

    public PostgresRunRecords(DSLContext sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    @Override
    public Map<String, TaxBasis> taxed(PayoutRun run) {
        return new DraftRows(sql).taxed(run.id());
    }

    @Override
    public Map<String, ShownPayee> payees(PayoutRun run) {
        keyring.reload();
        var shown = new HashMap<String, ShownPayee>();
        new PaymentRows(sql, keyring).payees(run).forEach((creator, row) -> shown.put(creator, shown(row)));
        return shown;
    }

    private static ShownPayee shown(PayeeRow row) {
        return new ShownPayee(
                row.channel(),
                Masked.of(PayeeForm.account(row)),
                row.legalName(),
                row.idType(),
                Masked.of(row.idNumber()),
                PayeeForm.firstWrong(row).map(PayeeForm.Wrong::toString).orElse(null));
    }

    @Override
    public Map<String, ShownResult> results(PayoutRun run) {
        return sql.selectFrom(PAYMENT_RESULT)
                .where(PAYMENT_RESULT.MONTH.eq(run.id().month().toString()))
                .and(PAYMENT_RESULT.NUMBER.eq(run.id().number()))
                .fetchMap(
                        PAYMENT_RESULT.CREATOR_ID,
                        row -> new ShownResult(
                                row.getOutcome() == PaymentOutcome.succeeded,
                                !row.getSource().isEmpty(),
                                Objects.requireNonNullElse(row.getReason(), "")));
    }

    @Override
    public List<ShownFile> files(PayoutRun run) {
        int digits = run.rules().currency().getDefaultFractionDigits();
        return sql.selectFrom(BANK_FILE)
                .where(BANK_FILE.MONTH.eq(run.id().month().toString()))
                .and(BANK_FILE.NUMBER.eq(run.id().number()))
                .orderBy(BANK_FILE.NAME)
                .fetch(row -> new ShownFile(
                        row.getName(), row.getPayments(), row.getTotal().setScale(digits)));
    }

    @Override
    public List<HeldMove> held(PayoutRun run) {
        return new DraftRows(sql).held(run.id(), run.rules().currency());
    }

    @Override
    public Set<String> carried(YearMonth month) {
        return sql.select(PAYOUT_LINE.CREATOR_ID)
                .from(PAYOUT_LINE)
                .join(PAYOUT_RUN)
                .on(PAYOUT_RUN.MONTH.eq(PAYOUT_LINE.MONTH))
                .and(PAYOUT_RUN.NUMBER.eq(PAYOUT_LINE.NUMBER))
                .where(PAYOUT_LINE.MONTH.eq(month.toString()))
                .and(PAYOUT_RUN.STATE.ne(PayoutState.cancelled))
                .and(PAYOUT_LINE.CARRIED.gt(BigDecimal.ZERO))
                .fetchSet(PAYOUT_LINE.CREATOR_ID);
    }
}
