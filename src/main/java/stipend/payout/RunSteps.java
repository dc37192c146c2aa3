package stipend.payout;

import java.time.YearMonth;
import java.util.Optional;
import stipend.fault.InputFault;

/** The steps of a run's life, each refused in words when it comes at the wrong time. */
public final class RunSteps {
    private RunSteps() {}

    public static PayoutRun.Reviewed review(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Draft draft -> draft.reviewed(step);
            case PayoutRun.Reviewed reviewed -> throw already(reviewed, reviewed.reviewed());
            case PayoutRun.Approved approved -> throw already(approved, approved.approved());
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    public static PayoutRun.Approved approve(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Draft draft ->
                throw new InputFault("payout run " + draft.id()
                        + " is a draft: have it reviewed first (run review --month " + month + ")");
            case PayoutRun.Reviewed reviewed -> reviewed.approved(step);
            case PayoutRun.Approved approved -> throw already(approved, approved.approved());
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    public static PayoutRun.Cancelled cancel(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Cancellable cancellable -> cancellable.cancelled(step);
            case PayoutRun.Cancelled cancelled -> throw already(cancelled, cancelled.cancelled());
        };
    }

    private static PayoutRun live(YearMonth month, Optional<PayoutRun> run) {
        return run.orElseThrow(() -> none(month));
    }

    private static InputFault none(YearMonth month) {
        return new InputFault(
                "there is no payout run of " + month + ": draft one first (monthly --month " + month + ")");
    }

    private static InputFault already(PayoutRun run, Step step) {
        return new InputFault("payout run " + run.id() + " is " + run.state() + " already, by " + step.by() + " at "
                + step.at() + ": nothing was changed");
    }
}
