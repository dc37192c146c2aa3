package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stipend.delivery.CellType;

/**
 * What rules declare of events beyond SPEC §1 (SPEC §4b), as the counting's statements have it. Of a column {@code api} a
 * text file's row has its word as {@code word_api}; a fields query has its value as {@code column_api}, and as
 * {@code wrong_api} whether it has none because its cell is none of its type. Without declared columns every part is
 * empty, and the statements are those of SPEC §2 alone.
 */
record EventColumns(SortedMap<String, CellType> types) {

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** Their names, in the order in which rows have them. */
    List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** Gives the tables of {@code grammar.sql} a place for each. */
    void prepare(DuckDb duck) throws SQLException {
        if (!isEmpty()) {
            duck.run("event_columns", Map.of());
        }
        for (var column : types.entrySet()) {
            duck.execute("alter table delivered add column column_" + column.getKey() + " " + type(column.getValue()));
        }
    }

    private static String type(CellType type) {
        return switch (type) {
            case TEXT -> "varchar";
            case BOOLEAN -> "boolean";
            case DECIMAL -> "decimal(18, 6)";
        };
    }

    /** For the end of a fields query's select list. */
    String fields(UnaryOperator<String> wordOf) {
        return each(column -> {
            var word = "nullif(" + wordOf.apply(column) + ", '')";
            var value = value(column, word);
            return ", " + value + " as column_" + column + ", " + word + " is not null and " + value
                    + " is null as wrong_" + column;
        });
    }

    private String value(String column, String word) {
        return type(column).word() + "_cell(" + word + ")";
    }

    CellType type(String column) {
        var type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException("no declared column: " + column);
        }
        return type;
    }

    /** The values, for the end of a list of columns. */
    String values() {
        return each(column -> ", column_" + column);
    }

    /** A wrong number is a bad number; any other wrong cell makes its row malformed. */
    String malformed() {
        return each(column -> type(column) == CellType.DECIMAL ? "" : " or wrong_" + column);
    }

    String badNumbers() {
        return each(column -> type(column) == CellType.DECIMAL ? " or wrong_" + column : "");
    }

    private String each(UnaryOperator<String> part) {
        return types.keySet().stream().map(part).collect(Collectors.joining());
    }
}
