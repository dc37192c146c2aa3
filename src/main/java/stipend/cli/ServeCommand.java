package stipend.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.database.Database;
import stipend.fault.WorkFault;
import stipend.payout.PayoutRuns;
import stipend.schedule.DueWork;
import stipend.schedule.Schedule;
import stipend.schedule.Timetable;
import stipend.schedule.Watcher;
import stipend.schedule.Work;
import stipend.web.JsonLog;
import stipend.web.LedgerWatch;
import stipend.web.Serving;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Stays, and starts nightly and monthly by itself.",
            "Every night it counts all days that are due, in their order; every month it",
            "computes the month before and drafts its payout run: no money moves. Starts that",
            "were missed are made up for. Several processes may serve one --db; each start is",
            "made by one of them. Where the database is the embedded one, other commands use it",
            "through this process. It logs JSON, a line each, and ends with SIGTERM or Ctrl-C,",
            "after the day or month at work; killed, its next start takes up what it left."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(
            names = "--nightly",
            paramLabel = "CRON",
            defaultValue = "${env:STIPEND_NIGHTLY:-" + Timetable.EVERY_NIGHT + "}",
            description = "When to count, in the business zone, or STIPEND_NIGHTLY (default: ${DEFAULT-VALUE})")
    private String nightly = Timetable.EVERY_NIGHT;

    @Option(
            names = "--monthly",
            paramLabel = "CRON",
            defaultValue = "${env:STIPEND_MONTHLY:-" + Timetable.EVERY_MONTH + "}",
            description = "When to compute the last month, or STIPEND_MONTHLY (default: ${DEFAULT-VALUE})")
    private String monthly = Timetable.EVERY_MONTH;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "serve",
            description = "Who prepares the payout runs (default: ${DEFAULT-VALUE})")
    private String by = "serve";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:STIPEND_PORT:-8095}",
            description = "Where health and metrics are seen, or STIPEND_PORT; 0: any (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "${env:STIPEND_ADDRESS:-127.0.0.1}",
            description = {
                "Of this machine, to be seen at, or STIPEND_ADDRESS (default: ${DEFAULT-VALUE});",
                "it asks for no password, so let others reach it through a proxy only"
            })
    private String address = "";

    @Mixin
    private NoticeOptions notices = new NoticeOptions();

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        var timetable = new Timetable(nightly, monthly, top.places().zone());
        var serving = new Serving(address, port);
        var telling = new Telling(notices.notices(), LOG::warn);
        var end = new End();
        try {
            return top.serving(serving, application -> {
                JsonLog.begin();
                application.getBean(Schedule.class).start(timetable, dueWork(application, top, telling));
                say("serving; nightly at \"" + nightly + "\", monthly at \"" + monthly + "\" in "
                        + timetable.zone().id() + "; seen at http://" + address + ":"
                        + application.getEnvironment().getProperty("local.server.port") + "/actuator");
                verify(application, telling);
                application.getBean(Database.class).whenGone(end::withoutDatabase);
                end.await();
                end.requireDatabase();
                say("ending: what is at work is finished first");
                return 0;
            });
        } finally {
            end.reached();
        }
    }

    private DueWork dueWork(ApplicationContext application, StipendCommand top, Telling telling) {
        return new DueWork(
                top.places(),
                application.getBean(Nightly.class),
                application.getBean(Monthly.class),
                application.getBean(Clock.class),
                by,
                new Watching(application, telling));
    }

    private static void verify(ApplicationContext application, Telling telling) {
        application.getBean(LedgerWatch.class).verify().ifPresent(wrong -> telling.failed("ledger verify", wrong));
    }

    /** After all work that is done the ledger is looked at. */
    private record Watching(ApplicationContext application, Telling telling) implements Watcher {
        @Override
        public void done(Work work) {
            verify(application, telling);
        }

        @Override
        public void failed(Work work, String line) {
            telling.failed(work.word(), line);
        }

        @Override
        public void missing(List<LocalDate> days) {
            telling.missing(days);
        }

        @Override
        public void drafted(YearMonth month) {
            application.getBean(PayoutRuns.class).run(month).ifPresent(telling::drafted);
        }
    }

    private static void say(String line) {
        LOG.info(line);
    }

    /** A signal asks for the end; the process is kept until all is closed. */
    private static final class End {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        private volatile boolean withoutDatabase;

        End() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                asked.countDown();
                await(closed);
            }));
        }

        void await() {
            await(asked);
        }

        void withoutDatabase() {
            withoutDatabase = true;
            asked.countDown();
        }

        /** Whoever watches this process starts it anew, and its PostgreSQL with it. */
        void requireDatabase() {
            if (withoutDatabase) {
                throw new WorkFault(
                        "the embedded PostgreSQL has ended by itself, and serve with it; nothing is half done:"
                                + " start serve again, and what was at work goes on");
            }
        }

        void reached() {
            closed.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
