package stipend.batch;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.Reference;
import stipend.payout.RunRecords.ShownPayee;
import stipend.payout.RunRecords.ShownResult;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.Transfer;

/** The payouts of a run, and how each is sent. */
record ExportedPayouts(MonthBook book, Map<String, ShownPayee> payees, Map<String, ShownResult> results) {

    Stream<Payout> rows() {
        return book.lines().stream()
                .map(line -> new Payout(
                        line.creatorId(),
                        book.nameOf(line.creatorId()),
                        MonthBook.account(line),
                        line.status().word(),
                        transfer(line)));
    }

    private @Nullable Transfer transfer(PayoutLine line) {
        if (line.paid().signum() == 0) {
            return null;
        }
        var creator = line.creatorId();
        var payee = payees.get(creator);
        return new Transfer(
                payee == null ? "" : payee.channel(),
                payee == null ? "" : payee.account(),
                Reference.of(book.run().id(), creator),
                result(results.get(creator)));
    }

    private String result(@Nullable ShownResult result) {
        if (result == null) {
            return isExported(book.run()) ? "open" : "";
        }
        return result.succeeded() ? "succeeded" : result.reason();
    }

    static boolean isExported(PayoutRun run) {
        return run instanceof PayoutRun.Exported || run instanceof PayoutRun.Settled;
    }
}
