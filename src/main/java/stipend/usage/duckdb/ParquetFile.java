package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;

/** A delivered Parquet file: its columns may be words or have the natural type of what they hold. */
record ParquetFile(DeliveredFile file, Map<String, String> types) {
    private static final String LIST_OF_TEXT = "VARCHAR[]";
    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
    private static final Set<String> WHOLE = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT");

    /** Reads the file's schema and checks it. */
    static ParquetFile open(DuckDb duck, DeliveredFile file) {
        var types = new HashMap<String, String>();
        try {
            duck.forEach(
                    "describe select * from read_parquet(" + DuckDb.literal(file.path()) + ")",
                    row -> types.put(row.getString(1), row.getString(2)));
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
        TextFile.REQUIRED.stream()
                .filter(column -> !types.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw InputFault.in(file.name(), "no column \"" + column + "\"; add it");
                });
        return new ParquetFile(file, types);
    }

    static InputFault unreadable(DeliveredFile file, SQLException cause) {
        var firstLine = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return InputFault.in(file.name(), "not a whole Parquet file (" + firstLine + "); deliver it again");
    }

    /** The file's rows as {@code judge.sql} wants them. */
    String fields() {
        return "select file_row_number + 1 as line, false as malformed, " + word("event_id") + " as event_id, "
                + timed()
                + " as timed, " + micros() + " as micros, " + word("event_type") + " as event_type, " + word("user_id")
                + " as user_id, " + models() + " as models, " + number("quantity", "1") + " as quantity, "
                + number("amount", "0") + " as amount from " + source();
    }

    /** Line, JSON and fault of the rejected rows, given a query of lines and faults. */
    String rejectedAsJson(String rejected) {
        var columns = types.keySet().stream().sorted().map(ParquetFile::quoted).toList();
        return "select line, to_json(struct_pack(" + String.join(", ", columns) + "))::varchar, fault from (select *,"
                + " file_row_number + 1 as line from " + source() + ") join (" + rejected
                + ") using (line) order by line";
    }

    private String source() {
        return "read_parquet(" + DuckDb.literal(file.path()) + ", file_row_number = true)";
    }

    private String word(String column) {
        require(column, "VARCHAR".equals(type(column)), "text");
        return quoted(column);
    }

    private String models() {
        require("model_ids", LIST_OF_TEXT.equals(type("model_ids")), "a list of text");
        return "model_ids";
    }

    private String timed() {
        return INSTANT.equals(type("occurred_at")) ? "occurred_at is not null" : "coalesce(occurred_at, '') <> ''";
    }

    private String micros() {
        var natural = INSTANT.equals(type("occurred_at"));
        require("occurred_at", natural || "VARCHAR".equals(type("occurred_at")), "text or a timestamp with time zone");
        return natural ? "case when isfinite(occurred_at) then epoch_us(occurred_at) end" : "instant_of(occurred_at)";
    }

    /** A number's column through the grammar of its words, or as the number it is. */
    private String number(String column, String absent) {
        var type = type(column);
        if (type == null) {
            return absent + "::bigint";
        }
        if ("VARCHAR".equals(type)) {
            return column + "_of(nullif(" + column + ", ''))";
        }
        require(column, WHOLE.contains(type) || type.startsWith("DECIMAL"), "text, a whole number or a decimal");
        return "natural_" + column + "(" + column + ")";
    }

    private @Nullable String type(String column) {
        return types.get(column);
    }

    private void require(String column, boolean holds, String wanted) {
        if (!holds) {
            throw InputFault.in(
                    file.name(), "column \"" + column + "\" is " + type(column) + "; deliver it as " + wanted);
        }
    }

    private static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
