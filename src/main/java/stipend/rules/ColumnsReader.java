package stipend.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import stipend.delivery.CellType;
import stipend.text.CodePoints;

/** {@code columns}: what models.csv and creators.csv have beyond SPEC §1, under names that mean nothing else. */
final class ColumnsReader {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    static final Map<String, CellType> TYPES = types();

    private final Reading reading;
    private final TreeSet<String> taken = new TreeSet<>(Vocabulary.NAME_ORDER);

    ColumnsReader(Reading reading, FinanceNames finance) {
        this.reading = reading;
        Stream.concat(ModelSlot.vocabularyNames().stream(), CreatorSlot.vocabularyNames().stream())
                .forEach(name -> taken.add(name.name()));
        taken.addAll(finance.names());
        taken.addAll(Words.KEYWORDS);
        taken.addAll(Words.FUNCTIONS);
    }

    Columns read(Optional<Node> node) {
        if (node.isEmpty()) {
            return Columns.NONE;
        }
        var columns = reading.section(node.get(), "columns", Keys.names(Keys.COLUMNS));
        return new Columns(
                columns.get("model").map(of -> columns(of, "model")).orElse(Collections.emptySortedMap()),
                columns.get("creator").map(of -> columns(of, "creator")).orElse(Collections.emptySortedMap()));
    }

    private SortedMap<String, CellType> columns(Node node, String of) {
        var columns = new TreeMap<String, CellType>(CodePoints.ORDER);
        reading.entries(node, of).forEach((key, value) -> {
            var type = reading.word(value, "type of a column", TYPES);
            if (isFree(key) && type != null) {
                columns.put(key.getValue(), type);
            }
        });
        return Collections.unmodifiableSortedMap(columns);
    }

    private boolean isFree(ScalarNode key) {
        var name = key.getValue();
        if (!NAME.matcher(name).matches() || name.endsWith("_id")) {
            reading.problem(
                    key,
                    "a column's name is lower-case letters, digits and _, begins with a letter and is no id, not "
                            + Words.quote(name));
            return false;
        }
        if (!taken.add(name)) {
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
