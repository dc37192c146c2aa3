package stipend.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.rules.FinanceFile;
import stipend.rules.RulesFiles;

@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at rules files before anybody is promised anything.",
        subcommands = RulesCommand.Check.class)
final class RulesCommand implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the rules: check");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads a rules file as a month would, and says what is wrong with it and where.")
    static final class Check implements Callable<Integer> {
        @ParentCommand
        private @Nullable RulesCommand rules;

        @Parameters(paramLabel = "FILE", description = "The rules file")
        private @Nullable Path file;

        @Option(
                names = "--month",
                paramLabel = "MONTH",
                description = "Take finance's figures of this month; without it those of any month are known")
        private @Nullable YearMonth month;

        @Override
        public Integer call() {
            var top = Parent.of(Parent.of(rules).stipend);
            var figures = FinanceFile.read(top.places().data());
            var names = month == null ? figures.namesOfAnyMonth() : figures.names(month);
            var checked = RulesFiles.load(Parent.of(file), names);
            top.out()
                    .println("\"" + checked.title() + "\" loads: in force from " + checked.from() + ", "
                            + checked.programs().size() + " programs, sha256 " + checked.sha256());
            return 0;
        }
    }
}
