package stipend.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import stipend.delivery.CellType;
import stipend.text.CodePoints;

/** {@code usage.measures}: further metrics of a row (SPEC §4b). */
final class MeasuresReader {
    static final Map<String, Measure.Kind> KINDS = kinds();

    /** What stands in for one that is told to be wrong. */
    private static final Measure NONE = new Measure(Measure.Kind.COUNT, EventType.GENERATION, Expr.Literal.TRUE, null);

    private final Reading reading;
    private final NewNames names;
    private final Scope scope;

    /** @param columns what {@code where} sees beside quantity and amount */
    MeasuresReader(Reading reading, NewNames names, SortedMap<String, CellType> columns) {
        this.reading = reading;
        this.names = names;
        this.scope = EventNames.scope(columns);
    }

    SortedMap<String, Measure> read(Node node) {
        var measures = new TreeMap<String, Measure>(CodePoints.ORDER);
        reading.entries(node, "measures").forEach((key, value) -> {
            var measure = measure(value);
            if (names.take(key, "measure") && (!measure.addsUp() || names.takeEarlier(key))) {
                measures.put(key.getValue(), measure);
            }
        });
        return Collections.unmodifiableSortedMap(measures);
    }

    private Measure measure(Node node) {
        var measure = reading.section(node, "the measure", Keys.names(Keys.MEASURE));
        var where = where(measure);
        var perUser = measure.get("per_user")
                .map(value -> reading.decimal(value, "per_user", 0, UsageReader.LARGEST_CAP))
                .map(most -> most.longValue())
                .orElse(null);
        var present = KINDS.keySet().stream().filter(measure::has).toList();
        if (present.size() == 1) {
            return measure(measure, present.getFirst(), where, perUser);
        }
        boolean slip = present.isEmpty() && KINDS.keySet().stream().anyMatch(measure.missed()::contains);
        if (measure.isMapping() && !slip) {
            reading.problem(
                    node,
                    "a measure has exactly one of count, sum, users and share"
                            + (present.isEmpty() ? "" : ", not " + String.join(" and ", present)));
        }
        return NONE;
    }

    private Measure measure(Section measure, String kind, Expr where, @Nullable Long perUser) {
        var type = reading.word(measure.get(kind).orElseThrow(), "event type", UsageReader.TYPES);
        return type == null ? NONE : new Measure(KINDS.getOrDefault(kind, NONE.kind()), type, where, perUser);
    }

    private Expr where(Section measure) {
        var where = measure.condition("where", scope);
        try {
            Digits.of(where);
            SqlSize.check(where);
        } catch (ArithmeticException inexact) {
            measure.get("where")
                    .map(ScalarNode.class::cast)
                    .ifPresent(node -> reading.problem(node, "where " + inexact.getMessage()));
        }
        return where;
    }

    private static Map<String, Measure.Kind> kinds() {
        var kinds = new LinkedHashMap<String, Measure.Kind>();
        List.of(Measure.Kind.values()).forEach(kind -> kinds.put(kind.word(), kind));
        return Collections.unmodifiableMap(kinds);
    }
}
