package stipend.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stipend.rules.FinanceFile;
import stipend.rules.RulesDiff;
import stipend.rules.RulesFiles;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Says in words what one rules file changes against another.",
            "Everything that can change money is named; comments, order and layout are not."
        })
final class RulesDiffCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RulesCommand rules;

    @Parameters(index = "0", paramLabel = "OLD", description = "The rules file as it was")
    private @Nullable Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The rules file as it will be")
    private @Nullable Path after;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "zh or en (default: ${DEFAULT-VALUE})")
    private RulesDiff.Language language = RulesDiff.Language.EN;

    @Override
    public Integer call() {
        var top = Parent.of(rules).top();
        var names = FinanceFile.read(top.places().data()).namesOfAnyMonth();
        var diff = RulesDiff.of(
                RulesFiles.load(Parent.of(before), names), RulesFiles.load(Parent.of(after), names), language);
        diff.lines().forEach(top.out()::println);
        return 0;
    }
}
