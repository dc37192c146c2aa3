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
            case PayoutRun.Signed signed -> throw already(signed, signed.approved());
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    public static PayoutRun.Approved approve(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Draft draft ->
                throw new InputFault("payout run " + draft.id()
                        + " is a draft: have it reviewed first (run review --month " + month + ")");
            case PayoutRun.Reviewed reviewed -> reviewed.approved(step);
            case PayoutRun.Signed signed -> throw already(signed, signed.approved());
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    public static PayoutRun.Cancelled cancel(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Cancellable cancellable -> cancellable.cancelled(step);
            case PayoutRun.Exported exported -> throw gone(exported, exported.exported());
            case PayoutRun.Settled settled -> throw gone(settled, settled.exported());
            case PayoutRun.Cancelled cancelled -> throw already(cancelled, cancelled.cancelled());
        };
    }

    /** The exported run; one that was exported before is given as it is. */
    public static PayoutRun.Signed export(YearMonth month, Optional<PayoutRun> run, Step step) {
        return switch (live(month, run)) {
            case PayoutRun.Draft draft -> throw tooEarly(draft, "exported", "approved");
            case PayoutRun.Reviewed reviewed -> throw tooEarly(reviewed, "exported", "approved");
            case PayoutRun.Approved approved -> approved.exported(step);
            case PayoutRun.Exported exported -> exported;
            case PayoutRun.Settled settled -> settled;
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    /** The run whose payments may get results now. */
    public static PayoutRun.Exported settle(YearMonth month, Optional<PayoutRun> run) {
        return switch (live(month, run)) {
            case PayoutRun.Draft draft -> throw tooEarly(draft, "settled", "exported");
            case PayoutRun.Reviewed reviewed -> throw tooEarly(reviewed, "settled", "exported");
            case PayoutRun.Approved approved -> throw tooEarly(approved, "settled", "exported");
            case PayoutRun.Exported exported -> exported;
            case PayoutRun.Settled settled -> throw already(settled, settled.settled());
            case PayoutRun.Cancelled cancelled -> throw none(month);
        };
    }

    private static InputFault tooEarly(PayoutRun run, String what, String needed) {
        return new InputFault(
                "payout run " + run.id() + " is " + run.state() + ": it can be " + what + " once it is " + needed);
    }

    private static InputFault gone(PayoutRun run, Step exported) {
        return new InputFault("payout run " + run.id() + " was exported by " + exported.by() + " at " + exported.at()
                + ": money may have moved; correct it by adjustments in a later month");
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
