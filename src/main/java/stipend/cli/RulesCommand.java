package stipend.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Takes a rules file from draft to announced, and says what it paid."},
        subcommands = {
            RulesCheckCommand.class,
            RulesDiffCommand.class,
            RulesAnnounceCommand.class,
            RulesHistoryCommand.class,
            RulesSchemaCommand.class
        })
final class RulesCommand implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do with the rules: check, diff, announce, history or schema");
    }

    StipendCommand stipend() {
        return Parent.of(stipend);
    }
}
