package stipend.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.period.Days;
import stipend.schedule.Schedule;
import stipend.usage.CountedDays;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.Manifest.Bucket;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows each day of a month, the month's payout run, and the schedule.",
            "Of each day: whether it was delivered and counted, and where its rows went."
        })
final class StatusCommand implements Callable<Integer> {
    private static final String OUTDATED =
            "; out of date: days were counted, or the month computed in part, since then";

    private static final String LINE = "%-10s  %-13s %10s %9s %10s %10s %10s %10s";

    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(
            names = "--month",
            paramLabel = "MONTH",
            description = "The month, as 2024-02 (default: the last one with a delivered or counted day)")
    private @Nullable YearMonth month;

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var delivered = DayFolder.deliveredDays(top.places().data());
            var days = application.getBean(CountedDays.class);
            var known = new TreeSet<LocalDate>(delivered);
            days.last().ifPresent(known::add);
            if (month == null && known.isEmpty()) {
                top.out().println("nothing is delivered in " + top.places().data() + " and nothing is counted");
            } else {
                show(month == null ? YearMonth.from(known.last()) : month, application, top);
            }
            var schedule = application.getBean(Schedule.class).state();
            ScheduleCommand.line(schedule, top.places().zone()).ifPresent(top.out()::println);
            return 0;
        });
    }

    private static void show(YearMonth month, ApplicationContext application, StipendCommand top) {
        var manifests = new TreeMap<LocalDate, Manifest>();
        application
                .getBean(CountedDays.class)
                .manifests(month.atDay(1), month.atEndOfMonth())
                .forEach(manifest -> manifests.put(manifest.day(), manifest));
        var nightly = application.getBean(Nightly.class);
        print(top, "day", "state", "rows", "rejected", "duplicate", "accepted", "counted", "excluded");
        var run = application.getBean(PayoutRuns.class).run(month);
        var today = top.places().zone().today(application.getBean(Clock.class));
        for (var day : Days.of(month)) {
            var manifest = manifests.get(day);
            if (manifest != null) {
                show(top, manifest, nightly.state(manifest));
            } else if (!DayFolder.of(top.places().data(), day).delivered().isEmpty()) {
                var closed = run.filter(PayoutRun.Signed.class::isInstance).isPresent();
                print(top, day, closed ? Nightly.State.TO_RESTATE.words() : "not counted", "", "", "", "", "", "");
            } else {
                print(top, day, day.isBefore(today) ? "missing" : "to come", "", "", "", "", "", "");
            }
        }
        var monthly = application.getBean(Monthly.class);
        top.out()
                .println(run.map(it -> "payout run " + it.id() + " is " + it.state() + ", prepared by "
                                + it.prepared().by() + (monthly.isOutdated(it) ? OUTDATED : ""))
                        .orElse("no payout run of " + month));
    }

    private static void show(StipendCommand top, Manifest day, Nightly.State state) {
        print(
                top,
                day.day(),
                state.words(),
                day.rowsDelivered(),
                day.rows(Bucket.REJECTED),
                day.rows(Bucket.DUPLICATE),
                day.rows(Bucket.ACCEPTED),
                day.rows(Bucket.COUNTED),
                day.rows(Bucket.EXCLUDED));
    }

    private static void print(StipendCommand top, Object... cells) {
        top.out().println(LINE.formatted(cells).stripTrailing());
    }
}
