package stipend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.rules.RulesDiff.Language;
import stipend.simulation.Metric;
import stipend.simulation.Simulation;
import stipend.simulation.Simulation.Cost;
import stipend.simulation.Simulation.CreatorPay;
import stipend.simulation.Simulation.Effect;
import stipend.simulation.Simulation.Group;
import stipend.simulation.Simulation.Mover;
import stipend.simulation.Simulation.Side;
import stipend.simulation.Sweep;

/** {@code simulation.xlsx}: Overview, Cost, Changes, Largest, Groups, Distribution, Creators, and Sweep if a number was turned. */
final class SimulationWorkbook {
    private final Book book;
    private final SimulationReport report;
    private final Simulation simulation;

    private SimulationWorkbook(Book book, SimulationReport report) {
        this.book = book;
        this.report = report;
        this.simulation = report.simulation();
    }

    static void write(SimulationReport report, OutputStream out) throws IOException {
        var simulation = report.simulation();
        var title = "Stipend simulation " + report.title() + " · "
                + simulation.currency().getCurrencyCode();
        var made = simulation.months().getLast().atEndOfMonth().atStartOfDay();
        try (var workbook = new SteadyWorkbook(title, made)) {
            var book = new Book(workbook, Look.all(workbook, simulation.currency()), title);
            new SimulationWorkbook(book, report).write();
            workbook.write(out);
        }
    }

    private void write() {
        overview();
        costs();
        sheet("Changes", simulation.changes(), changes());
        sheet("Largest", simulation.largest(), largest());
        sheet("Groups", simulation.groups(), groups());
        distribution();
        sheet("Creators", simulation.creators(), creators());
        if (report.sweep() != null) {
            sheet("Sweep", report.sweep().points(), points(report.sweep()));
        }
    }

    private <R> void sheet(String name, List<R> rows, List<Table.Column<R>> columns) {
        new Table<>(book, name, Table.FULL, columns).write(rows.iterator());
    }

    private static <R> Table.Column<R> text(String key, int width, BiConsumer<Line, R> cell) {
        return new Table.Column<>(Words.heading("simulation." + key), false, width, cell);
    }

    private static <R> Table.Column<R> money(String key, Function<R, @Nullable BigDecimal> amount) {
        return new Table.Column<>(
                Words.heading("simulation." + key),
                true,
                18,
                (line, row) -> line.figure(Look.MONEY, amount.apply(row)));
    }

    private static <R> Table.Column<R> count(String key, Function<R, Integer> count) {
        return new Table.Column<>(
                Words.heading("simulation." + key), true, 14, (line, row) -> line.count(count.apply(row)));
    }

    /** A line of the overview. */
    private record Compared(String label, Look look, BigDecimal before, BigDecimal after) {}

    private void overview() {
        var rows = new ArrayList<Compared>();
        rows.add(compared("total", Look.MONEY, Side::total));
        rows.add(compared("paid", Look.COUNT, side -> BigDecimal.valueOf(side.paid())));
        for (int i = 0; i < Simulation.PERCENTS.size(); i++) {
            int at = i;
            var percent = Simulation.PERCENTS.get(i);
            var label = Words.label("simulation.quantile").formatted(percent, percent);
            rows.add(new Compared(
                    label,
                    Look.MONEY,
                    simulation.paidBefore().quantiles().get(at),
                    simulation.paidAfter().quantiles().get(at)));
        }
        rows.add(compared("gini", Look.EXACT, Side::gini));
        rows.add(compared("top1", Look.EXACT, Side::top1));
        rows.add(compared("top10", Look.EXACT, Side::top10));
        rows.add(compared("belowMinimum", Look.COUNT, side -> BigDecimal.valueOf(side.belowMinimum())));
        rows.add(compared("newcomers", Look.EXACT, Side::newcomers));
        sheet("Overview", rows, overviewColumns());
    }

    private Compared compared(String key, Look look, Function<Side, BigDecimal> figure) {
        return new Compared(
                Words.label("simulation." + key),
                look,
                figure.apply(simulation.paidBefore()),
                figure.apply(simulation.paidAfter()));
    }

    private List<Table.Column<Compared>> overviewColumns() {
        return List.of(
                text("overview", 72, (line, row) -> line.say(Look.TEXT, row.label())),
                new Table.Column<>(
                        Words.heading("simulation.before"),
                        true,
                        18,
                        (line, row) -> line.figure(row.look(), row.before())),
                new Table.Column<>(
                        Words.heading("simulation.after"),
                        true,
                        18,
                        (line, row) -> line.figure(row.look(), row.after())),
                new Table.Column<>(
                        Words.heading("simulation.change"),
                        true,
                        18,
                        (line, row) -> line.figure(row.look(), row.after().subtract(row.before()))));
    }

    private record MonthCost(String month, BigDecimal before, BigDecimal after) {}

