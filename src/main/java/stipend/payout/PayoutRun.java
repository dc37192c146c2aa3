package stipend.payout;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stipend.fault.InputFault;

/**
 * A payout run in one of its states (SPEC §5): a step that is out of order has no method.
 */
public sealed interface PayoutRun {
    RunId id();

    RulesFile rules();

    Step prepared();

    /** The state's word: draft, reviewed, approved, exported, settled, cancelled. */
    default String state() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A run that still can be cancelled: nothing of it has left for a bank. */
    sealed interface Cancellable extends PayoutRun {
        default Cancelled cancelled(Step step) {
            return new Cancelled(id(), rules(), prepared(), step);
        }
    }

    /** A run that two people have agreed to: the ledger has its entries, its rules are frozen. */
    sealed interface Signed extends PayoutRun {
        Step approved();
    }

    /** The ids of runs, as what a month was computed from is kept: {@code 2024-01/1 2024-02/2}. */
    static String names(List<Signed> runs) {
        return runs.stream().map(run -> run.id().toString()).collect(Collectors.joining(" "));
    }

    record Draft(RunId id, RulesFile rules, Step prepared) implements Cancellable {
        public Reviewed reviewed(Step step) {
            return new Reviewed(id, rules, prepared, step);
        }
    }

    record Reviewed(RunId id, RulesFile rules, Step prepared, Step reviewed) implements Cancellable {
        /** @throws InputFault if the approver prepared or reviewed it */
        public Approved approved(Step step) {
            requireAnother(step, prepared, "prepared");
            requireAnother(step, reviewed, "reviewed");
            return new Approved(id, rules, prepared, reviewed, step);
        }

        private void requireAnother(Step approval, Step earlier, String did) {
            if (approval.isBySameAs(earlier)) {
                throw new InputFault("payout run " + id + ": " + approval.by() + " " + did
                        + " it and cannot approve it; somebody else must");
            }
        }
    }

    record Approved(RunId id, RulesFile rules, Step prepared, Step reviewed, Step approved)
            implements Cancellable, Signed {
        public Exported exported(Step step) {
            return new Exported(id, rules, prepared, reviewed, approved, step);
        }
    }

    /** Its files are written: money may move, so nothing takes it back. */
    record Exported(RunId id, RulesFile rules, Step prepared, Step reviewed, Step approved, Step exported)
            implements Signed {
        public Settled settled(Step step) {
            return new Settled(id, rules, prepared, reviewed, approved, exported, step);
        }
    }

    /** Every payment has its result. */
    record Settled(RunId id, RulesFile rules, Step prepared, Step reviewed, Step approved, Step exported, Step settled)
            implements Signed {}

    record Cancelled(RunId id, RulesFile rules, Step prepared, Step cancelled) implements PayoutRun {}
}
