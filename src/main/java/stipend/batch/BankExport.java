package stipend.batch;

import java.nio.file.Path;
import java.time.YearMonth;
import org.springframework.transaction.support.TransactionTemplate;
import stipend.payout.Payments;
import stipend.payout.Payments.Exporting;
import stipend.payout.Step;
import stipend.payout.bank.Debtor;
import stipend.report.BankFolder;

/**
 * Exports a signed run: first it is exported, then its files are written. Whoever is killed between writes them by asking
 * again; the other way round a run could be cancelled whose files somebody has.
 */
public final class BankExport {
    private final Places places;
    private final Payments payments;
    private final TransactionTemplate transactions;

    BankExport(Places places, Payments payments, TransactionTemplate transactions) {
        this.places = places;
        this.payments = payments;
        this.transactions = transactions;
    }

    /** What is asked for: the debtor's file, and whether payees that no bank would take are left out. */
    public record Asked(Path debtor, boolean leaveOutWrong) {}

    /** An export, and where its files are. */
    public record Written(Path folder, Payments.Exported exported) {}

    public Written run(YearMonth month, Step step, Asked asked) {
        var exported = payments.export(month, step, exporting(asked));
        var folder = folder(month);
        BankFolder.write(folder, exported.files());
        return new Written(folder, exported);
    }

    /** All of it but the files, and taken back. */
    public Written dryRun(YearMonth month, Step step, Asked asked) {
        var exported = transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            return payments.export(month, step, exporting(asked));
        });
        return new Written(folder(month), exported);
    }

    private Exporting exporting(Asked asked) {
        return new Exporting(places.zone().id(), () -> Debtor.read(asked.debtor()), asked.leaveOutWrong());
    }

    private Path folder(YearMonth month) {
        return places.reports().resolve(month.toString()).resolve("bank");
    }
}