    private void costs() {
        sheet(
                "Programs",
                simulation.costs(),
                List.of(
                        text("month", 12, (line, cost) -> line.text(cost.month().toString())),
                        text("program", 28, (line, cost) -> line.text(cost.program())),
                        money("before", Cost::before),
                        money("budget", Cost::budgetBefore),
                        money("after", Cost::after),
                        money("budget", Cost::budgetAfter)));
        var months = simulation.months().stream()
                .map(month -> new MonthCost(
                        month.toString(), sum(month.toString(), Cost::before), sum(month.toString(), Cost::after)))
                .toList();
        sheet(
                "Cost",
                months,
                List.of(
                        text("month", 12, (line, month) -> line.text(month.month())),
                        money("before", MonthCost::before),
                        money("after", MonthCost::after)));
        draw(
                "Cost",
                "simulation.cost",
                months.stream().map(MonthCost::month).toList(),
                months.stream().map(MonthCost::before).toList(),
                months.stream().map(MonthCost::after).toList());
    }

    private BigDecimal sum(String month, Function<Cost, @Nullable BigDecimal> side) {
        var sum = BigDecimal.ZERO;
        for (var cost : simulation.costs()) {
            var amount = side.apply(cost);
            if (amount != null && cost.month().toString().equals(month)) {
                sum = sum.add(amount);
            }
        }
        return sum;
    }

    private void draw(String sheet, String title, List<String> names, List<BigDecimal> before, List<BigDecimal> after) {
        var chart = ColumnChart.beside(Words.label(title), names);
        chart.add(Words.label("simulation.before"), 1, before);
        chart.add(Words.label("simulation.after"), 2, after);
        chart.draw(book.workbook().getXSSFWorkbook().getSheet(sheet));
    }

    private void distribution() {
        var bins = Bins.of(simulation).bins();
        sheet(
                "Distribution",
                bins,
                List.of(
                        text("distribution", 28, (line, bin) -> line.text(bin.name())),
                        count("before", Bins.Bin::before),
                        count("after", Bins.Bin::after)));
        draw(
                "Distribution",
                "simulation.distribution",
                bins.stream().map(Bins.Bin::name).toList(),
                bins.stream().map(bin -> BigDecimal.valueOf(bin.before())).toList(),
                bins.stream().map(bin -> BigDecimal.valueOf(bin.after())).toList());
    }

    private static List<Table.Column<Effect>> changes() {
        return List.of(
                text("what", 90, (line, effect) -> line.text(words(effect.words()))),
                money("change", Effect::cost),
                count("winners", Effect::winners),
                count("losers", Effect::losers));
    }

    private static String words(Map<Language, String> words) {
        return words.get(Language.EN) + "\n" + words.get(Language.ZH);
    }

    private List<Table.Column<Mover>> largest() {
        return List.of(
                text("creator", 18, (line, mover) -> line.text(mover.pay().creatorId())),
                text(
                        "name",
                        24,
                        (line, mover) -> line.text(report.nameOf(mover.pay().creatorId()))),
                money("before", mover -> mover.pay().before()),
                money("after", mover -> mover.pay().after()),
                money("change", mover -> mover.pay().change()),
                text(
                        "why",
                        110,
                        (line, mover) -> line.text(mover.reasons().stream()
                                .map(reason -> reason.amount().toPlainString() + "  "
                                        + reason.words().get(Language.EN))
                                .collect(Collectors.joining("\n")))));
    }

    private static List<Table.Column<Group>> groups() {
        return List.of(
                text(
                        "by",
                        36,
                        (line, group) -> line.say(
                                Look.TEXT,
                                Words.label(
                                        "simulation.by." + group.kind().name().toLowerCase(Locale.ROOT)))),
                text(
                        "group",
                        28,
                        (line, group) ->
                                line.text(group.name().isEmpty() ? Words.label("simulation.unknown") : group.name())),
                money("before", Group::before),
                money("after", Group::after),
                money("change", group -> group.after().subtract(group.before())));
    }

    private List<Table.Column<CreatorPay>> creators() {
        return List.of(
                text("creator", 18, (line, pay) -> line.text(pay.creatorId())),
                text("name", 24, (line, pay) -> line.text(report.nameOf(pay.creatorId()))),
                money("before", CreatorPay::before),
                money("after", CreatorPay::after),
                money("change", CreatorPay::change));
    }

    private static List<Table.Column<Sweep.Point>> points(Sweep sweep) {
        var columns = new ArrayList<Table.Column<Sweep.Point>>();
        for (int i = 0; i < sweep.names().size(); i++) {
            int at = i;
            columns.add(Table.named(
                    sweep.names().get(i),
                    30,
                    (line, point) -> line.figure(Look.EXACT, point.values().get(at))));
        }
        for (int i = 0; i < Metric.SHOWN.size(); i++) {
            int at = i;
            columns.add(Table.named(
                    Metric.SHOWN.get(i).name(),
                    18,
                    (line, point) -> line.figure(Look.EXACT, point.figures().get(at))));
        }
        return columns;
    }
}
