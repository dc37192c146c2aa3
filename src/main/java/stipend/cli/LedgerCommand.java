package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.ledger.Ledger;
import stipend.ledger.Verdict;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at the ledger, in which every cent has an entry.",
        subcommands = LedgerCommand.Verify.class)
final class LedgerCommand implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the ledger: verify");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Walks the chain of entries from the first and names the first one that is wrong (exit 1).")
    static final class Verify implements Callable<Integer> {
        @ParentCommand
        private @Nullable LedgerCommand ledger;

        @Override
        public Integer call() {
            var top = Parent.of(Parent.of(ledger).stipend);
            return top.with(application -> switch (application
                    .getBean(Ledger.class)
                    .verify()) {
                case Verdict.Sound sound -> {
                    top.out().println("the ledger is sound: " + sound.entries() + " entries, head " + sound.headHash());
                    yield 0;
                }
                case Verdict.Broken broken -> {
                    top.out().println("the ledger is broken at entry " + broken.entryId() + ": " + broken.what());
                    yield 1;
                }
            });
        }
    }
}
