package stipend.cli;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Monthly;
import stipend.payout.PayoutRuns;

@Command(
        name = "monthly",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes a counted month and drafts its payout run.",
            "The rules in force for the month say what is due. No money moves: two people",
            "review and approve the draft first. Computing again replaces the draft; a month",
            "of which nothing changed is left alone."
        })
final class MonthlyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The month, as 2024-02")
    private @Nullable YearMonth month;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who prepares the run (default: ${DEFAULT-VALUE})")
    private String by = "";

    @Mixin
    private NoticeOptions notices = new NoticeOptions();

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        var telling = Telling.of(notices, top);
        return telling.during(
                "monthly",
                () -> top.with(application -> {
                    application.getBean(Monthly.class).run(Parent.of(month), by, top.progress());
                    application.getBean(PayoutRuns.class).run(Parent.of(month)).ifPresent(telling::drafted);
                    return 0;
                }));
    }
}
