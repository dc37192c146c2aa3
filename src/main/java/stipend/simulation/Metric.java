package stipend.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stipend.fault.InputFault;
import stipend.rules.Suggestion;
import stipend.simulation.Simulation.Side;

/** A figure of what rules pay over all months, which a target can be set for: {@code total_cost}, {@code gini} … */
public record Metric(String name, Function<Outcome, BigDecimal> of) {
    public static final Metric TOTAL_COST = new Metric("total_cost", outcome -> outcome.money(outcome.total()));
    /** Those that a sweep shows. */
    public static final List<Metric> SHOWN = List.of(
            TOTAL_COST,
            ofSide("gini", Side::gini),
            ofSide("top1_share", Side::top1),
            ofSide("top10_share", Side::top10),
            ofSide("paid_creators", side -> BigDecimal.valueOf(side.paid())),
            ofSide("below_minimum", side -> BigDecimal.valueOf(side.belowMinimum())),
            ofSide("newcomers_share", Side::newcomers));

    private static Metric ofSide(String name, Function<Side, BigDecimal> figure) {
        return new Metric(name, outcome -> figure.apply(outcome.side()));
    }

    /** What one program costs. */
    private static Metric costOf(String program) {
        return new Metric(
                "cost of " + program,
                outcome -> outcome.money(outcome.months().stream()
                        .flatMap(month -> month.programs().stream())
                        .filter(pay -> pay.id().equals(program))
                        .mapToLong(PaidMonth.PaidProgram::total)
                        .sum()));
    }

    /** @throws InputFault if there is none of that name; it names the nearest */
    public static Metric named(String name, List<MonthCase> cases) {
        var all = Stream.concat(
                        SHOWN.stream(),
                        cases.stream()
                                .flatMap(month -> month.after().programs().stream())
                                .map(program -> costOf(program.id())))
                .collect(Collectors.toMap(Metric::name, metric -> metric, (one, _) -> one));
        var wanted = name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        var found = all.get(wanted);
        if (found == null) {
            throw new InputFault(
                    "--target: there is no figure \"" + wanted + "\"" + Suggestion.of(wanted, all.keySet(), "figure"));
        }
        return found;
    }
}
