package stipend.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.batch.Recount;
import stipend.batch.Restate;
import stipend.payout.Restatement;
import stipend.payout.Step;

@Command(
        name = "restate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a closed month would award from today's files and catalog.",
            "Takes the rules that the month was signed by, counts the days again whose files",
            "or catalog changed, and shows the difference of each creator and program. With",
            "--post the differences come as adjustments with the next month; without it",
            "nothing is changed. The closed month stays as it was signed."
        })
final class RestateCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The closed month, as 2024-02")
    private @Nullable YearMonth month;

    @Option(names = "--post", description = "Bring the differences into the next month; needs --by")
    private boolean post;

    @Option(names = "--by", paramLabel = "NAME", description = "Who posts them")
    private @Nullable String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note that is kept with the adjustments")
    private @Nullable String note;

    @Option(
            names = "--rules-file",
            paramLabel = "FILE",
            description = "A corrected rules file, in the place of the one that the month was signed by")
    private @Nullable Path rulesFile;

    @Override
    public Integer call() {
        if (post && by == null) {
            throw new ParameterException(spec.commandLine(), "--post needs --by: who posts the differences");
        }
        var top = Parent.of(stipend);
        return top.with(application -> {
            var step = post ? step(application) : null;
            var restate = application.getBean(Restate.class);
            var restated = restate.of(Parent.of(month), rulesFile, top.progress());
            tell(restated, top.out());
            var restatement = restated.restatement();
            if (step != null) {
                top.out().println(posted(restate.post(restated, step), restatement));
            } else if (!restatement.changed().isEmpty()) {
                top.out().println("nothing is changed; --post --by NAME brings the differences into the next month");
            }
            return 0;
        });
    }

    private Step step(ApplicationContext application) {
        return new Step(Parent.of(by), application.getBean(Clock.class).instant(), note);
    }

    private static void tell(Restate.Restated restated, PrintWriter out) {
        restated.recounted().countedAgain().stream().map(Recount.Day::line).forEach(out::println);
        var restatement = restated.restatement();
        var rules = restated.rules();
        if (restatement.changed().isEmpty()) {
            out.println(restatement.origin() + ": nothing to restate, by " + rules.file());
            return;
        }
        TextTable.lines(table(restatement), 2).forEach(out::println);
        out.println("all of " + restatement.origin() + ", by " + rules.file() + ": awarded "
                + restatement.before().toPlainString() + ", would award "
                + restatement.now().toPlainString() + " " + restatement.currency());
    }

    private static List<List<String>> table(Restatement restatement) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("creator", "program", "before", "now", "difference"));
        var before = BigDecimal.ZERO;
        var now = BigDecimal.ZERO;
        for (var line : restatement.changed()) {
            rows.add(row(line.of().creatorId(), line.of().program(), line.before(), line.now()));
            before = before.add(line.before());
            now = now.add(line.now());
        }
        rows.add(row("total", "", before, now));
        return rows;
    }

    private static List<String> row(String creator, String program, BigDecimal before, BigDecimal now) {
        return List.of(
                creator,
                program,
                before.toPlainString(),
                now.toPlainString(),
                now.subtract(before).toPlainString());
    }

    private static String posted(int adjustments, Restatement restatement) {
        return adjustments == 0
                ? "nothing is posted"
                : adjustments + " adjustments of " + restatement.difference().toPlainString() + " "
                        + restatement.currency() + " are posted; they come with the next month that is computed";
    }
}
