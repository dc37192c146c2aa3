package stipend.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.batch.KnownIds;
import stipend.delivery.CsvTable;
import stipend.fault.InputFault;
import stipend.payout.CaseBook;
import stipend.payout.CaseFile;
import stipend.payout.CaseFile.Claimed;

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
            CaseCommand.Add.class,
            CaseCommand.RegisterEvidence.class,
            CaseCommand.Recover.class,
            CaseCommand.Turn.class,
            CaseCommand.Show.class
        })
final class CaseCommand implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: open, add, evidence, recover, turn or show");
    }

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

    /** The last words say what was done; false or 0: it was so before. */
    private interface Writing {
        Said in(CaseBook cases, ApplicationContext application);
    }

    private record Said(String what, boolean isNew) {}

    private int write(Entry entry, Writing writing) {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var cases = application.getBean(CaseBook.class);
            var said = entry.signing.done(application, () -> writing.in(cases, application));
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
                            (cases, application) -> new Said(
                                    "is open",
                                    cases.open(entry.id(), Parent.of(title), entry.signing.step(application))));
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Adds a model, or those of a CSV file, and who claims them.")
    static final class Add implements Callable<Integer> {
        private static final List<String> COLUMNS = List.of("model_id", "claimant_id", "weight");

        @ParentCommand
        private @Nullable CaseCommand command;

        @Mixin
        private Entry entry = new Entry();

        @ArgGroup(multiplicity = "1")
        private Which which = new Which();

        /** One model, or a file of them. */
        static final class Which {
            @ArgGroup(exclusive = false)
            private @Nullable One one;

            @Option(
                    names = "--models",
                    paramLabel = "FILE",
                    required = true,
                    description = "CSV with model_id,claimant_id,weight; a weight may be empty: 1")
            private @Nullable Path file;
        }

        /** A model that is named. */
        static final class One {
            @Option(names = "--model", paramLabel = "ID", required = true, description = "The model")
            private @Nullable String model;

            @Option(
                    names = "--claimant",
                    paramLabel = "CREATOR",
                    description = "Who says that it is his (default: its creator in the newest catalog)")
            private @Nullable String claimant;

            @Option(
                    names = "--weight",
                    paramLabel = "NUMBER",
                    defaultValue = "1",
                    description = "His part of what is recovered (default: ${DEFAULT-VALUE})")
            private BigDecimal weight = BigDecimal.ONE;
        }

        @Override
        public Integer call() {
            return Parent.of(command).write(entry, (cases, application) -> {
                var models = models(application.getBean(KnownIds.class));
                int added = cases.add(entry.id(), models, entry.signing.step(application));
                return new Said("has " + added + " models more", added > 0);
            });
        }

        private List<Claimed> models(KnownIds known) {
            var one = which.one;
            if (one == null) {
                return read(Parent.of(which.file), known);
            }
            var model = Parent.of(one.model);
            var claimant = one.claimant == null ? known.authorOf(model) : one.claimant;
            known.requireCreator(claimant);
            return List.of(new Claimed(model, claimant, weight(one.weight.toPlainString(), "--weight")));
        }

        private static List<Claimed> read(Path file, KnownIds known) {
            var models = new ArrayList<Claimed>();
            CsvTable.read(file, file.toString(), COLUMNS, row -> {
                var claimant = row.required("claimant_id");
                known.requireCreator(claimant);
                var weight = row.text("weight");
                var where = file + ", row " + row.line() + ", column weight";
                models.add(new Claimed(
                        row.required("model_id"), claimant, weight(weight.isEmpty() ? "1" : weight, where)));
            });
            return models;
        }

        private static BigDecimal weight(String text, String where) {
            if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
                throw new InputFault(where + ": \"" + text + "\" is no weight; give a number such as 1 or 2.5");
            }
            return new BigDecimal(text);
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
                            (cases, application) -> new Said(
                                    "keeps " + file,
                                    cases.register(
                                            entry.id(),
                                            Parent.of(file),
                                            Parent.of(statement),
                                            entry.signing.step(application))));
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
            return Parent.of(command).write(entry, (cases, application) -> {
                var places = Parent.of(Parent.of(command).stipend).places();
                var today = LocalDate.ofInstant(
                        application.getBean(Clock.class).instant(),
                        places.zone().id());
                var currency = places.countingRules(YearMonth.from(today)).currency();
                var recovery = new CaseFile.Recovery(
                        Parent.of(reference),
                        Parent.of(amount),
                        currency,
                        Parent.of(origin),
                        entry.signing.step(application));
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
                            (cases, application) -> new Said(
                                    "is " + Parent.of(status).word(),
                                    cases.turn(entry.id(), Parent.of(status), entry.signing.step(application))));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all cases, or all of one.")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private @Nullable CaseCommand command;

        @Option(names = "--case", paramLabel = "ID", description = "All of this one")
        private @Nullable String caseId;

        @Override
        public Integer call() {
            var top = Parent.of(Parent.of(command).stipend);
            return top.with(application -> {
                var cases = application.getBean(CaseBook.class);
                var id = caseId;
                if (id == null) {
                    cases.all().forEach(file -> top.out().println(line(file)));
                } else {
                    show(cases.find(id).orElseThrow(() -> new InputFault("there is no case " + id)), top);
                }
                return 0;
            });
        }

        private static String line(CaseFile file) {
            return "case " + file.id() + " is " + file.status().word() + ": " + file.title() + "; "
                    + file.models().size() + " models, " + file.evidence().size() + " pieces of evidence";
        }

        private static void show(CaseFile file, StipendCommand top) {
            var out = top.out();
            out.println(line(file));
            file.steps()
                    .forEach(turn -> out.println("  " + turn.step().at() + "  "
                            + turn.status().word() + " by " + turn.step().by()));
            file.evidence()
                    .forEach(piece -> out.println("  " + piece.registered().at() + "  " + piece.sha256() + "  "
                            + piece.fileName() + ": " + piece.wording()));
            file.recoveries()
                    .forEach(won -> out.println("  " + won.recorded().at() + "  recovered "
                            + won.amount().toPlainString() + " " + won.currency() + ", " + won.reference()));
            file.models()
                    .forEach(model -> out.println("  model " + model.modelId() + " of " + model.claimantId()
                            + ", weight "
                            + model.weight().stripTrailingZeros().toPlainString()));
        }
    }
}
