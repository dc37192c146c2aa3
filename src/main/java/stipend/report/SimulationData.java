package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.simulation.Metric;
import stipend.simulation.Simulation;
import stipend.simulation.Simulation.Cost;
import stipend.simulation.Simulation.CreatorPay;
import stipend.text.CodePoints;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page's charts are drawn from, as JSON that can stand in a script. Figures are strings: a chart makes numbers of
 * them to place its points and shows people the strings.
 */
final class SimulationData {
    /** So many creators are drawn; of more, the better paid half and every so many of the others. */
    private static final int MOST_POINTS = 3_000;

    private static final JsonMapper JSON = new JsonMapper();

    private SimulationData() {}

    static String of(SimulationReport report) {
        var simulation = report.simulation();
        var node = JSON.createObjectNode();
        node.put("currency", simulation.currency().getCurrencyCode());
        costs(node, simulation);
        bins(node, Bins.of(simulation));
        var points = node.putArray("points");
        drawn(simulation.creators())
                .forEach(pay -> points.addArray()
                        .add(pay.creatorId())
                        .add(VisibleText.of(report.nameOf(pay.creatorId())))
                        .add(pay.before().toPlainString())
                        .add(pay.after().toPlainString()));
        sweep(node, report);
        return JSON.writeValueAsString(node)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void costs(ObjectNode node, Simulation simulation) {
        var months = node.putArray("months");
        var before = node.putArray("before");
        var after = node.putArray("after");
        for (var month : simulation.months()) {
            var ofMonth = simulation.costs().stream()
                    .filter(cost -> cost.month().equals(month))
                    .toList();
            months.add(month.toString());
            before.add(sum(ofMonth, Cost::before));
            after.add(sum(ofMonth, Cost::after));
        }
    }

    private static String sum(List<Cost> costs, Function<Cost, @Nullable BigDecimal> side) {
        return costs.stream()
                .flatMap(cost -> Stream.ofNullable(side.apply(cost)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static void bins(ObjectNode node, Bins bins) {
        var array = node.putArray("bins");
        bins.bins()
                .forEach(bin ->
                        array.addArray().add(bin.name()).add(bin.before()).add(bin.after()));
    }

    /** By id; the same ones each time. */
    static List<CreatorPay> drawn(List<CreatorPay> creators) {
        if (creators.size() <= MOST_POINTS) {
            return creators;
        }
        var byPay = new ArrayList<>(creators);
        byPay.sort(Comparator.comparing((CreatorPay pay) -> pay.before().max(pay.after()))
                .reversed()
                .thenComparing(CreatorPay::creatorId, CodePoints.ORDER));
        var drawn = new ArrayList<>(byPay.subList(0, MOST_POINTS / 2));
        int others = byPay.size() - drawn.size();
        for (int i = 0; i < MOST_POINTS / 2; i++) {
            drawn.add(byPay.get((int) (MOST_POINTS / 2 + (long) i * others / (MOST_POINTS / 2))));
        }
        drawn.sort(Comparator.comparing(CreatorPay::creatorId, CodePoints.ORDER));
        return drawn;
    }

    private static void sweep(ObjectNode node, SimulationReport report) {
        var sweep = report.sweep();
        if (sweep == null) {
            node.putNull("sweep");
            return;
        }
        var into = node.putObject("sweep");
        add(into.putArray("names"), sweep.names());
        add(into.putArray("figures"), Metric.SHOWN.stream().map(Metric::name).toList());
        var points = into.putArray("points");
        for (var point : sweep.points()) {
            var one = points.addObject();
            add(
                    one.putArray("values"),
                    point.values().stream().map(BigDecimal::toPlainString).toList());
            add(
                    one.putArray("figures"),
                    point.figures().stream().map(BigDecimal::toPlainString).toList());
        }
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(text -> array.add(VisibleText.of(text)));
    }
}
