package stipend.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import stipend.delivery.CellType;
import stipend.text.CodePoints;

/**
 * {@code columns}: what models.csv, creators.csv and usage events have beyond SPEC §1. Names of the catalog mean nothing
 * else in programs; those of events stand beside {@code quantity} and {@code amount} only.
 */
final class ColumnsReader {
    static final Map<String, CellType> TYPES = types();

    private final Reading reading;
    private final NewNames names;
    private final NewNames ofEvents;

    ColumnsReader(Reading reading, NewNames names) {
        this.reading = reading;
        this.names = names;
        this.ofEvents = NewNames.ofEvents(reading);
    }

    Columns read(Optional<Node> node) {
        if (node.isEmpty()) {
            return Columns.NONE;
        }
        var columns = reading.section(node.get(), "columns", Keys.names(Keys.COLUMNS));
        return new Columns(
                columns(columns, "model", names),
                columns(columns, "creator", names),
                columns(columns, "event", ofEvents));
    }

    private SortedMap<String, CellType> columns(Section columns, String of, NewNames free) {
        return columns.get(of).map(node -> columns(node, of, free)).orElse(Collections.emptySortedMap());
    }

    private SortedMap<String, CellType> columns(Node node, String of, NewNames free) {
        var columns = new TreeMap<String, CellType>(CodePoints.ORDER);
        reading.entries(node, of).forEach((key, value) -> {
            var type = reading.word(value, "type of a column", TYPES);
            if (free.take(key, "column") && type != null) {
                columns.put(key.getValue(), type);
            }
        });
        return Collections.unmodifiableSortedMap(columns);
    }

    private static Map<String, CellType> types() {
        var types = new LinkedHashMap<String, CellType>();
        Stream.of(CellType.values()).forEach(type -> types.put(type.word(), type));
        return Collections.unmodifiableMap(types);
    }
}
