package stipend.contribution.jooq;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import stipend.text.CodePoints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Cells of declared columns, and measures, as JSON: a text, {@code true} or {@code false}, or a number with all its digits. */
final class ColumnCells {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, Object>> CELLS = new TypeReference<>() {};
    private static final String NONE = "{}";

    private ColumnCells() {}

    static String write(Map<String, ?> cells) {
        if (cells.isEmpty()) {
            return NONE;
        }
        var sorted = new TreeMap<String, Object>(CodePoints.ORDER);
        sorted.putAll(cells);
        return JSON.writeValueAsString(sorted);
    }

    static Map<String, Object> read(JSONB cells) {
        return cells.data().equals(NONE)
                ? Map.of()
                : JSON.readValue(cells.data(), CELLS).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, cell -> decimal(cell.getValue())));
    }

    static Map<String, BigDecimal> numbers(JSONB cells) {
        var read = read(cells);
        return read.isEmpty()
                ? Map.of()
                : read.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, cell -> (BigDecimal) cell.getValue()));
    }

    /** A whole number is read as such; values of expressions are decimals. */
    private static Object decimal(Object value) {
        return value instanceof BigInteger whole ? new BigDecimal(whole) : value;
    }
}
