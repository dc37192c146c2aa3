package stipend.usage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CellType;
import stipend.delivery.DeliveredFile;

/**
 * Rows written in one of the five formats.
 *
 * @param natural Parquet only: columns have the type of what they hold, not text
 * @param rows the row number of each event
 */
record RawFile(DeliveredFile file, boolean natural, List<RawEvent> events, List<Long> rows) {
    private static final List<String> FIELDS =
            List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids", "quantity", "amount");

    static RawFile write(Path folder, String name, boolean natural, List<RawEvent> events) {
        return write(folder, name, natural, Collections.emptySortedMap(), events);
    }

    /** @param declared the columns that events have beyond SPEC §1 */
    static RawFile write(
            Path folder, String name, boolean natural, SortedMap<String, CellType> declared, List<RawEvent> events) {
        var path = folder.resolve(name);
        var format = DeliveredFile.Format.of(path).orElseThrow();
        var file = new DeliveredFile(path, "usage/2024-02-29/" + name, format);
        var rows = new ArrayList<Long>();
        try {
            switch (format) {
                case CSV, CSV_GZ -> text(file, csv(events, declared, rows));
                case NDJSON, NDJSON_GZ -> text(file, ndjson(events, declared, rows));
                case PARQUET -> parquet(path, natural, declared, events, rows);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
        return new RawFile(file, natural, events, rows);
    }

    boolean isJson() {
        return switch (file.format()) {
            case NDJSON, NDJSON_GZ -> true;
            case CSV, CSV_GZ, PARQUET -> false;
        };
    }

    private static void text(DeliveredFile file, String text) throws IOException {
        try (var out = compressed(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static OutputStream compressed(DeliveredFile file) throws IOException {
        var out = Files.newOutputStream(file.path());
        return switch (file.format()) {
            case CSV, NDJSON, PARQUET -> out;
            case CSV_GZ, NDJSON_GZ -> new GZIPOutputStream(out);
        };
    }

    /** The note is a column nobody asked for; now and then its text goes over two lines, or an empty line follows. */
    private static String csv(List<RawEvent> events, SortedMap<String, CellType> declared, List<Long> rows) {
        var text = new StringBuilder("note," + String.join(",", fields(declared)) + "\r\n");
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            rows.add(1 + text.chars().filter(c -> c == '\n').count());
            var models = event.modelIds();
            text.append(i % 7 == 3 ? "\"two\nlines\"" : "");
            for (var field : words(event, models == null ? null : String.join("|", models))) {
                text.append(',').append(field == null ? "" : quoted(field));
            }
            text.append(event.broken() ? (i % 2 == 0 ? ",one too many" : "x\"y") : "");
            text.append(i % 3 == 0 ? "\r\n" : "\n").append(i % 11 == 0 ? "\n" : "");
        }
        return text.toString();
    }

    private static List<String> fields(SortedMap<String, CellType> declared) {
        return Stream.concat(FIELDS.stream(), declared.keySet().stream()).toList();
    }

    private static List<@Nullable String> words(RawEvent event, @Nullable String models) {
        var words = new ArrayList<@Nullable String>();
        words.add(event.eventId());
        words.add(event.occurredAt());
        words.add(event.eventType());
        words.add(event.userId());
        words.add(models);
        words.add(event.quantity());
        words.add(event.amount());
        words.addAll(event.columns());
        return words;
    }

    private static String quoted(String field) {
        return field.matches("[\\w.:+-]+") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String ndjson(List<RawEvent> events, SortedMap<String, CellType> declared, List<Long> rows) {
        var text = new StringBuilder();
        for (var i = 0; i < events.size(); i++) {
            rows.add(1 + text.chars().filter(c -> c == '\n').count());
            var line = json(events.get(i), declared, i);
            text.append(events.get(i).broken() ? line.substring(0, line.length() - 1) : line);
            text.append(i % 3 == 0 ? "\r\n" : "\n").append(i % 11 == 0 ? "\n" : "");
        }
        return text.toString();
    }

    private static String json(RawEvent event, SortedMap<String, CellType> declared, int number) {
        var fields = fields(declared);
        var models = event.modelIds();
        var words = words(
                event,
                models == null
                        ? null
                        : models.stream().map(RawFile::jsonText).collect(Collectors.joining(", ", "[", "]")));
        var line = new StringBuilder("{\"note\": {\"n\": [1, {}]}");
        for (var i = 0; i < fields.size(); i++) {
            var word = words.get(i);
            if (word != null || number % 2 == 0) {
                var asItIs = i == 4
                        || (i > 4
                                && number % 5 > 0
                                && word != null
                                && declared.get(fields.get(i)) != CellType.TEXT
                                && word.matches("true|false|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"));
                line.append(", \"").append(fields.get(i)).append("\": ").append(asItIs ? word : jsonText(word));
            }
        }
        return line.append('}').toString();
    }

    private static String jsonText(@Nullable String word) {
        return word == null
                ? "null"
                : word.chars()
                        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' || (c >= 0xD800 && c < 0xE000)
                                ? "\\u%04x".formatted(c)
                                : String.valueOf((char) c))
                        .collect(Collectors.joining("", "\"", "\""));
    }

    private static void parquet(
            Path path, boolean natural, SortedMap<String, CellType> declared, List<RawEvent> events, List<Long> rows)
            throws SQLException {
        for (var i = 1L; i <= events.size(); i++) {
            rows.add(i);
        }
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            run(duck, "set TimeZone = 'UTC'");
            run(
                    duck,
                    "create table events (line bigint, event_id varchar, occurred_at "
                            + (natural ? "timestamptz" : "varchar")
                            + ", event_type varchar, user_id varchar, model_ids varchar[], quantity "
                            + (natural ? "decimal(20, 4)" : "varchar") + ", amount "
                            + (natural ? "decimal(38, 8)" : "varchar") + ", fault double"
                            + declared.entrySet().stream()
                                    .map(one ->
                                            ", " + one.getKey() + " " + (natural ? sqlType(one.getValue()) : "varchar"))
                                    .collect(Collectors.joining())
                            + ")");
            if (!events.isEmpty()) {
                run(
                        duck,
                        events.stream()
                                .map(RawFile::sqlRow)
                                .collect(Collectors.joining(", ", "insert into events values ", "")));
            }
            run(duck, "copy events to '" + path.toString().replace("'", "''") + "' (format parquet)");
        }
    }

    private static String sqlType(CellType type) {
        return switch (type) {
            case TEXT -> "varchar";
            case BOOLEAN -> "boolean";
            case DECIMAL -> "decimal(38, 8)";
        };
    }

    private static String sqlRow(RawEvent event) {
        var models = event.modelIds();
        return words(event, null).stream()
                .map(RawFile::sqlText)
                .collect(Collectors.collectingAndThen(Collectors.toList(), words -> {
                    words.set(
                            4,
                            models == null
                                    ? "null"
                                    : models.stream()
                                            .map(RawFile::sqlText)
                                            .collect(Collectors.joining(", ", "[", "]::varchar[]")));
                    words.add(7, "'nan'");
                    return "(7, " + String.join(", ", words) + ")";
                }));
    }

    private static String sqlText(@Nullable String word) {
        return word == null ? "null" : "'" + word.replace("'", "''").replace("\u0000", "' || chr(0) || '") + "'";
    }

    private static void run(Connection duck, String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
