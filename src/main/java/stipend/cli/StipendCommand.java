package stipend.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import stipend.batch.Failure;
import stipend.batch.Places;
import stipend.batch.Progress;
import stipend.fault.Fault;
import stipend.rules.Rules;
import stipend.web.Serving;

/** The top of the command line; its commands are in the order in which a month goes. */
@Command(
        name = "stipend",
        mixinStandardHelpOptions = true,
        version = "stipend 1.0",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Counts usage every night, computes what each creator is due every month, and",
            "proves it. A month in seven commands:",
            "",
            "  nightly --from 2024-02-01 --to 2024-02-29   count the days",
            "  monthly --month 2024-02                     compute it, draft its payout run",
            "  export --month 2024-02                      write workbook, CSV, statements",
            "  run review --month 2024-02 --by MEI         somebody looks at it",
            "  run approve --month 2024-02 --by JONAS      somebody else agrees: it is posted",
            "  run export --month 2024-02 --by LI          write the files for the banks",
            "  run settle --month 2024-02 --by LI --file F read what became of each payment",
            "",
            "To see all of it on an invented month: stipend demo"
        },
        footer = {
            "",
            "STIPEND_DATA, STIPEND_RULES, STIPEND_REPORTS, STIPEND_STATE and STIPEND_DB_URL in",
            "the environment stand for these options; a password is safer there than in --db.",
            "",
            "Exit codes: 0 done; 1 the work failed; 2 wrong use, unreadable input, or rules",
            "that do not load. Each command has its own --help."
        },
        subcommands = {
            DemoCommand.class,
            NightlyCommand.class,
            MonthlyCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            HoldCommand.class,
            HoldsCommand.class,
            EndOfHold.Release.class,
            EndOfHold.Redirect.class,
            EndOfHold.Forfeit.class,
            AdjustCommand.class,
            CaseCommand.class,
            RestateCommand.class,
            SimulateCommand.class,
            PayeesCommand.class,
            StatusCommand.class,
            ServeCommand.class,
            ScheduleCommand.class,
            NotifyCommand.class,
            RulesCommand.class,
            LedgerCommand.class
        })
public final class StipendCommand implements Runnable {
    private final Opening opening;

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public StipendCommand(Opening opening) {
        this.opening = opening;
    }

    /** Runs a command line and gives its exit code; every fault is one line on standard error. */
    public static int run(Opening opening, String... arguments) {
        return execute(new CommandLine(new StipendCommand(opening)), arguments);
    }

    /** The same, telling others than the standard streams. */
    public static int run(Opening opening, PrintWriter out, PrintWriter err, String... arguments) {
        return execute(new CommandLine(new StipendCommand(opening)).setOut(out).setErr(err), arguments);
    }

    private static int execute(CommandLine command, String... arguments) {
        giveAir(command);
        return command.registerConverter(YearMonth.class, StipendCommand::month)
                .registerConverter(LocalDate.class, StipendCommand::day)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(new EmptyVariables())
                .setParameterExceptionHandler(StipendCommand::wrongUse)
                .setExecutionExceptionHandler(StipendCommand::failed)
                .execute(arguments);
    }

    /** Blank lines between the parts of every command's help. */
    private static void giveAir(CommandLine command) {
        command.getCommandSpec().usageMessage().optionListHeading("%n").commandListHeading("%nCommands:%n");
        command.getCommandSpec().usageMessage().parameterListHeading("%n");
        command.getSubcommands().values().forEach(StipendCommand::giveAir);
    }

    private static int wrongUse(ParameterException fault, String[] arguments) {
        var command = fault.getCommandLine();
        say(command, reason(fault) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return 2;
    }

    private static String reason(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            var commands = fault.getCommandLine().getSubcommands().keySet();
            return "nothing here is called \"" + unmatched.getUnmatched().getFirst() + "\""
                    + (commands.isEmpty() ? "" : "; the commands are " + String.join(", ", commands));
        }
        return String.valueOf(fault.getMessage());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is no month; write it as 2024-02");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is no day; write it as 2024-02-01");
        }
    }

    private static int failed(Exception fault, CommandLine command, ParseResult parsed) {
        var known = Failure.fault(fault);
        known.map(Fault::lines)
                .orElse(List.of(Failure.line(fault) + "; with STIPEND_DEBUG=1 it says where"))
                .forEach(line -> say(command, line));
        if (!(fault instanceof Fault) && "1".equals(System.getenv("STIPEND_DEBUG"))) {
            fault.printStackTrace(command.getErr());
        }
        return known.map(Fault::exitCode).orElse(1);
    }

    private static void say(CommandLine command, String line) {
        command.getErr().println("stipend: " + line.replaceAll("\\s*\\R\\s*", " "));
        command.getErr().flush();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command given; stipend demo shows all of it on an invented month");
    }

    /** A line on standard error about what does not stop the command. */
    void warn(String line) {
        say(spec.commandLine(), "warning: " + line);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    Progress progress() {
        return TerminalProgress.isTerminal()
                ? new TerminalProgress(out())
                : new PlainProgress(out(), spec.commandLine().getErr());
    }

    Places places() {
        return options.places();
    }

    /** The rules in force today: their currency, their limit to debts. */
    Rules rulesToday(ApplicationContext application) {
        var today = places().zone().today(application.getBean(Clock.class));
        return places().countingRules(YearMonth.from(today));
    }

    /** Whether there is a database already; opening makes one where there is none. */
    boolean hasDatabase() {
        return options.database() != null || Files.isDirectory(places().state().resolve("postgres"));
    }

    /** Does something with the open application, and closes it. */
    <T> T with(Function<ConfigurableApplicationContext, T> work) {
        try (var application = opening.open(places(), options.database(), null)) {
            return work.apply(application);
        }
    }

    /** The same for a command that stays. */
    <T> T serving(Serving serving, Function<ConfigurableApplicationContext, T> work) {
        try (var application = opening.open(places(), options.database(), serving)) {
            return work.apply(application);
        }
    }

    /** The same with another folder of rules than the option names. */
    <T> T withRulesIn(Path folder, Function<ConfigurableApplicationContext, T> work) {
        try (var application = opening.open(places().with(folder), options.database(), null)) {
            return work.apply(application);
        }
    }

    /** The same in other places, and never in the database that the options name. */
    <T> T withEmbedded(Places places, Function<ConfigurableApplicationContext, T> work) {
        try (var application = opening.open(places, null, null)) {
            return work.apply(application);
        }
    }
}
