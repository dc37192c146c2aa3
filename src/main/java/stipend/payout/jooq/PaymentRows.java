package stipend.payout.jooq;

import static stipend.jooq.Tables.BANK_FILE;
import static stipend.jooq.Tables.DEBTOR_OF_RUN;
import static stipend.jooq.Tables.PAYEE_OF_RUN;
import static stipend.jooq.Tables.PAYMENT_RESULT;
import static stipend.jooq.Tables.PAYOUT_LINE;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import stipend.database.BulkCopy;
import stipend.fault.InputFault;
import stipend.jooq.enums.PaymentOutcome;
import stipend.jooq.tables.records.BankFileRecord;
import stipend.jooq.tables.records.DebtorOfRunRecord;
import stipend.jooq.tables.records.PayeeOfRunRecord;
import stipend.jooq.tables.records.PaymentResultRecord;
import stipend.payout.PayeeRow;
import stipend.payout.Payment;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PayoutRun;
import stipend.payout.RunId;
import stipend.payout.Step;
import stipend.payout.bank.BankFile;
import stipend.payout.bank.Debtor;
import stipend.payout.secret.Keyring;
import stipend.text.CodePoints;

/** Payees, files and results of runs; the one place where names and numbers are sealed and opened. */
final class PaymentRows {
    private final DSLContext sql;
    private final Keyring keyring;

