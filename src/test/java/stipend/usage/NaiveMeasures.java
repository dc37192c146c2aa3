package stipend.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.rules.Measure;
import stipend.usage.NaiveCounting.Line;

/** SPEC §4b, measures, a second time: over a month's counted lines, one after the other. */
final class NaiveMeasures {
    private static final Comparator<Line> ORDER = Comparator.comparingLong(
                    (Line line) -> line.event().micros())
            .thenComparing(line -> line.event().id(), NaiveCounting.CODE_POINTS);

    private final Map<String, Measure> measures;
    private final List<Line> counted;

    NaiveMeasures(Map<String, Measure> measures, List<Line> counted) {
        this.measures = measures;
        this.counted = counted;
    }

    /** Every measure by {@code model creator}. */
    Map<String, Map<String, BigDecimal>> ofRows() {
        var rows = new TreeMap<String, Map<String, BigDecimal>>();
        counted.forEach(line -> rows.put(row(line), new TreeMap<>()));
        measures.forEach((name, measure) -> {
            var lines = lines(measure);
            rows.forEach((row, values) -> values.put(
                    name,
                    value(
                            measure,
                            lines.stream().filter(line -> row(line).equals(row)).toList(),
                            lines)));
        });
        return rows;
    }

    /** Distinct users by creator. */
    Map<String, Map<String, BigDecimal>> ofCreators() {
        var creators = new TreeMap<String, Map<String, BigDecimal>>();
        counted.forEach(line -> creators.put(String.valueOf(line.creator()), new TreeMap<>()));
        measures.forEach((name, measure) -> {
            if (measure.kind() == Measure.Kind.USERS) {
                creators.forEach((creator, values) -> values.put(
                        name,
                        users(lines(measure).stream()
                                .filter(line -> creator.equals(line.creator()))
                                .toList())));
            }
        });
        return creators;
    }

    private static String row(Line line) {
        return line.model() + " of " + line.creator();
    }

    private List<Line> lines(Measure measure) {
        var seen = new HashMap<List<String>, Long>();
        var lines = new ArrayList<Line>();
        for (var line : counted.stream().sorted(ORDER).toList()) {
            if (line.event().type().equals(measure.of().word()) && holds(measure, line)) {
                var place = seen.merge(List.of(row(line), line.event().user()), 1L, Long::sum);
                if (measure.perUser() == null || place <= measure.perUser()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static boolean holds(Measure measure, Line line) {
        var row = new ArrayList<@Nullable Object>();
        row.add(new BigDecimal(line.event().quantity()));
        row.add(new BigDecimal(line.event().amount(), 6));
        row.addAll(line.event().columns());
        return Boolean.TRUE.equals(measure.where().evaluate(row.toArray()));
    }

    private static BigDecimal value(Measure measure, List<Line> own, List<Line> all) {
        return switch (measure.kind()) {
            case COUNT -> BigDecimal.valueOf(own.size());
            case SUM ->
                own.stream()
                        .map(line -> new BigDecimal(line.event().quantity()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            case USERS -> users(own);
            case SHARE -> share(own, all);
        };
    }

    private static BigDecimal users(List<Line> own) {
        return BigDecimal.valueOf(
                own.stream().map(line -> line.event().user()).distinct().count());
    }

    private static BigDecimal share(List<Line> own, List<Line> all) {
        var whole =
                all.stream().collect(Collectors.groupingBy(line -> line.event().user(), Collectors.counting()));
        var numerator = BigInteger.ZERO;
        var denominator = BigInteger.ONE;
        for (var line : own) {
            var lines = BigInteger.valueOf(whole.getOrDefault(line.event().user(), 0L));
            numerator = numerator.multiply(lines).add(denominator);
            denominator = denominator.multiply(lines);
        }
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), 18, RoundingMode.HALF_UP);
    }
}
