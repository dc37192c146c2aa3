package stipend.payout;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stipend.fault.InputFault;

/** Months follow one another: each opens with what the ones before it left (SPEC §5). */
public final class MonthChain {
    private final List<PayoutRun> newest;

    /** @param newest each month's live run, or its last cancelled one */
    public MonthChain(List<PayoutRun> newest) {
        this.newest = newest;
    }

    public Optional<PayoutRun> of(YearMonth month) {
        return newest.stream().filter(run -> run.id().month().equals(month)).findFirst();
    }

    /** The month may be computed: nothing of it is signed, the earlier ones are closed, no later one is. */
    public void requireComputable(YearMonth month) {
        of(month).ifPresent(MonthChain::requireUnsigned);
        requireNeighbours(month, "computed");
    }

    /** Every earlier month is approved or cancelled, and no later one is approved. */
    public void requireNeighbours(YearMonth month, String what) {
        requireEarlierClosed(month, what);
        requireNoneLaterSigned(month, what);
    }

    /** The approved runs of earlier months, ascending. */
    public List<PayoutRun.Signed> signedBefore(YearMonth month) {
        return newest.stream()
                .filter(run -> run.id().month().isBefore(month))
                .sorted(Comparator.comparing(run -> run.id().month()))
                .flatMap(run -> run instanceof PayoutRun.Signed signed ? Stream.of(signed) : Stream.empty())
                .toList();
    }

    /** The id of the run that a draft of the month gets: a draft that is there already is replaced. */
    public RunId next(YearMonth month) {
        return of(month)
                .map(run -> run instanceof PayoutRun.Cancelled
                        ? new RunId(month, run.id().number() + 1)
                        : run.id())
                .orElse(new RunId(month, 1));
    }

    private static void requireUnsigned(PayoutRun run) {
        switch (run) {
            case PayoutRun.Draft draft -> {}
            case PayoutRun.Cancelled cancelled -> {}
            case PayoutRun.Reviewed reviewed ->
                throw new InputFault("payout run " + run.id() + " is reviewed by "
                        + reviewed.reviewed().by() + ": cancel it before computing "
                        + run.id().month() + " again");
            case PayoutRun.Signed signed ->
                throw new InputFault("payout run " + run.id() + " is approved by "
                        + signed.approved().by()
                        + ": the month is closed; correct it by adjustments in the next month");
        }
    }

    private void requireEarlierClosed(YearMonth month, String what) {
        newest.stream()
                .filter(run -> run.id().month().isBefore(month))
                .filter(run -> run instanceof PayoutRun.Draft || run instanceof PayoutRun.Reviewed)
                .max(Comparator.comparing(run -> run.id().month()))
                .ifPresent(run -> {
                    throw new InputFault(month + " cannot be " + what + ": the payout run of "
                            + run.id().month() + " is " + run.state() + "; approve or cancel it first");
                });
    }

    public void requireNoneLaterSigned(YearMonth month, String what) {
        newest.stream()
                .filter(run -> run.id().month().isAfter(month) && run instanceof PayoutRun.Signed)
                .min(Comparator.comparing(run -> run.id().month()))
                .ifPresent(run -> {
                    throw new InputFault(month + " cannot be " + what + ": the payout run of "
                            + run.id().month()
                            + " is approved and opens with what this month left; correct it by adjustments in"
                            + " a later month");
                });
    }
}
