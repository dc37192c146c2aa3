package stipend.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Export;
import stipend.batch.Monthly;
import stipend.batch.Nightly;
import stipend.batch.Places;
import stipend.batch.Progress;
import stipend.demo.DemoData;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRuns;
import stipend.payout.PayoutStatus;
import stipend.period.Days;
import stipend.report.Proof;
import stipend.report.Statements;
import stipend.rules.Announcement;
import stipend.rules.Announcements;
import stipend.rules.FinanceNames;
import stipend.rules.RulesFiles;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays an invented month from deliveries to payments and statements.",
            "Writes what a small community delivers, counts every night, computes the month,",
            "pays it, writes workbook and statements. All of it lies in one folder to look at;",
            "another demo begins that folder anew."
        })
final class DemoCommand implements Callable<Integer> {
    /** What says that a folder is a demo's, and may be emptied by the next one. */
    private static final String MARK = ".stipend-demo";

    private static final String RULES = "2024-01.yaml";

    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            defaultValue = "./demo",
            description = "The folder to play in (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("demo");

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        var places = new Places(
                folder.resolve("data"),
                folder.resolve("rules"),
                folder.resolve("reports"),
                folder.resolve(".stipend"),
                DemoData.ZONE);
        var progress = top.progress();
        prepare(progress);
        return top.withEmbedded(places, application -> play(application, progress));
    }

    private void prepare(Progress progress) {
        try (var task = progress.begin("writing the demo's deliveries", 1)) {
            begin();
            new DemoData().write(folder.resolve("data"));
            writeRules();
            task.step(folder.resolve("data").toString());
        } catch (IOException e) {
            throw new WorkFault(folder + ": the demo's files cannot be written (" + e.getMessage() + ")");
        }
    }

    private void begin() throws IOException {
        if (Files.exists(folder.resolve(MARK))) {
            delete(folder);
        } else if (Files.exists(folder) && !isEmpty(folder)) {
            throw new InputFault(folder + " is no earlier demo's folder and not empty; name another with --into");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "A demo of Stipend; the next one empties this folder.\n");
    }

    private void writeRules() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        try (var in = DemoCommand.class.getResourceAsStream("/rules/" + RULES)) {
            if (in == null) {
                throw new IllegalStateException("the shipped rules are missing");
            }
            Files.copy(in, folder.resolve("rules").resolve(RULES));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException fault) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private int play(ApplicationContext application, Progress progress) {
        application
                .getBean(Nightly.class)
                .run(Days.of(DemoData.MONTH), false, progress)
                .requireNone();
        announce(application);
        var dispute = new DemoCase(application, folder);
        dispute.open();
        application.getBean(Monthly.class).run(DemoData.MONTH, "demo", progress);
        new DemoMoney(application, folder).move(progress);
        var written = application.getBean(Export.class).run(DemoData.MONTH, Export.Asked.USUAL, progress);
        dispute.decide(progress);
        progress.say("");
        progress.say("workbook    " + written.folder().resolve("payouts.xlsx"));
        tellStatements(application.getBean(PayoutRuns.class), written.folder(), progress);
        progress.say("deliveries  " + folder.resolve("data") + " and the rules "
                + folder.resolve("rules").resolve(RULES));
        progress.say("bank        " + written.folder().resolve("bank") + ": files for bank, Alipay and WeChat; "
                + folder.resolve("results.csv") + " says that one payment came back");
        progress.say(
                "case        97 models of 25 creators, 50000.00 CNY recovered and shared; what was held is released"
                        + " or redirected in " + DemoData.MONTH.plusMonths(1));
        progress.say("proof       " + Proof.summary(written.proofs()));
        return written.proofs().stream().allMatch(Proof::holds) ? 0 : 1;
    }

    /** A month before they apply, as is due to creators. */
    private void announce(ApplicationContext application) {
        var rules = RulesFiles.load(folder.resolve("rules").resolve(RULES), FinanceNames.NONE);
        var told = rules.from().minusMonths(1).atDay(1);
        var now = application.getBean(Clock.class).instant();
        application.getBean(Announcements.class).announce(Announcement.of(rules, told, "demo", now));
    }

    private static void tellStatements(PayoutRuns runs, Path reports, Progress progress) {
        var lines = runs.lines(runs.run(DemoData.MONTH).orElseThrow());
        for (var line : examples(lines)) {
            progress.say("statement   "
                    + reports.resolve("statements").resolve(Statements.fileName(line.creatorId())) + "  ("
                    + line.status().word() + ", awards " + line.awards().toPlainString() + ")");
        }
    }

    /** Three that differ: the most that is paid, one that is held, one that is carried; else the next ones. */
    private static List<PayoutLine> examples(List<PayoutLine> lines) {
        var most = lines.stream()
                .sorted((a, b) -> b.awards().compareTo(a.awards()))
                .toList();
        var examples = new ArrayList<PayoutLine>();
        for (var status : List.of(PayoutStatus.PAYABLE, PayoutStatus.HELD, PayoutStatus.CARRIED)) {
            first(most, status).ifPresent(examples::add);
        }
        most.stream()
                .filter(line -> !examples.contains(line))
                .limit(3 - examples.size())
                .forEach(examples::add);
        return examples.stream()
                .sorted(Comparator.comparing(PayoutLine::status).reversed())
                .toList();
    }

    private static Optional<PayoutLine> first(List<PayoutLine> lines, PayoutStatus status) {
        return lines.stream().filter(line -> line.status() == status).findFirst();
    }
}
