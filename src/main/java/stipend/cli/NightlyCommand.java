package stipend.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.batch.Nightly;
import stipend.period.Days;

@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts the usage that was delivered for days.",
            "Every row below DATA/usage/DAY ends as rejected, duplicate or accepted. A day",
            "that is counted is left alone, unless a file came late: then it is counted again,",
            "or, if its month is closed, named for restate. If a file was changed or is gone,",
            "this says so, and --force counts the day again, but never from nothing. A day",
            "that cannot be read stops no other one; this says why, and ends with 2.",
            "With neither --day nor --from: yesterday, every uncounted day before it, and days",
            "with late files; days without a delivery are named."
        })
final class NightlyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--day", paramLabel = "DAY", description = "This day only, as 2024-02-01")
    private @Nullable LocalDate day;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day")
    private @Nullable LocalDate to;

    @Option(names = "--force", description = "Count days again that are counted")
    private boolean force;

    @Mixin
    private NoticeOptions notices = new NoticeOptions();

    @Override
    public Integer call() {
        var asked = asked();
        var top = Parent.of(stipend);
        var telling = Telling.of(notices, top);
        return telling.during(
                "nightly",
                () -> top.with(application -> {
                    var nightly = application.getBean(Nightly.class);
                    var yesterday = top.places()
                            .zone()
                            .today(application.getBean(Clock.class))
                            .minusDays(1);
                    var stopped = nightly.run(asked == null ? nightly.due(yesterday) : asked, force, top.progress());
                    if (asked == null) {
                        var missing = nightly.missing(yesterday);
                        Nightly.warning(missing).ifPresent(top.out()::println);
                        telling.missing(missing);
                    }
                    stopped.requireNone();
                    return 0;
                }));
    }

    /** The days that the options name; null if they name none. */
    private @Nullable List<LocalDate> asked() {
        if (day != null) {
            require(from == null && to == null, "give either --day or --from and --to");
            return List.of(day);
        }
        require((from == null) == (to == null), "--from and --to go together");
        if (from == null || to == null) {
            return null;
        }
        require(!from.isAfter(to), "--from " + from + " is after --to " + to);
        return Days.between(from, to);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
