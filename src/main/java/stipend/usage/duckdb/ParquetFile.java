package stipend.usage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;

/**
 * A delivered Parquet file: its columns may be words or have the natural type of what they hold. Queries call them c0, c1 and
 * so on, for columns that nobody asked for may have any name, and DuckDB takes no two that differ in case only, nor one that
 * it adds itself.
 *
 * @param all the file's columns in their order
 * @param columns the declared ones (SPEC §4b)
 */
record ParquetFile(DeliveredFile file, List<Column> all, EventColumns columns) {
    private static final String LIST_OF_TEXT = "VARCHAR[]";
    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
    private static final String FINE_INSTANT = "TIMESTAMPTZ_NS";

    private static final Set<String> WHOLE = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT");

    /** @param sql what queries call it */
    record Column(String name, String sql, String type) {}

    /** Reads the file's schema and checks it. */
    static ParquetFile open(DuckDb duck, DeliveredFile file, EventColumns columns) {
        try {
            var parquet = new ParquetFile(file, columns(duck, file), columns);
            parquet.requireColumns();
            return parquet;
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static List<Column> columns(DuckDb duck, DeliveredFile file) throws SQLException {
        var names = names(duck, file);
        var types = new ArrayList<String>();
        duck.forEach("describe select * from " + rows(file, ""), row -> types.add(row.getString(2)));
        if (names.size() != types.size()) {
            throw new SQLException("its columns cannot be told apart");
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Column(names.get(i), "c" + i, types.get(i)))
                .toList();
    }

    /** The columns' names as they stand in the file: of its schema, which is told depth first, those right below the root. */
    private static List<String> names(DuckDb duck, DeliveredFile file) throws SQLException {
        var names = new ArrayList<String>();
        var inside = new long[1]; // how much of the last column's own is still to come
        duck.forEach(
                "select name, coalesce(num_children, 0) from parquet_schema(" + DuckDb.file(file.path())
                        + ") where column_id > 0 order by column_id",
                row -> {
                    if (inside[0] == 0) {
                        names.add(row.getString(1));
                    } else {
                        inside[0]--;
                    }
                    inside[0] += row.getLong(2);
                });
        return names;
    }

    private void requireColumns() {
        for (var column : known()) {
            var found = named(column).count();
            if (found == 0
                    && (TextFile.REQUIRED.contains(column) || columns.types().containsKey(column))) {
                throw InputFault.in(file.name(), "no column \"" + column + "\"; add it");
            }
            if (found > 1) {
                throw InputFault.in(file.name(), "the column \"" + column + "\" stands twice; keep one");
            }
        }
    }

    /** What is read of a file. */
    private List<String> known() {
        return Stream.concat(TextFile.FIELDS.stream(), columns.names().stream()).toList();
    }

    private Stream<Column> named(String name) {
        return all.stream().filter(column -> column.name().equals(name));
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
        return fields("false", rows("whole", ""));
    }

    /**
     * The same for a file that holds texts which are not UTF-8: read with what is broken replaced and with it left out,
     * a row that differs is malformed.
     */
    String repairedFields() {
        var broken = known().stream()
                .flatMap(this::named)
                .map(column -> "whole." + column.sql() + " is distinct from holed." + column.sql())
                .collect(Collectors.joining(" or "));
        return fields(
                "broken",
                "(select whole.*, whole.file_row_number, " + broken + " as broken from "
                        + rows("whole", ", utf8_validation = 'replace'") + " join "
                        + rows("holed", ", utf8_validation = 'ignore'")
                        + " on whole.file_row_number = holed.file_row_number)");
    }

    private String fields(String malformed, String source) {
        return "select file_row_number + 1 as line, " + malformed + " as malformed, " + word("event_id")
                + " as event_id, "
                + timed()
                + " as timed, " + micros() + " as micros, " + word("event_type") + " as event_type, " + word("user_id")
                + " as user_id, " + models() + " as models, " + number("quantity", "1") + " as quantity, "
                + number("amount", "0") + " as amount, struct_pack("
                + all.stream().map(Column::sql).collect(Collectors.joining(", ")) + ") as given"
                + columns.fields(this::cell)
                + " from " + source;
    }

    /** Of what {@link #fields} gives, the row as it was delivered. */
    String text() {
        return all.stream()
                .sorted(Comparator.comparing(Column::name))
                .map(column -> DuckDb.literal(column.name()) + ", given." + column.sql())
                .collect(Collectors.joining(", ", "cast(json_object(", ") as varchar)"));
    }

    /** A declared column's cell as a word; the smallest fraction of a decimal type has no digit before its point. */
    private String cell(String column) {
        var type = String.valueOf(type(column));
        if ("VARCHAR".equals(type)) {
            return sql(column);
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
        return "regexp_replace(" + sql(column) + "::varchar, '^(-?)[.]', '\\10.')";
    }

    /** The rows, their columns named for queries, and each row's {@code file_row_number}. */
    private String rows(String name, String options) {
        return rows(file, options) + " as " + name
                + all.stream().map(Column::sql).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A folder of the path that looks like a Hive partition is none: it would take a column's place. */
    private static String rows(DeliveredFile file, String options) {
        return "read_parquet(" + DuckDb.file(file.path()) + ", hive_partitioning = false" + options + ")";
    }

    private String word(String column) {
        require(column, "VARCHAR".equals(type(column)), "text");
        return sql(column);
    }

    private String models() {
        require("model_ids", LIST_OF_TEXT.equals(type("model_ids")), "a list of text");
        return sql("model_ids");
    }

    private String timed() {
        var at = sql("occurred_at");
        return isInstant() ? at + " is not null" : "coalesce(" + at + ", '') <> ''";
    }

    private boolean isInstant() {
        return INSTANT.equals(type("occurred_at")) || FINE_INSTANT.equals(type("occurred_at"));
    }

    private String micros() {
        var type = String.valueOf(type("occurred_at"));
        require("occurred_at", isInstant() || "VARCHAR".equals(type), "text or a timestamp with time zone");
        var at = sql("occurred_at");
        return switch (type) {
            case INSTANT -> "case when isfinite(" + at + ") then epoch_us(" + at + ") end";
            case FINE_INSTANT -> "case when epoch_ns(" + at + ") % 1000 = 0 then epoch_ns(" + at + ") // 1000 end";
            default -> "instant_of(" + at + ")";
        };
    }

    /** A number's column through the grammar of its words, or as the number it is. */
    private String number(String column, String absent) {
        var type = type(column);
        if (type == null) {
            return absent + "::bigint";
        }
        if ("VARCHAR".equals(type)) {
            return column + "_of(" + sql(column) + ")";
        }
        require(column, WHOLE.contains(type) || type.startsWith("DECIMAL"), "text, a whole number or a decimal");
        if (isFine(type)) {
            return column + "_of(regexp_replace(" + sql(column) + "::varchar, '^[.]', '0.'))";
        }
        return ("amount".equals(column) && isNarrow(type) ? "narrow_" : "natural_") + column + "(" + sql(column) + ")";
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
        return named(column).map(Column::type).findFirst().orElse(null);
    }

    private String sql(String column) {
        return named(column).map(Column::sql).findFirst().orElseThrow();
    }

    private void require(String column, boolean holds, String wanted) {
        if (!holds) {
            throw InputFault.in(
                    file.name(), "column \"" + column + "\" is " + type(column) + "; deliver it as " + wanted);
        }
    }
}
