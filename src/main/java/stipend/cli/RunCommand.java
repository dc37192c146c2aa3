package stipend.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.BankExport;
import stipend.payout.Payments;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;
import stipend.payout.bank.ResultFile;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Takes a month's payout run from draft to settled.",
            "One reviews, another approves; who prepared the run cannot approve it. Approval",
            "posts the run to the ledger; export writes the files for the banks, settle reads",
            "what they say of each payment."
        },
        subcommands = {
            RunCommand.Review.class,
            RunCommand.Approve.class,
            RunCommand.Cancel.class,
            RunCommand.Export.class,
            RunCommand.Settle.class
        })
final class RunCommand extends CommandGroup {
    /** Who does a step to which month's run. */
    static final class Signature {
        @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The month, as 2024-02")
        private @Nullable YearMonth month;

        @Mixin
        private Signing signing = new Signing();

        private YearMonth month() {
            return Parent.of(month);
        }
    }

    private int step(Signature signature, BiFunction<PayoutRuns, Step, PayoutRun> step) {
        var top = top();
        return top.with(application -> {
            var runs = application.getBean(PayoutRuns.class);
            var run = signature.signing.done(application, () -> step.apply(runs, signature.signing.step(application)));
            top.out().println(said(run, signature) + "; " + paid(runs.lines(run), run));
            return 0;
        });
    }

    private static String said(PayoutRun run, Signature signature) {
        return signature.signing.isDry()
                ? "dry run, nothing was changed: payout run " + run.id() + " would be " + run.state()
                : "payout run " + run.id() + " is " + run.state();
    }

    private static String paid(List<PayoutLine> lines, PayoutRun run) {
        var payments = lines.stream().map(PayoutLine::paid).filter(paid -> paid.signum() > 0);
        var paid = payments.toList();
        var sum = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return paid.size() + " payments of " + sum.toPlainString() + " "
                + run.rules().currency();
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
            return Parent.of(run).step(signature, (runs, step) -> runs.review(signature.month(), step));
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
            return Parent.of(run).step(signature, (runs, step) -> runs.approve(signature.month(), step));
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
            return Parent.of(run).step(signature, (runs, step) -> runs.cancel(signature.month(), step));
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the approved run's files for bank, Alipay and WeChat below",
                "REPORTS/MONTH/bank. From then on the run cannot be cancelled. Exporting again",
                "writes the same files."
            })
    static final class Export implements Callable<Integer> {
        @ParentCommand
        private @Nullable RunCommand run;

        @Mixin
        private Signature signature = new Signature();

        @Option(
                names = "--bank",
                paramLabel = "FILE",
                defaultValue = "${env:STIPEND_BANK:-./bank.yaml}",
                description = "Who pays: debtor with name, account, bank, country (default: ${DEFAULT-VALUE})")
        private Path bank = Path.of("bank.yaml");

        @Option(
                names = "--leave-out-wrong",
                description = "Leave out payments to payees that no bank would take; they are paid with their next net")
        private boolean leaveOutWrong;

        @Override
        public Integer call() {
            var top = Parent.of(run).top();
            return top.with(application -> {
                var export = application.getBean(BankExport.class);
                var step = signature.signing.step(application);
                var asked = new BankExport.Asked(bank, leaveOutWrong);
                var written = signature.signing.isDry()
                        ? export.dryRun(signature.month(), step, asked)
                        : export.run(signature.month(), step, asked);
                top.out().println(said(written.exported().run(), signature) + exportedBefore(written, step));
                tell(written, top.out());
                return 0;
            });
        }

        private static String exportedBefore(BankExport.Written written, Step step) {
            var exported = written.exported().step();
            return exported.equals(step)
                    ? ""
                    : "; it was exported by " + exported.by() + " at " + exported.at() + ", these are the same files";
        }

        private static void tell(BankExport.Written written, PrintWriter out) {
            var exported = written.exported();
            var currency = exported.run().rules().currency();
            exported.files()
                    .forEach(file -> out.println("  " + written.folder().resolve(file.name()) + ": " + file.payments()
                            + " payments, " + file.total().toPlainString() + " " + currency));
            exported.leftOut().forEach(left -> out.println("  left out, " + left.reference() + ": " + left.reason()));
        }
    }

    @Command(
            name = "settle",
            mixinStandardHelpOptions = true,
            description = {
                "Reads what the bank says of the exported run's payments: ISO 20022 pain.002.001.10 to .14, or CSV"
                        + " with",
                "reference,status,reason (success or rejected). What it rejected is paid again with the creator's next"
                        + " net.",
                ""
            })
    static final class Settle implements Callable<Integer> {
        @ParentCommand
        private @Nullable RunCommand run;

        @Mixin
        private Signature signature = new Signature();

        @Option(names = "--file", paramLabel = "FILE", description = "The results, of all payments or of some")
        private @Nullable Path file;

        @Override
        public Integer call() {
            var top = Parent.of(run).top();
            var results = Optional.ofNullable(file).map(ResultFile::read);
            return top.with(application -> {
                var payments = application.getBean(Payments.class);
                var settled = signature.signing.done(
                        application,
                        () -> payments.settle(signature.month(), signature.signing.step(application), results));
                top.out()
                        .println(said(settled.run(), signature) + ": " + settled.succeeded() + " paid, "
                                + settled.rejected() + " sent back ("
                                + settled.returned().toPlainString() + " "
                                + settled.run().rules().currency() + "), " + settled.open() + " without a result yet");
                return 0;
            });
        }
    }
}
