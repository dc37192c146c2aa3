package stipend.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stipend.report.SimulationReport;
import stipend.rules.RulesDiff.Language;
import stipend.simulation.Metric;
import stipend.simulation.Simulation;
import stipend.simulation.Simulation.Side;
import stipend.simulation.Solution;
import stipend.simulation.Sweep;

/** A simulation on a terminal: what it costs, whom it moves and why. The page and the workbook have the rest. */
final class SimulationLines {
    private static final int LARGEST = 10;

    private SimulationLines() {}

    static List<String> of(Solution solution) {
        var number = solution.number();
        var lines = new ArrayList<String>();
        lines.add(number.name() + " = " + solution.value().toPlainString() + " meets " + solution.target() + ": "
                + solution.target().metric().name() + " is "
                + solution.reached().toPlainString() + " (it is "
                + number.value().toPlainString() + " now; in the file: " + number.place() + ")");
        if (!solution.steady()) {
            lines.add("warning: the figure does not only rise or only fall with this number: another may meet it too");
        }
        lines.add("what follows is with this number");
        lines.add("");
        return lines;
    }

    static List<String> of(SimulationReport report, Language language) {
        var simulation = report.simulation();
        var lines = new ArrayList<>(TextTable.lines(costs(simulation), 2));
        lines.add("");
        lines.addAll(TextTable.lines(sides(simulation), 1));
        var moves = simulation.moves();
        lines.add(moves.winners() + " creators gain " + plain(moves.won()) + ", " + moves.losers() + " lose "
                + plain(moves.lost()) + ", " + moves.unchanged() + " are paid the same");
        if (!simulation.changes().isEmpty()) {
            lines.add("");
            lines.addAll(TextTable.lines(changes(simulation, language), 1));
        }
        if (!simulation.largest().isEmpty()) {
            lines.add("");
            lines.addAll(TextTable.lines(largest(simulation, language), 1));
        }
        var sweep = report.sweep();
        if (sweep != null) {
            lines.add("");
            lines.addAll(TextTable.lines(points(sweep), 0));
        }
        lines.add("");
        return lines;
    }

    private static List<List<String>> costs(Simulation simulation) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("month", "program", "before", "budget", "after", "budget", "change"));
        for (var cost : simulation.costs()) {
            rows.add(List.of(
                    cost.month().toString(),
                    cost.program(),
                    plain(cost.before()),
                    plain(cost.budgetBefore()),
                    plain(cost.after()),
                    plain(cost.budgetAfter()),
                    signed(orZero(cost.after()).subtract(orZero(cost.before())))));
        }
        rows.add(List.of(
                "all",
                "",
                plain(simulation.paidBefore().total()),
                "",
                plain(simulation.paidAfter().total()),
                "",
                signed(simulation.difference())));
        return rows;
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "-" : amount.toPlainString();
    }

    private static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
    }

    private static List<List<String>> sides(Simulation simulation) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "before", "after"));
        rows.add(side(simulation, "creators paid", side -> BigDecimal.valueOf(side.paid())));
        rows.add(side(simulation, "median pay", side -> side.quantiles().get(Simulation.PERCENTS.indexOf(50))));
        rows.add(side(simulation, "Gini coefficient", Side::gini));
        rows.add(side(simulation, "share of the top 1 %", Side::top1));
        rows.add(side(simulation, "share of the top 10 %", Side::top10));
        rows.add(side(simulation, "months below the minimum payout", side -> BigDecimal.valueOf(side.belowMinimum())));
        rows.add(side(simulation, "share of newcomers", Side::newcomers));
        return rows;
    }

    private static List<String> side(Simulation simulation, String label, Function<Side, BigDecimal> figure) {
        return List.of(
                label, plain(figure.apply(simulation.paidBefore())), plain(figure.apply(simulation.paidAfter())));
    }

    private static List<List<String>> changes(Simulation simulation, Language language) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("what each change moves, one after another", "cost", "gain", "lose"));
        for (var effect : simulation.changes()) {
            rows.add(List.of(
                    effect.words().getOrDefault(language, ""),
                    signed(effect.cost()),
                    String.valueOf(effect.winners()),
                    String.valueOf(effect.losers())));
        }
        return rows;
    }

    private static List<List<String>> largest(Simulation simulation, Language language) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("largest changes", "before", "after", "change", "mostly by"));
        simulation.largest().stream().limit(LARGEST).forEach(mover -> {
            var why = mover.reasons().isEmpty()
                    ? ""
                    : mover.reasons().getFirst().words().getOrDefault(language, "");
            rows.add(List.of(
                    mover.pay().creatorId(),
                    plain(mover.pay().before()),
                    plain(mover.pay().after()),
                    signed(mover.pay().change()),
                    why));
        });
        return rows;
    }

    private static List<List<String>> points(Sweep sweep) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(sweep.names());
        Metric.SHOWN.forEach(metric -> head.add(metric.name()));
        rows.add(head);
        for (var point : sweep.points()) {
            var row = new ArrayList<String>();
            point.values().forEach(value -> row.add(value.toPlainString()));
            point.figures().forEach(figure -> row.add(figure.toPlainString()));
            rows.add(row);
        }
        return rows;
    }
}
