package stipend.batch;

import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import stipend.fault.InputFault;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;

/** The months whose payout runs are signed: their days stay as they were counted. */
final class ClosedMonths {
    private final PayoutRuns runs;

    ClosedMonths(PayoutRuns runs) {
        this.runs = runs;
    }

    SortedSet<YearMonth> all() {
        return runs.all().stream()
                .filter(PayoutRun.Signed.class::isInstance)
                .map(run -> run.id().month())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean has(YearMonth month) {
        return isSigned(runs.run(month));
    }

    /** To be asked before the work; it can be signed as soon as this is answered. */
    void requireOpen(YearMonth month) {
        requireUnsigned(month, runs.run(month));
    }

    /** Within the caller's transaction, after what takes time: whoever would sign the month waits for its end. */
    void keepOpen(YearMonth month) {
        requireUnsigned(month, runs.heldRun(month));
    }

    private static void requireUnsigned(YearMonth month, Optional<PayoutRun> run) {
        if (isSigned(run)) {
            throw new InputFault("the payout run of " + month
                    + " is approved: its days are not counted again; restate --month " + month
                    + " brings what came late as adjustments");
        }
    }

    private static boolean isSigned(Optional<PayoutRun> run) {
        return run.filter(PayoutRun.Signed.class::isInstance).isPresent();
    }
}
