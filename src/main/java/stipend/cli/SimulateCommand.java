package stipend.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stipend.batch.Simulate;
import stipend.fault.InputFault;
import stipend.report.SimulationReport;
import stipend.rules.RulesDiff.Language;
import stipend.simulation.Comparing;
import stipend.simulation.MonthCase;
import stipend.simulation.Solution;
import stipend.simulation.Sweep;
import stipend.simulation.Target;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a rules file would have paid in past months, to whom and why.",
            "Nothing is changed. Each month is compared with the rules it was computed with,",
            "or with those of --against. Writes simulation.html, a page with charts, and",
            "simulation.xlsx below REPORTS/simulation. With another usage section the",
            "delivered files are counted again, for the simulation alone.",
            "",
            "  simulate --rules draft.yaml --months 2024-01..2024-03",
            "  … --solve \"budget of monthly-subsidy\" --target \"total_cost <= 300000\"",
            "  … --vary \"multiplier exclusive of monthly-subsidy=1..2:11\""
        })
final class SimulateCommand implements Callable<Integer> {
    private static final Pattern MONTHS = Pattern.compile("(\\d{4}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}))?");

    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--months",
            paramLabel = "A..B",
            required = true,
            description = "The months, as 2024-01..2024-03, or one")
    private String months = "";

    @Option(
            names = "--against",
            paramLabel = "OLD",
            description =
                    "A rules file to compare with, or a folder of them (default: what each month was computed with)")
    private @Nullable Path against;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the page and the workbook are written")
    private @Nullable Path out;

    @Option(
            names = "--solve",
            paramLabel = "NUMBER",
            description = "Find this number of the rules; needs --target. A wrong name lists the nearest")
    private @Nullable String solve;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "total_cost, gini, top1_share, top10_share, paid_creators, below_minimum,"
                    + " newcomers_share or \"cost of PROGRAM\", then <= or >=, and a number")
    private @Nullable String target;

    @Option(
            names = "--between",
            paramLabel = "LOW..HIGH",
            description = "Where to search (default: 0 to ten times the present number)")
    private @Nullable String between;

    @Option(
            names = "--vary",
            paramLabel = "NUMBER=LOW..HIGH:STEPS",
            description = "Turn a number of the rules and draw cost and fairness; twice for two numbers")
    private List<String> vary = List.of();

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en, on the terminal (default: en)")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        if ((solve == null) != (target == null)) {
            throw new ParameterException(spec.commandLine(), "--solve and --target belong together: give both");
        }
        var bounds = bounds();
        var turns = vary.stream().map(Sweep.Turn::of).toList();
        var top = Parent.of(stipend);
        var asked = asked(top);
        return top.withRulesIn(folder(asked.rules()), application -> {
            run(top, application, asked, bounds, turns);
            return 0;
        });
    }

    private void run(
            StipendCommand top,
            ApplicationContext application,
            Simulate.Asked asked,
            Solution.@Nullable Bounds bounds,
            List<Sweep.Turn> turns) {
        var simulate = application.getBean(Simulate.class);
        var cases = simulate.cases(asked, top.progress());
        if (solve != null && target != null) {
            var solution = Solution.of(cases, solve, Target.of(target, cases), bounds);
            cases = solution.in(cases);
            SimulationLines.of(solution).forEach(top.out()::println);
        }
        var sweep = turns.isEmpty() ? null : Sweep.of(cases, turns);
        var report = new SimulationReport(Comparing.of(cases), sweep, simulate.names(cases));
        SimulationLines.of(report, language).forEach(top.out()::println);
        report.write(folderOfReports(top, cases)).forEach(top.out()::println);
    }

    private Simulate.Asked asked(StipendCommand top) {
        var form = MONTHS.matcher(months);
        if (!form.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--months \"" + months + "\": write them as 2024-01..2024-03");
        }
        var first = month(form.group(1));
        var file = top.places().rules();
        if (!Files.isRegularFile(file)) {
            throw new InputFault("--rules " + file + ": name the rules file to simulate, such as --rules draft.yaml");
        }
        return new Simulate.Asked(file, against, first, form.group(2) == null ? first : month(form.group(2)));
    }

    private YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--months: \"" + text + "\" is no month");
        }
    }

    /** The platform's own rules: where they are when --rules names a file. */
    private static Path folder(Path file) {
        var named = System.getenv("STIPEND_RULES");
        var usual = named == null || named.isBlank() ? Path.of("rules") : Path.of(named);
        return Files.isDirectory(usual) ? usual : file.resolveSibling(".").normalize();
    }

    private Path folderOfReports(StipendCommand top, List<MonthCase> cases) {
        var name = cases.getFirst().month() + "_" + cases.getLast().month();
        return out != null ? out : top.places().reports().resolve("simulation").resolve(name);
    }

    private Solution.@Nullable Bounds bounds() {
        if (between == null) {
            return null;
        }
        var ends = between.split("\\.\\.", -1);
        try {
            return new Solution.Bounds(new BigDecimal(ends[0]), new BigDecimal(ends[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ParameterException(
                    spec.commandLine(), "--between \"" + between + "\": write two numbers, as 1000..50000");
        }
    }
}
