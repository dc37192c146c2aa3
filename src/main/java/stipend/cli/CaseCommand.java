package stipend.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.payout.CaseBook;
import stipend.payout.CaseFile;
import stipend.payout.Step;

@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Keeps an infringement's models, evidence and what was recovered.",
            "Models that were published elsewhere without their authors: open a case, add the",
            "models and who claims them, register evidence, hold what is disputed (stipend",
            "hold), and share what the infringer paid over the models."
        },
        subcommands = {
            CaseCommand.Open.class,
            CaseAddCommand.class,
            CaseCommand.RegisterEvidence.class,
            CaseCommand.Recover.class,
            CaseCommand.Turn.class,
            CaseShowCommand.class
        })
final class CaseCommand extends CommandGroup {
    /** Which case, and who writes into it. */
    static final class Entry {
        @Option(names = "--case", paramLabel = "ID", required = true, description = "The case's id")
        private @Nullable String caseId;

        @Mixin
        private Signing signing = new Signing();

        String id() {
            return Parent.of(caseId);
        }
    }

    /** Writes something into the case, and says what. */
    interface Writing {
        Said in(CaseBook cases, ApplicationContext application, Step step);
    }

    /** What the case is or has now; not new: it was so before. */
    record Said(String what, boolean isNew) {}

    int write(Entry entry, Writing writing) {
        var top = top();
        return top.with(application -> {
            var cases = application.getBean(CaseBook.class);
            var said = entry.signing.done(
                    application, () -> writing.in(cases, application, entry.signing.step(application)));
            top.out().println(entry.signing.said("case " + entry.id() + " " + said.what(), said.isNew()));
            return 0;
        });
    }

    @Command(name = "open", mixinStandardHelpOptions = true, sortOptions = false, description = "Opens a case.")
    static final class Open implements Callable<Integer> {
        @ParentCommand
        private @Nullable CaseCommand command;

        @Mixin
        private Entry entry = new Entry();

        @Option(names = "--title", paramLabel = "TEXT", required = true, description = "What it is about")
        private @Nullable String title;

        @Override
        public Integer call() {
            return Parent.of(command)
                    .write(
                            entry,
                            (cases, _, step) -> new Said("is open", cases.open(entry.id(), Parent.of(title), step)));
        }
    }

    @Command(
            name = "evidence",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {"Keeps a copy of a file under its SHA-256, with the time and what it is said to show."})
    static final class RegisterEvidence implements Callable<Integer> {
        @ParentCommand
        private @Nullable CaseCommand command;

        @Mixin
        private Entry entry = new Entry();

        @Option(names = "--file", paramLabel = "FILE", required = true, description = "The file")
        private @Nullable Path file;

        @Option(names = "--statement", paramLabel = "TEXT", required = true, description = "What it shows")
        private @Nullable String statement;

        @Override
        public Integer call() {
            return Parent.of(command)
                    .write(
                            entry,
                            (cases, _, step) -> new Said(
                                    "keeps " + file,
                                    cases.register(entry.id(), Parent.of(file), Parent.of(statement), step)));
        }
    }

    @Command(
            name = "recover",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Shares money that an infringer paid over the case's models by weight, to the cent.",
                "Each claimant gets his parts as adjustments of the next month."
            })
    static final class Recover implements Callable<Integer> {
        @ParentCommand
        private @Nullable CaseCommand command;

        @Mixin
        private Entry entry = new Entry();

        @Option(names = "--amount", paramLabel = "AMOUNT", required = true, description = "Such as 50000.00")
        private @Nullable BigDecimal amount;

        @Option(
                names = "--reference",
                paramLabel = "TEXT",
                required = true,
                description = "Under which it came in; one reference is shared once")
        private @Nullable String reference;

        @Option(
                names = "--origin",
                paramLabel = "MONTH",
                required = true,
                description = "The month that it came in, as 2024-02")
        private @Nullable YearMonth origin;

        @Override
        public Integer call() {
            return Parent.of(command).write(entry, (cases, application, step) -> {
                var currency = Parent.of(command).top().rulesToday(application).currency();
                var recovery = new CaseFile.Recovery(
                        Parent.of(reference), Parent.of(amount), currency, Parent.of(origin), step);
                int shares = cases.recover(entry.id(), recovery);
                return new Said(
                        "shares " + recovery.amount().toPlainString() + " " + currency
                                + (shares > 0 ? " as " + shares + " adjustments of the next month" : ""),
                        shares > 0);
            });
        }
    }

    @Command(
            name = "turn",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Says where the case stands: open, upheld, dismissed or settled.")
    static final class Turn implements Callable<Integer> {
        @ParentCommand
        private @Nullable CaseCommand command;

        @Mixin
        private Entry entry = new Entry();

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                required = true,
                description = "One of ${COMPLETION-CANDIDATES}")
        private CaseFile.@Nullable Status status;

        @Override
        public Integer call() {
            return Parent.of(command)
                    .write(
                            entry,
                            (cases, _, step) -> new Said(
                                    "is " + Parent.of(status).word(), cases.turn(entry.id(), Parent.of(status), step)));
        }
    }
}
