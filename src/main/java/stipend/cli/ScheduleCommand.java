package stipend.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import stipend.period.BusinessZone;
import stipend.schedule.Schedule;

@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows, pauses and resumes what serve starts by itself.",
            "The schedule is the database's: it holds for every process that serves it, also",
            "for one that starts later."
        },
        subcommands = {ScheduleCommand.Show.class, ScheduleCommand.Pause.class, ScheduleCommand.Resume.class})
final class ScheduleCommand extends CommandGroup {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    /** The schedule in one line; none where nothing ever served and nothing is paused. */
    static Optional<String> line(Schedule.State schedule, BusinessZone zone) {
        if (schedule.paused()) {
            return Optional.of("schedule: PAUSED, nothing is started; schedule resume takes it up again");
        }
        if (schedule.planned().isEmpty()) {
            return Optional.empty();
        }
        var next = schedule.planned().stream()
                .map(planned -> planned.what() + " " + time(planned.next(), zone))
                .collect(Collectors.joining(", "));
        return Optional.of("schedule: " + next + "; "
                + (schedule.servers().isEmpty()
                        ? "nobody serves it: start serve"
                        : "served by " + String.join(" and by ", schedule.servers())));
    }

    private static String time(Instant instant, BusinessZone zone) {
        return TIME.format(instant.atZone(zone.id()));
    }

    private static int with(@Nullable ScheduleCommand group, Consumer<Schedule> change) {
        var top = Parent.of(group).top();
        return top.with(application -> {
            var schedule = application.getBean(Schedule.class);
            change.accept(schedule);
            show(schedule.state(), top);
            return 0;
        });
    }

    private static void show(Schedule.State state, StipendCommand top) {
        var zone = top.places().zone();
        top.out().println(line(state, zone).orElse("nothing is planned: serve has not run with this database"));
        state.running().forEach(running -> top.out().println("running: " + running));
        state.planned()
                .forEach(planned -> top.out()
                        .println("%-14s next %s  (%s)%s"
                                .formatted(
                                        planned.what(),
                                        time(planned.next(), zone),
                                        planned.cron(),
                                        planned.broken() ? "  BROKEN: start serve anew" : "")));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the next times, who serves, and what runs.")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private @Nullable ScheduleCommand group;

        @Override
        public Integer call() {
            return with(group, _ -> {});
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Starts nothing by itself any more; what runs is finished. status says so until resume.")
    static final class Pause implements Callable<Integer> {
        @ParentCommand
        private @Nullable ScheduleCommand group;

        @Override
        public Integer call() {
            return with(group, Schedule::pause);
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Takes the schedule up again; what was missed is made up for at once, day by day.")
    static final class Resume implements Callable<Integer> {
        @ParentCommand
        private @Nullable ScheduleCommand group;

        @Override
        public Integer call() {
            return with(group, Schedule::resume);
        }
    }
}