    PaymentRows(DSLContext sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    void insert(RunId run, List<PayeeRow> payees) {
        keyring.reload();
        BulkCopy.into(sql, PAYEE_OF_RUN, payees.stream().map(payee -> row(run, payee)));
    }

    private PayeeOfRunRecord row(RunId run, PayeeRow payee) {
        var row = new PayeeOfRunRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setCreatorId(payee.creatorId());
        row.setSourceRow(payee.row());
        row.setLegalName(keyring.seal(payee.legalName(), place(row, "legal_name")));
        row.setIdType(payee.idType());
        row.setIdNumber(keyring.seal(payee.idNumber(), place(row, "id_number")));
        row.setChannel(payee.channel());
        row.setAccount(keyring.seal(payee.account(), place(row, "account")));
        row.setBankCode(payee.bankCode());
        row.setCountry(payee.country());
        return row;
    }

    private static String place(PayeeOfRunRecord row, String column) {
        return "payee of " + row.getMonth() + "/" + row.getNumber() + "|" + row.getCreatorId() + "|" + column;
    }

    private static String place(DebtorOfRunRecord row) {
        return "debtor of " + row.getMonth() + "/" + row.getNumber();
    }

    /** @throws InputFault if the run was drafted before payees were kept with it */
    List<Payment> payments(PayoutRun run) {
        keyring.reload();
        var payees = payees(run);
        var digits = run.rules().currency().getDefaultFractionDigits();
        return sql
                .selectFrom(PAYOUT_LINE)
                .where(PAYOUT_LINE.MONTH.eq(run.id().month().toString()))
                .and(PAYOUT_LINE.NUMBER.eq(run.id().number()))
                .and(PAYOUT_LINE.NET.plus(PAYOUT_LINE.RETURNED).gt(BigDecimal.ZERO))
                .fetch(line -> new Payment(
                        line.getCreatorId(),
                        line.getReference(),
                        line.getNet().add(line.getReturned()).setScale(digits),
                        kept(run, payees, line.getCreatorId())))
                .stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.creatorId(), b.creatorId()))
                .toList();
    }

    private static PayeeRow kept(PayoutRun run, Map<String, PayeeRow> payees, String creator) {
        var payee = payees.get(creator);
        if (payee == null) {
            throw new InputFault(
                    "payout run " + run.id() + " was drafted before payees were kept with it: nobody agreed"
                            + " to where " + creator + " is paid; cancel it and compute the month again");
        }
        return payee;
    }

    Map<String, PayeeRow> payees(PayoutRun run) {
        var payees = new HashMap<String, PayeeRow>();
        sql.selectFrom(PAYEE_OF_RUN)
                .where(PAYEE_OF_RUN.MONTH.eq(run.id().month().toString()))
                .and(PAYEE_OF_RUN.NUMBER.eq(run.id().number()))
                .forEach(row ->
                        payees.put(row.getCreatorId(), payee(row, run.rules().currency())));
        return payees;
    }

    private PayeeRow payee(PayeeOfRunRecord row, Currency currency) {
        return new PayeeRow(
                row.getSourceRow(),
                row.getCreatorId(),
                keyring.open(row.getLegalName(), place(row, "legal_name")),
                row.getIdType(),
                keyring.open(row.getIdNumber(), place(row, "id_number")),
                row.getChannel(),
                keyring.open(row.getAccount(), place(row, "account")),
                row.getBankCode(),
                currency.getCurrencyCode(),
                "",
                row.getCountry());
    }

    Optional<Debtor> debtor(RunId run) {
        return sql.selectFrom(DEBTOR_OF_RUN)
                .where(DEBTOR_OF_RUN.MONTH.eq(run.month().toString()))
                .and(DEBTOR_OF_RUN.NUMBER.eq(run.number()))
                .fetchOptional(row -> new Debtor(
                        row.getName(), keyring.open(row.getAccount(), place(row)), row.getBank(), row.getCountry()));
    }

    void insert(RunId run, Debtor debtor) {
        var row = new DebtorOfRunRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setName(debtor.name());
        row.setAccount(keyring.seal(debtor.account(), place(row)));
        row.setBank(debtor.bank());
        row.setCountry(debtor.country());
        sql.executeInsert(row);
    }

    void insertFiles(RunId run, List<BankFile> files) {
        sql.batchInsert(files.stream().map(file -> row(run, file)).toList()).execute();
    }

    private static BankFileRecord row(RunId run, BankFile file) {
        var row = new BankFileRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setName(file.name());
        row.setPayments(file.payments());
        row.setTotal(file.total());
        row.setSha256(file.sha256());
        return row;
    }

    /** SHA-256 by name. */
    Map<String, String> files(RunId run) {
        return sql.selectFrom(BANK_FILE)
                .where(BANK_FILE.MONTH.eq(run.month().toString()))
                .and(BANK_FILE.NUMBER.eq(run.number()))
                .fetchMap(BANK_FILE.NAME, BANK_FILE.SHA256);
    }

    /** By COPY: a bank may say of every payment of a run what became of it. */
    void insertResults(
            RunId run, Map<String, Payment> byReference, List<PaymentResult> results, String source, Step step) {
        BulkCopy.into(
                sql,
                PAYMENT_RESULT,
                results.stream()
                        .map(result -> row(
                                run,
                                Objects.requireNonNull(byReference.get(result.reference())),
                                result,
                                source,
                                step)));
    }

    private static PaymentResultRecord row(RunId run, Payment payment, PaymentResult result, String source, Step step) {
        var row = new PaymentResultRecord();
        row.setMonth(run.month().toString());
        row.setNumber(run.number());
        row.setCreatorId(payment.creatorId());
        row.setOutcome(Objects.requireNonNull(
                PaymentOutcome.lookupLiteral(result.outcome().name().toLowerCase(Locale.ROOT))));
        row.setReason(result.outcome() == Outcome.REJECTED ? result.reason() : null);
        row.setSource(source);
        row.setRecordedBy(step.by());
        row.setRecordedAt(RunRows.utc(step.at()));
        return row;
    }

    /** @param sent only those of payments that went out */
    List<PaymentResult> results(RunId run, boolean sent) {
        return select(run).stream()
                .filter(row -> !sent || !row.get(PAYMENT_RESULT.SOURCE).isEmpty())
                .map(row -> new PaymentResult(
                        row.get(PAYOUT_LINE.REFERENCE),
                        Outcome.valueOf(
                                row.get(PAYMENT_RESULT.OUTCOME).getLiteral().toUpperCase(Locale.ROOT)),
                        Objects.requireNonNullElse(row.get(PAYMENT_RESULT.REASON), "")))
                .toList();
    }

    private Result<? extends Record> select(RunId run) {
        return sql.select(PAYOUT_LINE.REFERENCE, PAYMENT_RESULT.OUTCOME, PAYMENT_RESULT.REASON, PAYMENT_RESULT.SOURCE)
                .from(PAYMENT_RESULT)
                .join(PAYOUT_LINE)
                .on(PAYOUT_LINE.MONTH.eq(PAYMENT_RESULT.MONTH))
                .and(PAYOUT_LINE.NUMBER.eq(PAYMENT_RESULT.NUMBER))
                .and(PAYOUT_LINE.CREATOR_ID.eq(PAYMENT_RESULT.CREATOR_ID))
                .where(PAYMENT_RESULT.MONTH.eq(run.month().toString()))
                .and(PAYMENT_RESULT.NUMBER.eq(run.number()))
                .orderBy(PAYOUT_LINE.REFERENCE)
                .fetch();
    }

    int reseal() {
        var payees = sql.selectFrom(PAYEE_OF_RUN).fetch().stream()
                .filter(row -> !keyring.isCurrent(row.getAccount()))
                .peek(row -> {
                    row.setLegalName(again(row.getLegalName(), place(row, "legal_name")));
                    row.setIdNumber(again(row.getIdNumber(), place(row, "id_number")));
                    row.setAccount(again(row.getAccount(), place(row, "account")));
                })
                .toList();
        var debtors = sql.selectFrom(DEBTOR_OF_RUN).fetch().stream()
                .filter(row -> !keyring.isCurrent(row.getAccount()))
                .peek(row -> row.setAccount(again(row.getAccount(), place(row))))
                .toList();
        sql.batchUpdate(payees).execute();
        sql.batchUpdate(debtors).execute();
        return 3 * payees.size() + debtors.size();
    }

    private String again(String sealed, String place) {
        return keyring.seal(keyring.open(sealed, place), place);
    }
}
