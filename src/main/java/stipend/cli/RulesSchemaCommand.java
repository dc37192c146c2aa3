package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import stipend.rules.RulesSchema;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the JSON Schema of rules files, for editors.",
            "They complete and explain keys by it. It is shipped as rules/stipend-rules.schema.json;",
            "a rules file names it in its first line:",
            "",
            "  # yaml-language-server: $$schema=stipend-rules.schema.json"
        })
final class RulesSchemaCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RulesCommand rules;

    @Override
    public Integer call() {
        Parent.of(rules).top().out().print(RulesSchema.text());
        Parent.of(rules).top().out().flush();
        return 0;
    }
}
