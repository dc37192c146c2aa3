package stipend.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/** A reference file (catalog, payees, finance's figures): a CSV that must be clean, so any fault stops with its place. */
public final class CsvTable {
    private static final int TWICE = -1;

    private CsvTable() {}

    /**
     * Gives each row to the consumer.
     *
     * @param name the file's name in faults
     * @param columns the columns that must be there; others are ignored
     */
    public static void read(Path file, String name, List<String> columns, Consumer<Row> consumer) {
        try (var records = new CsvRecords(Files.newInputStream(file), name)) {
            var header = header(records, name);
            var fields = records.fields();
            requireColumns(header, columns, name);
            while (records.next()) {
                requireWhole(records, fields, name);
                consumer.accept(new Row(name, records, header));
            }
        } catch (IOException e) {
            throw InputFault.in(name, "cannot be read (" + Unreadable.reason(e) + ")");
        }
    }

    /** The header's columns by name, for {@link #place}; unnamed ones are passed over. */
    public static Map<String, Integer> header(CsvRecords records, String name) throws IOException {
        var places = new HashMap<String, Integer>();
        if (!records.next()) {
            throw InputFault.in(name, "is empty; a header row is needed");
        }
        requireWhole(records, records.fields(), name);
        for (var i = 0; i < records.fields(); i++) {
            var column = String.valueOf(records.field(i));
            if (!column.isEmpty()) {
                places.merge(column, i, (_, _) -> TWICE);
            }
        }
        return places;
    }

    /** The column's place, null if the header lacks it; only a column that is read may not stand twice. */
    public static @Nullable Integer place(Map<String, Integer> header, String column, String name) {
        var place = header.get(column);
        if (place != null && place == TWICE) {
            throw InputFault.in(name, "the column \"" + column + "\" stands twice in the header; keep one");
        }
        return place;
    }

    /** Stops, naming the first column that the header lacks or has twice. */
    public static void requireColumns(Map<String, Integer> header, List<String> columns, String name) {
        for (var column : columns) {
            if (place(header, column, name) == null) {
                throw InputFault.in(name, "no column \"" + column + "\" in the header; add it");
            }
        }
    }

    private static void requireWhole(CsvRecords records, int fields, String name) {
        if (records.malformed()) {
            throw InputFault.in(
                    name, records.line(), null, "not valid CSV (a stray quote or bytes that are not UTF-8)");
        }
        if (records.fields() != fields) {
            throw InputFault.in(
                    name, records.line(), null, records.fields() + " fields where the header has " + fields);
        }
    }

    /** One row; valid only while the consumer runs. */
    public static final class Row {
        private final String file;
        private final CsvRecords records;
        private final Map<String, Integer> header;

        private Row(String file, CsvRecords records, Map<String, Integer> header) {
            this.file = file;
            this.records = records;
            this.header = header;
        }

        /** The line on which the row begins. */
        public long line() {
            return records.line();
        }

        /** The cell's text; empty where the file has no such column. */
        public String text(String column) {
            var place = place(header, column, file);
            return place == null ? "" : String.valueOf(records.field(place));
        }

        /** The cell's text, null if empty. */
        public @Nullable String textOrNull(String column) {
            var text = text(column);
            return text.isEmpty() ? null : text;
        }

        /** The cell's text, which must not be empty. */
        public String required(String column) {
            var text = text(column);
            if (text.isEmpty()) {
                throw fault(column, "is empty");
            }
            return text;
        }

        public InputFault fault(@Nullable String column, String what) {
            return InputFault.in(file, line(), column, what);
        }
    }
}
