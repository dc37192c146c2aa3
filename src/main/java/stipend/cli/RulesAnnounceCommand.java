package stipend.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stipend.rules.Announcement;
import stipend.rules.Announcements;
import stipend.rules.FinanceFile;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;

@Command(
        name = "announce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keeps when creators were told of a rules file, and by whom.",
            "rules diff says in words what to tell them. A file that changes afterwards is",
            "another file; rules history and monthly say so."
        })
final class RulesAnnounceCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RulesCommand rules;

    @Parameters(paramLabel = "FILE", description = "The rules file")
    private @Nullable Path file;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who announces it")
    private @Nullable String by;

    @Option(names = "--on", paramLabel = "DATE", description = "The day on which creators were told (default: today)")
    private @Nullable LocalDate on;

    @Option(
            names = "--notice-days",
            paramLabel = "N",
            defaultValue = "14",
            description = "Warn of less notice than so many days (default: ${DEFAULT-VALUE})")
    private int noticeDays = 14;

    @Override
    public Integer call() {
        var top = Parent.of(rules).top();
        var figures = FinanceFile.read(top.places().data());
        var loaded = RulesFiles.load(Parent.of(file), figures.namesOfAnyMonth());
        return top.with(application -> announce(application, top, loaded));
    }

    private int announce(ApplicationContext application, StipendCommand top, Rules loaded) {
        var clock = application.getBean(Clock.class);
        var day = on == null ? top.places().zone().today(clock) : on;
        var announcement = Announcement.of(loaded, day, Parent.of(by), clock.instant());
        application.getBean(Announcements.class).announce(announcement);
        top.out()
                .println("\"" + loaded.title() + "\" (" + loaded.file() + ") is " + announcement.words() + " from "
                        + loaded.from() + "-01 on; sha256 " + loaded.sha256());
        if (announcement.notice() < noticeDays) {
            top.out().println("warning: creators should know " + noticeDays + " days before rules apply");
        }
        return 0;
    }
}
