package stipend.usage.duckdb;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CsvRecords;
import stipend.delivery.CsvTable;
import stipend.delivery.DeliveredFile;
import stipend.delivery.NdjsonLines;

/** The rows of a delivered CSV or NDJSON file, compressed or not, one after another. */
interface TextFile extends AutoCloseable {
    List<String> REQUIRED = List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids");
    Set<String> READ = Set.of("event_id", "occurred_at", "event_type", "user_id", "model_ids", "quantity", "amount");

    /** The next row, or null at the end of the file. */
    @Nullable
    EventWords next() throws IOException;

    /** The current row as it was delivered. */
    String text();

    @Override
    void close() throws IOException;

    static TextFile open(DeliveredFile file) throws IOException {
        return switch (file.format()) {
            case CSV, CSV_GZ -> new Csv(file);
            case NDJSON, NDJSON_GZ -> new Ndjson(file);
            case PARQUET -> throw new IllegalArgumentException(file.name() + " is no text file");
        };
    }

    /** Columns are found by name in the header. */
    final class Csv implements TextFile {
        private final CsvRecords records;
        private final Map<String, Integer> header;
        private final int fields;

        Csv(DeliveredFile file) throws IOException {
            this.records = new CsvRecords(file.open(), file.name());
            this.header = CsvTable.header(records, file.name());
            this.fields = records.fields();
            CsvTable.requireColumns(header, REQUIRED, file.name());
            header.keySet().retainAll(READ);
            header.keySet().forEach(column -> CsvTable.place(header, column, file.name()));
        }

        @Override
        public @Nullable EventWords next() throws IOException {
            if (!records.next()) {
                return null;
            }
            if (records.malformed() || records.fields() != fields) {
                return EventWords.malformed(records.line());
            }
            return new EventWords(
                    records.line(),
                    false,
                    word("event_id"),
                    word("occurred_at"),
                    word("event_type"),
                    word("user_id"),
                    word("model_ids"),
                    word("quantity"),
                    word("amount"));
        }

        private @Nullable String word(String column) {
            var place = header.get(column);
            var word = place == null ? null : records.field(place);
            return word == null || word.isEmpty() ? null : word;
        }

        @Override
        public String text() {
            return records.text();
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }

    /** One JSON object a line. */
    final class Ndjson implements TextFile {
        private final NdjsonLines lines;

        Ndjson(DeliveredFile file) throws IOException {
            this.lines = new NdjsonLines(file.open(), file.name());
        }

        @Override
        public @Nullable EventWords next() throws IOException {
            if (!lines.next()) {
                return null;
            }
            var text = lines.strictText();
            return text == null ? EventWords.malformed(lines.line()) : JsonEvent.words(lines.line(), text);
        }

        @Override
        public String text() {
            return lines.text();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
