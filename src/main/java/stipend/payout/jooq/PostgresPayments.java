package stipend.payout.jooq;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.ledger.Entry;
import stipend.ledger.Ledger;
import stipend.payout.MonthChain;
import stipend.payout.PayeeForm;
import stipend.payout.PayeeRow;
import stipend.payout.Payment;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PaymentResults;
import stipend.payout.Payments;
import stipend.payout.PayoutRun;
import stipend.payout.RunEntries;
import stipend.payout.RunId;
import stipend.payout.RunSteps;
import stipend.payout.Settlement;
import stipend.payout.Step;
import stipend.payout.bank.BankBatch;
import stipend.payout.bank.BankFile;
import stipend.payout.bank.BankFiles;
import stipend.payout.bank.Debtor;
import stipend.payout.secret.Keyring;

/** Payments of the runs in PostgreSQL; its commands and those of the runs follow one another. */
public final class PostgresPayments implements Payments {
    private static final String NOT_SENT = "not sent: ";

    private final RunRows runs;
    private final PaymentRows rows;
    private final Commands commands;
    private final Ledger ledger;
    private final Keyring keyring;

    public PostgresPayments(DSLContext sql, TransactionOperations transactions, Ledger ledger, Keyring keyring) {
        this.runs = new RunRows(sql);
        this.rows = new PaymentRows(sql, keyring);
        this.commands = new Commands(sql, transactions);
        this.ledger = ledger;
        this.keyring = keyring;
    }

    @Override
    public void keep(RunId run, List<PayeeRow> payees) {
        rows.insert(run, payees);
    }

    @Override
    public List<Payment> of(PayoutRun run) {
        return rows.payments(run);
    }

    @Override
    public List<PaymentResult> results(PayoutRun run) {
        return rows.results(run.id(), false);
    }

    private Optional<PayoutRun> run(YearMonth month) {
        return new MonthChain(runs.newest()).of(month);
    }

    @Override
    public Exported export(YearMonth month, Step step, Exporting how) {
        return commands.run(() -> {
            var before = run(month);
            var run = RunSteps.export(month, before, step);
            return before.orElseThrow() instanceof PayoutRun.Approved
                    ? exportFirst((PayoutRun.Exported) run, how)
                    : exportAgain(run, how);
        });
    }

    private Exported exportFirst(PayoutRun.Exported run, Exporting how) {
        var payments = rows.payments(run);
        var leftOut = leftOut(run.id(), payments, how.leaveOutWrong());
        var sent = without(payments, leftOut);
        var debtor =
                sent.stream().anyMatch(BankFiles::isOfMessage) ? how.debtor().get() : null;
        var files = BankFiles.of(batch(run, run.exported(), how, debtor, sent));
        runs.turn(run.id(), RunStep.EXPORTED, run.exported());
        if (debtor != null) {
            rows.insert(run.id(), debtor);
        }
        rows.insertFiles(run.id(), files);
        record(run, payments, leftOut, "", run.exported());
        return new Exported(run, run.exported(), files, leftOut);
    }

    /** The payments that cannot be sent, each as if the bank had refused it; unless they may be left out, a fault. */
    private static List<PaymentResult> leftOut(RunId run, List<Payment> payments, boolean leaveOut) {
        var wrong = new ArrayList<PaymentResult>();
        for (var payment : payments) {
            PayeeForm.firstWrong(payment.payee())
                    .ifPresent(what ->
                            wrong.add(new PaymentResult(payment.reference(), Outcome.REJECTED, NOT_SENT + what)));
        }
        if (!wrong.isEmpty() && !leaveOut) {
            var first = wrong.getFirst().reason().substring(NOT_SENT.length());
            var more = wrong.size() > 1 ? ", and " + (wrong.size() - 1) + " more payees" : "";
            throw new InputFault("payout run " + run + " cannot be exported: " + first + more
                    + "; cancel it and compute the month with a corrected file, or --leave-out-wrong pays the others"
                    + " now and these with their next net");
        }
        return wrong;
    }

    private static List<Payment> without(List<Payment> payments, List<PaymentResult> leftOut) {
        var references = leftOut.stream().map(PaymentResult::reference).collect(toSet());
        return payments.stream()
                .filter(payment -> !references.contains(payment.reference()))
                .toList();
    }

