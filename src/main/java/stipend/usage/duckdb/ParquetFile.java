package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;

/** A delivered Parquet file: its columns may be words or have the natural type of what they hold. */
record ParquetFile(DeliveredFile file, Map<String, String> types, EventColumns columns) {
    private static final String LIST_OF_TEXT = "VARCHAR[]";
    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
    private static final String FINE_INSTANT = "TIMESTAMPTZ_NS";
    /** Of what {@link #fields} gives, the row as it was delivered. */
    static final String TEXT = "cast(to_json(given) as varchar)";

    private static final Set<String> WHOLE = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT");

    /** Reads the file's schema and checks it. */
    static ParquetFile open(DuckDb duck, DeliveredFile file, EventColumns columns) {
        var types = new HashMap<String, String>();
        try {
            duck.forEach(
                    "describe select * from " + source(file, ""), row -> types.put(row.getString(1), row.getString(2)));
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
        Stream.concat(TextFile.REQUIRED.stream(), columns.names().stream())
                .filter(column -> !types.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw InputFault.in(file.name(), "no column \"" + column + "\"; add it");
                });
        return new ParquetFile(file, types, columns);
    }

    /** DuckDB names the file by its path on this machine; people are told its name. */
    static InputFault unreadable(DeliveredFile file, SQLException cause) {
        var firstLine = String.valueOf(cause.getMessage())
                .replace(file.path().toString(), file.name())
                .lines()
                .findFirst()
                .orElse("");
        return InputFault.in(file.name(), "not a whole Parquet file (" + firstLine + "); deliver it again");
    }

    /** Whether reading failed for a text that is not UTF-8: a fault of its row, see {@link #repairedFields}. */
    static boolean isBrokenText(SQLException cause) {
        return String.valueOf(cause.getMessage()).contains("is not valid UTF8");
    }

    /** The file's rows as {@code judge.sql} wants them. */
    String fields() {
        return fields("false", source(file, ", file_row_number = true"));
    }

    /**
     * The same for a file that holds texts which are not UTF-8: read with what is broken replaced and with it left out,
     * a row that differs is malformed.
     */
    String repairedFields() {
        var broken = Stream.concat(TextFile.FIELDS.stream(), columns.names().stream())
                .filter(types::containsKey)
                .sorted()
                .map(column -> "whole." + column + " is distinct from holed." + column)
                .collect(Collectors.joining(" or "));
        return fields(
                "broken",
                "(select whole.*, " + broken + " as broken from " + repaired("replace") + " whole join "
                        + repaired("ignore") + " holed on whole.file_row_number = holed.file_row_number)");
    }

    private String fields(String malformed, String source) {
        return "select file_row_number + 1 as line, " + malformed + " as malformed, " + word("event_id")
                + " as event_id, "
                + timed()
                + " as timed, " + micros() + " as micros, " + word("event_type") + " as event_type, " + word("user_id")
                + " as user_id, " + models() + " as models, " + number("quantity", "1") + " as quantity, "
                + number("amount", "0") + " as amount, struct_pack(" + given() + ") as given"
                + columns.fields(this::cell)
                + " from " + source;
    }

    /** A declared column's cell as a word; the smallest fraction of a decimal type has no digit before its point. */
    private String cell(String column) {
        var type = String.valueOf(type(column));
        if ("VARCHAR".equals(type)) {
            return quoted(column);
        }
        switch (columns.type(column)) {
            case TEXT -> require(column, false, "text");
            case BOOLEAN -> require(column, "BOOLEAN".equals(type), "text or a boolean");
            case DECIMAL ->
                require(
                        column,
                        WHOLE.contains(type) || type.startsWith("DECIMAL"),
                        "text, a whole number or a decimal");
        }
        return "regexp_replace(" + quoted(column) + "::varchar, '^(-?)[.]', '\\10.')";
    }

    /** All columns as delivered. */
    private String given() {
        return types.keySet().stream().sorted().map(ParquetFile::quoted).collect(Collectors.joining(", "));
    }

    private String repaired(String how) {
        return source(file, ", file_row_number = true, utf8_validation = '" + how + "'");
    }

    /** A folder of the path that looks like a Hive partition is none: it would take a column's place. */
    private static String source(DeliveredFile file, String options) {
        return "read_parquet(" + DuckDb.file(file.path()) + ", hive_partitioning = false" + options + ")";
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
        return isInstant() ? "occurred_at is not null" : "coalesce(occurred_at, '') <> ''";
    }

    private boolean isInstant() {
        return INSTANT.equals(type("occurred_at")) || FINE_INSTANT.equals(type("occurred_at"));
    }

    private String micros() {
        var type = String.valueOf(type("occurred_at"));
        require("occurred_at", isInstant() || "VARCHAR".equals(type), "text or a timestamp with time zone");
        return switch (type) {
            case INSTANT -> "case when isfinite(occurred_at) then epoch_us(occurred_at) end";
            case FINE_INSTANT -> "case when epoch_ns(occurred_at) % 1000 = 0 then epoch_ns(occurred_at) // 1000 end";
            default -> "instant_of(occurred_at)";
        };
    }

    /** A number's column through the grammar of its words, or as the number it is. */
    private String number(String column, String absent) {
        var type = type(column);
        if (type == null) {
            return absent + "::bigint";
        }
        if ("VARCHAR".equals(type)) {
            return column + "_of(" + column + ")";
        }
        require(column, WHOLE.contains(type) || type.startsWith("DECIMAL"), "text, a whole number or a decimal");
        if (isFine(type)) {
            return column + "_of(regexp_replace(" + column + "::varchar, '^[.]', '0.'))";
        }
        return ("amount".equals(column) && isNarrow(type) ? "narrow_" : "natural_") + column + "(" + column + ")";
    }

    /** Whether by its type it is below 10^12 and has no more than 6 decimals. */
    private static boolean isNarrow(String type) {
        if (!type.startsWith("DECIMAL")) {
            return false;
        }
        var digits = type.replaceAll("[^0-9,]", "").split(",");
        var decimals = Integer.parseInt(digits[1]);
        return decimals <= 6 && Integer.parseInt(digits[0]) - decimals <= 12;
    }

    /** Of so many decimals that the grammar's bounds do not fit the type: such a number is read as its digits. */
    private static boolean isFine(String type) {
        return type.startsWith("DECIMAL") && Integer.parseInt(type.replaceAll(".*,|[^0-9]", "")) > 18;
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
