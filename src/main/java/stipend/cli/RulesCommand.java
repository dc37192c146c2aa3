package stipend.cli;

import picocli.CommandLine.Command;

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
final class RulesCommand extends CommandGroup {}
