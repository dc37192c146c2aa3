package stipend.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.award.AwardBook;
import stipend.fault.WorkFault;
import stipend.ledger.Journal;
import stipend.ledger.Ledger;
import stipend.payout.Audit;
import stipend.payout.PayoutRuns;
import stipend.report.WholeFile;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at the ledger, in which every cent has an entry.",
        subcommands = {LedgerCommand.Verify.class, LedgerCommand.Export.class})
final class LedgerCommand extends CommandGroup {
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Walks the chain of entries from the first, derives every balance again, and holds payout runs and"
                        + " awards against the entries; names the first entry, or run and creator, that is wrong (exit"
                        + " 1).")
    static final class Verify implements Callable<Integer> {
        @ParentCommand
        private @Nullable LedgerCommand ledger;

        @Override
        public Integer call() {
            var top = Parent.of(ledger).top();
            return top.with(application -> {
                var audit = application.getBean(PayoutRuns.class).verify(application.getBean(AwardBook.class));
                top.out().println(audit.line());
                return audit instanceof Audit.Sound ? 0 : 1;
            });
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the ledger as a journal that hledger or beancount reads and checks.")
    static final class Export implements Callable<Integer> {
        @ParentCommand
        private @Nullable LedgerCommand ledger;

        @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "hledger or beancount")
        private Journal.Format format = Journal.Format.HLEDGER;

        @Option(names = "--out", paramLabel = "FILE", description = "Where to write it, whole or not at all")
        private @Nullable Path file;

        @Override
        public Integer call() {
            var top = Parent.of(ledger).top();
            return top.with(application -> {
                var book = application.getBean(Ledger.class);
                if (file == null) {
                    print(book, top);
                } else {
                    top.out().println(file + ": " + write(book, file, top) + " entries");
                }
                return 0;
            });
        }

        private void print(Ledger book, StipendCommand top) {
            try {
                Journal.write(book, format, top.places().zone(), top.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (top.out().checkError()) {
                throw new WorkFault("standard output was not taken to its end; the journal is not whole");
            }
        }

        private long write(Ledger book, Path file, StipendCommand top) {
            var entries = new AtomicLong();
            WholeFile.write(file, out -> {
                var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                entries.set(Journal.write(book, format, top.places().zone(), text));
            });
            return entries.get();
        }
    }
}