    private static BankBatch batch(
            PayoutRun.Signed run, Step exported, Exporting how, @Nullable Debtor debtor, List<Payment> sent) {
        var due = LocalDate.ofInstant(exported.at(), how.zone());
        return new BankBatch(run.id(), run.rules().currency(), run.approved().at(), due, debtor, sent);
    }

    private Exported exportAgain(PayoutRun.Signed run, Exporting how) {
        var leftOut = leftOut(run.id());
        var sent = without(rows.payments(run), leftOut);
        var debtor = rows.debtor(run.id()).orElse(null);
        var files = BankFiles.of(batch(run, exported(run), how, debtor, sent));
        requireSame(run.id(), files);
        return new Exported(run, exported(run), files, leftOut);
    }

    private List<PaymentResult> leftOut(RunId run) {
        var sent = new HashSet<>(rows.results(run, true));
        return rows.results(run, false).stream()
                .filter(result -> !sent.contains(result))
                .toList();
    }

    private static Step exported(PayoutRun.Signed run) {
        return switch (run) {
            case PayoutRun.Approved approved -> throw new IllegalStateException(approved.id() + " is not exported");
            case PayoutRun.Exported exported -> exported.exported();
            case PayoutRun.Settled settled -> settled.exported();
        };
    }

    private void requireSame(RunId run, List<BankFile> files) {
        var now = files.stream().collect(toMap(BankFile::name, BankFile::sha256));
        if (!now.equals(rows.files(run))) {
            throw new WorkFault("payout run " + run + ": the files would not be those of its first export (another"
                    + " --zone, or another version); nothing was written");
        }
    }

    @Override
    public Settled settle(YearMonth month, Step step, Optional<PaymentResults> results) {
        return commands.run(() -> {
            var run = RunSteps.settle(month, run(month));
            var payments = rows.payments(run);
            var sent = without(payments, leftOut(run.id()));
            var known = references(rows.results(run.id(), true));
            requireFile(run.id(), sent.size() - known.size(), results);
            var fresh = results.map(file -> Settlement.of(run.id(), sent, known, file))
                    .orElse(List.of());
            var source = results.map(PaymentResults::source).orElse("");
            var returned = record(run, payments, fresh, source, step);
            return settled(run, step, fresh, returned, sent.size() - known.size() - fresh.size());
        });
    }

    private static Set<String> references(List<PaymentResult> results) {
        return results.stream().map(PaymentResult::reference).collect(toSet());
    }

    private static void requireFile(RunId run, int open, Optional<PaymentResults> results) {
        if (results.isEmpty() && open > 0) {
            throw new InputFault("payout run " + run + " has " + open
                    + " payments without a result; name the bank's file of results with --file");
        }
    }

    private Settled settled(
            PayoutRun.Exported run, Step step, List<PaymentResult> fresh, BigDecimal returned, int open) {
        if (open == 0) {
            runs.turn(run.id(), RunStep.SETTLED, step);
        }
        var rejected = fresh.stream().filter(PostgresPayments::isRejected).count();
        return new Settled(open == 0 ? run.settled(step) : run, fresh.size() - rejected, rejected, returned, open);
    }

    private static boolean isRejected(PaymentResult result) {
        return result.outcome() == Outcome.REJECTED;
    }

    /** Keeps the results and posts what came back; gives its sum. */
    private BigDecimal record(
            PayoutRun.Exported run, List<Payment> payments, List<PaymentResult> results, String source, Step step) {
        Map<String, Payment> byReference = payments.stream().collect(toMap(Payment::reference, identity()));
        var currency = run.rules().currency();
        var returned = BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits());
        var entries = new ArrayList<Entry>();
        rows.insertResults(run.id(), byReference, results, source, step);
        for (var result : results) {
            var payment = Objects.requireNonNull(byReference.get(result.reference()));
            if (isRejected(result)) {
                entries.add(RunEntries.sentBack(
                        run.id(), currency, payment.creatorId(), payment.amount(), result.reason()));
                returned = returned.add(payment.amount());
            }
        }
        ledger.post(entries);
        return returned;
    }

    /** A key is forgotten once it is certain, and committed, that nothing needs it. */
    @Override
    public int rotate() {
        int sealed = commands.run(() -> {
            keyring.reload();
            keyring.renew();
            return rows.reseal();
        });
        return commands.run(() -> {
            keyring.reload();
            if (rows.reseal() == 0) {
                keyring.forgetFormer();
            }
            return sealed;
        });
    }
}
