package stipend.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import stipend.delivery.CellType;
import stipend.text.CodePoints;

/**
 * {@code columns}: what models.csv, creators.csv and usage events have beyond SPEC §1. Names of the catalog mean nothing
 * else in programs; those of events stand beside {@code quantity} and {@code amount} only.
 */
final class ColumnsReader {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    static final Map<String, CellType> TYPES = types();
    private static final List<String> OF_EVENTS =
            List.of("occurred_at", "event_type", "model_ids", "quantity", "amount");

    private final Reading reading;
    private final TreeSet<String> taken = new TreeSet<>(Vocabulary.NAME_ORDER);
    private final TreeSet<String> takenOfEvents = new TreeSet<>(Vocabulary.NAME_ORDER);

    ColumnsReader(Reading reading, FinanceNames finance) {
        this.reading = reading;
        Stream.concat(ModelSlot.vocabularyNames().stream(), CreatorSlot.vocabularyNames().stream())
                .forEach(name -> taken.add(name.name()));
        taken.addAll(finance.names());
        taken.addAll(Words.KEYWORDS);
        taken.addAll(Words.FUNCTIONS);
        takenOfEvents.addAll(OF_EVENTS);
        takenOfEvents.addAll(Words.KEYWORDS);
        takenOfEvents.addAll(Words.FUNCTIONS);
    }

    Columns read(Optional<Node> node) {
        if (node.isEmpty()) {
            return Columns.NONE;
        }
        var columns = reading.section(node.get(), "columns", Keys.names(Keys.COLUMNS));
        return new Columns(
                columns(columns, "model", taken),
                columns(columns, "creator", taken),
                columns(columns, "event", takenOfEvents));
    }

    private SortedMap<String, CellType> columns(Section columns, String of, Set<String> names) {
        return columns.get(of).map(node -> columns(node, of, names)).orElse(Collections.emptySortedMap());
    }

    private SortedMap<String, CellType> columns(Node node, String of, Set<String> names) {
        var columns = new TreeMap<String, CellType>(CodePoints.ORDER);
        reading.entries(node, of).forEach((key, value) -> {
            var type = reading.word(value, "type of a column", TYPES);
            if (isFree(key, names) && type != null) {
                columns.put(key.getValue(), type);
            }
        });
        return Collections.unmodifiableSortedMap(columns);
    }

    private boolean isFree(ScalarNode key, Set<String> names) {
        var name = key.getValue();
        if (!NAME.matcher(name).matches() || name.endsWith("_id")) {
            reading.problem(
                    key,
                    "a column's name is lower-case letters, digits and _, begins with a letter and is no id, not "
                            + Words.quote(name));
            return false;
        }
        if (!names.add(name)) {
            reading.problem(key, Words.quote(name) + " is the name of something else in expressions; choose another");
            return false;
        }
        return true;
    }

    private static Map<String, CellType> types() {
        var types = new LinkedHashMap<String, CellType>();
        Stream.of(CellType.values()).forEach(type -> types.put(type.word(), type));
        return Collections.unmodifiableMap(types);
    }
}
