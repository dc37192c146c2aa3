package stipend.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import stipend.payout.PayoutRuns;
import stipend.payout.RulesHistory;
import stipend.payout.RulesHistory.Version;
import stipend.rules.Announcement;
import stipend.rules.Announcements;
import stipend.rules.FinanceFile;
import stipend.rules.RulesFolder;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Tells which rules file paid which month, and when it was announced.",
            "A file is its bytes (SHA-256). It is draft, announced, in force, past, frozen (a month",
            "computed by it is approved), or changed since it was announced."
        })
final class RulesHistoryCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RulesCommand rules;

    @Override
    public Integer call() {
        var top = Parent.of(rules).top();
        return top.with(application -> {
            var history = history(application, top);
            history.versions().forEach(version -> tell(version, top.out()));
            if (history.versions().isEmpty()) {
                top.out().println("no rules file in " + top.places().rules() + ", and none was ever announced");
            }
            return 0;
        });
    }

    private static RulesHistory history(ApplicationContext application, StipendCommand top) {
        var places = top.places();
        var finance = FinanceFile.read(places.data()).namesOfAnyMonth();
        var today = places.zone().today(application.getBean(Clock.class));
        return RulesHistory.of(
                RulesFolder.versions(places.rules(), finance),
                application.getBean(Announcements.class).all(),
                application.getBean(PayoutRuns.class).all(),
                YearMonth.from(today));
    }

    private static void tell(Version version, PrintWriter out) {
        out.println(version.from() + "  " + state(version) + "  " + version.file() + "  "
                + (version.title().isEmpty() ? "does not load" : "\"" + version.title() + "\""));
        out.println("         sha256 " + version.sha256() + (version.here() ? "" : ", which is not in the folder now"));
        out.println("         " + version.announced().map(Announcement::words).orElse("never announced"));
        if (!version.paid().isEmpty()) {
            out.println("         paid "
                    + version.paid().stream().map(YearMonth::toString).collect(Collectors.joining(", ")));
        }
    }

    private static String state(Version version) {
        return String.format(
                Locale.ROOT,
                "%-9s",
                version.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
