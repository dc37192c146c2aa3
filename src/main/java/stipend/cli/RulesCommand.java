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
        description = {
            "A rules file from draft to paid: check it, say in words what it changes, keep when",
            "creators were told, and see which file paid which month."
        },
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
