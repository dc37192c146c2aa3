package stipend.usage.duckdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CellType;
import stipend.delivery.CsvRecords;
import stipend.delivery.CsvTable;
import stipend.delivery.DeliveredFile;
import stipend.delivery.NdjsonLines;

/** The rows of a delivered CSV or NDJSON file, compressed or not, one after another. */
interface TextFile extends AutoCloseable {
    List<String> REQUIRED = List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids");
    /** In the order of {@link EventWords}. */
    List<String> FIELDS =
            List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids", "quantity", "amount");

    /** Goes to the next row; false at the end of the file. */
    boolean next() throws IOException;

    /** The current row, taken apart. */
    EventWords words();

    @Override
    void close() throws IOException;

    /** @param columns the declared ones (SPEC §4b), by name */
    static TextFile open(DeliveredFile file, SortedMap<String, CellType> columns) throws IOException {
        return switch (file.format()) {
            case CSV, CSV_GZ -> Csv.of(file, List.copyOf(columns.keySet()));
            case NDJSON, NDJSON_GZ -> new Ndjson(file, columns);
            case PARQUET -> throw new IllegalArgumentException(file.name() + " is no text file");
        };
    }

    /** Columns are found by name in the header. */
    final class Csv implements TextFile {
        private final CsvRecords records;
        private final int[] places;
        private final int[] ofColumns;
        private final int fields;
        private final List<String> columns;

        private static Csv of(DeliveredFile file, List<String> columns) throws IOException {
            var records = new CsvRecords(file.open(), file.name());
            try {
                return new Csv(records, file.name(), columns);
            } catch (IOException | RuntimeException e) {
                records.close();
                throw e;
            }
        }

        private Csv(CsvRecords records, String name, List<String> columns) throws IOException {
            this.columns = columns;
            this.records = records;
            var header = CsvTable.header(records, name);
            this.fields = records.fields();
            CsvTable.requireColumns(header, REQUIRED, name);
            CsvTable.requireColumns(header, columns, name);
            header.keySet().removeIf(column -> !FIELDS.contains(column) && !columns.contains(column));
            header.keySet().forEach(column -> CsvTable.place(header, column, name));
            this.places = places(header, FIELDS);
            this.ofColumns = places(header, columns);
        }

        /** Where the columns stand; -1: not at all. */
        private static int[] places(Map<String, Integer> header, List<String> columns) {
            return columns.stream()
                    .mapToInt(column -> header.getOrDefault(column, -1))
                    .toArray();
        }

        @Override
        public boolean next() throws IOException {
            return records.next();
        }

        @Override
        public EventWords words() {
            if (records.malformed() || records.fields() != fields) {
                return EventWords.malformed(records.line(), records.text(), columns.size());
            }
            return new EventWords(
                    records.line(),
                    records.text(),
                    false,
                    word(places[0]),
                    word(places[1]),
                    word(places[2]),
                    word(places[3]),
                    word(places[4]),
                    word(places[5]),
                    word(places[6]),
                    columns.isEmpty() ? List.of() : cells());
        }

        private List<@Nullable String> cells() {
            var words = new ArrayList<@Nullable String>();
            for (var place : ofColumns) {
                words.add(word(place));
            }
            return words;
        }

        private @Nullable String word(int place) {
            var word = place < 0 ? null : records.field(place);
            return word == null || word.isEmpty() ? null : word;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }

    /** One JSON object a line. */
    final class Ndjson implements TextFile {
        private final NdjsonLines lines;
        private final SortedMap<String, CellType> columns;

        Ndjson(DeliveredFile file, SortedMap<String, CellType> columns) throws IOException {
            this.columns = columns;
            this.lines = new NdjsonLines(file.open(), file.name());
        }

        @Override
        public boolean next() throws IOException {
            return lines.next();
        }

        @Override
        public EventWords words() {
            var text = lines.strictText();
            return text == null
                    ? EventWords.malformed(lines.line(), lines.text(), columns.size())
                    : JsonEvent.words(lines.line(), text, columns);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
