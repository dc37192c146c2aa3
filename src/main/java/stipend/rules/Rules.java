package stipend.rules;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stipend.text.CodePoints;

/**
 * One rules file, parsed and checked (SPEC §4).
 *
 * @param file the file's name in its folder
 * @param sha256 of the file's bytes, which a frozen month keeps
 * @param columns what the catalog has beyond SPEC §1
 * @param totals what is summed over all rows of a month, by name
 * @param perModel the names of programs per model and their slots
 * @param perCreator the names of programs per creator and their slots
 */
public record Rules(
        String file,
        String sha256,
        String title,
        YearMonth from,
        Currency currency,
        Columns columns,
        UsageRules usage,
        SortedMap<String, Expr> totals,
        List<Program> programs,
        PayoutRules payout,
        Vocabulary perModel,
        Vocabulary perCreator) {

    /** Rules without totals. */
    public Rules(
            String file,
            String sha256,
            String title,
            YearMonth from,
            Currency currency,
            Columns columns,
            UsageRules usage,
            List<Program> programs,
            PayoutRules payout,
            Vocabulary perModel,
            Vocabulary perCreator) {
        this(
                file,
                sha256,
                title,
                from,
                currency,
                columns,
                usage,
                Collections.emptySortedMap(),
                programs,
                payout,
                perModel,
                perCreator);
    }

    /** The same file's rules with other parts in them: what a simulation asks about. */
    public Rules with(UsageRules otherUsage, List<Program> otherPrograms) {
        return with(otherUsage, totals, otherPrograms, payout);
    }

    Rules with(SortedMap<String, Expr> otherTotals) {
        return with(usage, otherTotals, programs, payout);
    }

    Rules with(PayoutRules otherPayout) {
        return with(usage, totals, programs, otherPayout);
    }

    private Rules with(
            UsageRules otherUsage,
            SortedMap<String, Expr> otherTotals,
            List<Program> otherPrograms,
            PayoutRules otherPayout) {
        return new Rules(
                file,
                sha256,
                title,
                from,
                currency,
                columns,
                otherUsage,
                otherTotals,
                otherPrograms,
                otherPayout,
                perModel,
                perCreator);
    }

    /**
     * The same rules under the names of other ones beside their own: then each part of one can stand in the other.
     *
     * @throws stipend.fault.InputFault if a name is one thing in one file and another in the other
     */
    public Rules withNamesOf(Rules other) {
        return NamesOfBoth.of(this, other);
    }

    /** The totals that an award of the program depends on, by name. */
    public SortedMap<String, Expr> totalsOf(Program program) {
        var named = new TreeMap<String, Expr>(CodePoints.ORDER);
        Stream.of(
                        program.expressions().stream(),
                        Stream.of(program.ofModels()),
                        Stream.ofNullable(program.reward().budget()))
                .flatMap(exprs -> exprs.flatMap(Expr::names))
                .filter(totals::containsKey)
                .forEach(name -> named.put(name, Objects.requireNonNull(totals.get(name))));
        return named;
    }

    /** The names of earlier months that are asked of rows per model (also for totals and {@code of_models}), or per creator. */
    public Set<EarlierName> earlier(Per per) {
        return Stream.concat(
                        programs.stream()
                                .filter(program -> program.per() == per)
                                .flatMap(program -> program.expressions().stream()),
                        per == Per.MODEL
                                ? programs.stream()
                                        .flatMap(program -> Stream.concat(
                                                Stream.of(program.ofModels()), totalsOf(program).values().stream()))
                                : Stream.empty())
                .flatMap(Expr::names)
                .flatMap(name -> earlier(name).stream())
                .collect(Collectors.toSet());
    }

    /** A name may begin like one of these and be none. */
    private Optional<EarlierName> earlier(String name) {
        return EarlierName.read(name).filter(earlier -> {
            var measure = usage.measures().get(earlier.metric());
            return measure == null ? EarlierName.METRICS.contains(earlier.metric()) : measure.addsUp();
        });
    }

    /** Whether awards depend on earlier months at all. */
    public boolean looksBack() {
        return !onlyOnce().isEmpty()
                || Arrays.stream(Per.values()).anyMatch(per -> !earlier(per).isEmpty());
    }

    /** The programs that pay only what they did not award a row in earlier months. */
    public Set<String> onlyOnce() {
        return programs.stream()
                .filter(program -> program.reward().once())
                .map(Program::id)
                .collect(Collectors.toSet());
    }

    /** The names and slots that a program's expressions were resolved to. */
    public Vocabulary vocabulary(Per per) {
        return switch (per) {
            case MODEL -> perModel;
            case CREATOR -> perCreator;
        };
    }
}
