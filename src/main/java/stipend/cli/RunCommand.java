package stipend.cli;

import java.time.Clock;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Takes a month's payout run from draft to approved.",
            "One reviews, another approves; who prepared the run cannot approve it. Approval",
            "posts the run to the ledger."
        },
        subcommands = {RunCommand.Review.class, RunCommand.Approve.class, RunCommand.Cancel.class})
final class RunCommand implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which step: review, approve or cancel");
    }

    /** Who does a step to which month's run. */
    static final class Signature {
        @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The month, as 2024-02")
        private @Nullable YearMonth month;

        @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it")
        private @Nullable String by;

        @Option(names = "--note", paramLabel = "TEXT", description = "A note that is kept with the step")
        private @Nullable String note;
    }

    private int step(Signature signature, BiFunction<PayoutRuns, Step, PayoutRun> step) {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var now = application.getBean(Clock.class).instant();
            var run = step.apply(
                    application.getBean(PayoutRuns.class), new Step(Parent.of(signature.by), now, signature.note));
            top.out().println("payout run " + run.id() + " is " + run.state());
            return 0;
        });
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description = "Says that the draft was looked at; its lines do not change any more.")
    static final class Review implements Callable<Integer> {
        @ParentCommand
        private @Nullable RunCommand run;

        @Mixin
        private Signature signature = new Signature();

        @Override
        public Integer call() {
            return Parent.of(run).step(signature, (runs, step) -> runs.review(Parent.of(signature.month), step));
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Agrees to the reviewed run and posts it to the ledger; by neither the preparer nor the"
                    + " reviewer.")
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        private @Nullable RunCommand run;

        @Mixin
        private Signature signature = new Signature();

        @Override
        public Integer call() {
            return Parent.of(run).step(signature, (runs, step) -> runs.approve(Parent.of(signature.month), step));
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Takes the run back; what an approved one posted is reversed by entries of its own.")
    static final class Cancel implements Callable<Integer> {
        @ParentCommand
        private @Nullable RunCommand run;

        @Mixin
        private Signature signature = new Signature();

        @Override
        public Integer call() {
            return Parent.of(run).step(signature, (runs, step) -> runs.cancel(Parent.of(signature.month), step));
        }
    }
}
