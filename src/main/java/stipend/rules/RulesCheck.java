package stipend.rules;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rules file and all that can be said of it: every error, or else what is doubtful about the rules. */
public final class RulesCheck {
    private final String source;
    private final Optional<Outline> outline;
    private final Optional<Rules> rules;
    private final List<Problem> problems;

    private RulesCheck(String source, Optional<Outline> outline, Optional<Rules> rules, List<Problem> problems) {
        this.source = source;
        this.outline = outline;
        this.rules = rules;
        this.problems = problems;
    }

    /**
     * Checks a file.
     *
     * @param month whose figures of platform.csv are known; null: those of any month
     * @throws stipend.fault.InputFault if the file cannot be read, or is no text
     */
    public static RulesCheck of(Path file, FinanceFigures figures, @Nullable YearMonth month) {
        var checked = RulesFiles.check(file, month == null ? figures.namesOfAnyMonth() : figures.names(month));
        var problems = new ArrayList<>(checked.problems());
        var outline = Optional.ofNullable(checked.root()).map(root -> new Outline(checked.file(), root));
        var rules = Optional.ofNullable(checked.rules())
                .filter(_ -> checked.problems().isEmpty());
        rules.ifPresent(loaded -> problems.addAll(Doubts.of(outline.orElseThrow(), loaded, ranges(figures, month))));
        return new RulesCheck(checked.source(), outline, rules, List.copyOf(problems));
    }

    private static Map<String, Range> ranges(FinanceFigures figures, @Nullable YearMonth month) {
        var ranges = new TreeMap<String, Range>(Vocabulary.NAME_ORDER);
        var months = month == null ? figures.months() : List.of(month);
        months.forEach(one -> figures.of(one).forEach((name, value) -> range(ranges, name, value)));
        return ranges;
    }

    private static void range(Map<String, Range> ranges, String name, BigDecimal value) {
        ranges.merge(name, Range.of(value), Range::or);
    }

    /** The rules, unless there is an error. */
    public Optional<Rules> rules() {
        return rules;
    }

    /** Errors, or warnings, from the file's top to its bottom. */
    public List<Problem> problems() {
        return problems;
    }

    /** A warning at a program's {@code eligible}. */
    public Problem doubtful(Program program, String what) {
        int index = rules.orElseThrow().programs().indexOf(program);
        return outline.orElseThrow().warning(what, "programs", index, "eligible");
    }

    /** A problem as people read it: its place and what it is on one line, then the line it is on with a caret below. */
    public String shown(Problem problem) {
        return Excerpt.shown(source, problem);
    }
}
