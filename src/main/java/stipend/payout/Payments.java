package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import stipend.payout.bank.BankFile;
import stipend.payout.bank.Debtor;

/**
 * What signed runs pay, to the bank and back (SPEC §5). Each command is one transaction: it happens as a whole, or
 * throws and has changed nothing.
 */
public interface Payments {

    /** Keeps where the payments of a draft go, its numbers sealed; to be asked within the draft's transaction. */
    void keep(RunId run, List<PayeeRow> payees);

    /** What the run pays, by creator_id. */
    List<Payment> of(PayoutRun run);

    /** The run's final results by reference, those of payments that were never sent among them. */
    List<PaymentResult> results(PayoutRun run);

    /**
     * How an export is done.
     *
     * @param zone in which the first export's day is the one on which the bank shall pay
     * @param debtor asked for at the first export of a run that pays by bank
     * @param leaveOutWrong payments to payees that no bank would take are left out, as if the bank had sent them back
     */
    record Exporting(ZoneId zone, Supplier<Debtor> debtor, boolean leaveOutWrong) {}

    /**
     * An exported run's files.
     *
     * @param step the first export
     * @param leftOut what is never sent
     */
    record Exported(PayoutRun.Signed run, Step step, List<BankFile> files, List<PaymentResult> leftOut) {}

    /**
     * The run's files, and from the first time on it is exported. Asked again it gives the same files and changes
     * nothing.
     *
     * @throws stipend.fault.InputFault if a payee is none that a bank would take, the debtor is not known, or the run
     *     is not approved
     * @throws stipend.fault.WorkFault if the files would not be those of the first time
     */
    Exported export(YearMonth month, Step step, Exporting how);

    /**
     * What a file of results brought.
     *
     * @param run settled when nothing is open
     * @param returned what goes back to creators
     */
    record Settled(PayoutRun run, long succeeded, long rejected, BigDecimal returned, long open) {}

    /**
     * Takes a file of results, of all payments or of some.
     *
     * @param results empty only if the run pays nothing
     * @throws stipend.fault.InputFault if the run is not exported, or the file does not fit it; nothing is taken then
     */
    Settled settle(YearMonth month, Step step, Optional<PaymentResults> results);

    /**
     * Seals everything that is kept with a new key, or with the first one of STIPEND_KEY, and then forgets the former
     * keys of a key file.
     *
     * @return how many names and numbers were sealed again
     */
    int rotate();
}
