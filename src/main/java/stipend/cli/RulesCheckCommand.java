package stipend.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stipend.award.Eligibility;
import stipend.batch.EarlierMonths;
import stipend.contribution.Contributions;
import stipend.fault.Fault;
import stipend.fault.InputFault;
import stipend.rules.FinanceFile;
import stipend.rules.Problem;
import stipend.rules.Rules;
import stipend.rules.RulesCheck;
import stipend.rules.RulesFiles;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says all that is wrong with a rules file, and where.",
            "What loads and is hardly meant is a warning: a factor that can be negative, a cap",
            "that can never bind, an eligible that no row of the last computed month meets.",
            "Exit code 2 if there is an error, 0 with warnings."
        },
        footer = {
            "",
            "An expression has at most 4,000 characters, 2,000 words and signs, 40 levels of",
            "parentheses and 50 digits in a number; a file has at most 1,000,000 bytes."
        })
final class RulesCheckCommand implements Callable<Integer> {
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
        var top = Parent.of(rules).top();
        var check = RulesCheck.of(Parent.of(file), FinanceFile.read(top.places().data()), month);
        var problems = new ArrayList<>(check.problems());
        var tried =
                check.rules().map(loaded -> tried(top, check, loaded, problems)).orElse("");
        problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        problems.forEach(problem -> top.out().println(check.shown(problem)));
        check.rules().ifPresentOrElse(loaded -> top.out().println(summary(loaded, problems) + tried), () -> {
            throw wrong(problems);
        });
        return 0;
    }

    private static InputFault wrong(List<Problem> problems) {
        var first = problems.getFirst();
        var others = problems.size() - 1;
        return InputFault.in(
                first.file() + ", line " + first.line() + ", column " + first.column(),
                first.what() + (others == 0 ? "" : " (and " + counted(others, "more error") + ")"));
    }

    private static String summary(Rules rules, List<Problem> problems) {
        return "\"" + rules.title() + "\" loads: in force from " + rules.from() + ", "
                + counted(rules.programs().size(), "program") + ", sha256 " + rules.sha256()
                + (problems.isEmpty() ? "" : "; " + counted(problems.size(), "warning"));
    }

    static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Adds what the last computed month says of {@code eligible}, and says whether there was one to ask. */
    private String tried(StipendCommand top, RulesCheck check, Rules loaded, List<Problem> problems) {
        if (!top.hasDatabase()) {
            return "; eligible not tried: no month is computed yet";
        }
        try {
            return top.with(application -> tried(application, top, check, loaded, problems));
        } catch (Fault fault) {
            return "; eligible not tried: " + fault.line();
        }
    }

    private String tried(
            ApplicationContext application,
            StipendCommand top,
            RulesCheck check,
            Rules loaded,
            List<Problem> problems) {
        var contributions = application.getBean(Contributions.class);
        var last = contributions.last();
        if (last.isEmpty()) {
            return "; eligible not tried: no month is computed yet";
        }
        var figures = FinanceFile.read(top.places().data());
        var then = RulesFiles.load(Parent.of(file), figures.names(last.get()));
        var month = application
                .getBean(EarlierMonths.class)
                .with(contributions.find(last.get()).orElseThrow(), then);
        var eligible = Eligibility.of(then, month, figures.of(last.get()));
        for (int i = 0; i < eligible.size(); i++) {
            if (eligible.get(i).eligible() == 0) {
                problems.add(check.doubtful(
                        loaded.programs().get(i),
                        "none of the " + eligible.get(i).rows() + " rows of " + last.get() + " is eligible"));
            }
        }
        return "; eligible tried on " + last.get();
    }
}
