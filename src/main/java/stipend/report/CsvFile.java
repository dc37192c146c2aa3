package stipend.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One CSV report: its name, its columns and the order of its rows. UTF-8, LF, header row, quotes only where RFC 4180
 * needs them (SPEC §6).
 *
 * @param key strictly ascending over the rows
 */
record CsvFile<R>(String name, Comparator<R> key, List<Column<R>> columns) {

    /** A heading and a row's text under it. */
    record Column<R>(String heading, Function<R, String> text) {}

    static <R> Column<R> column(String heading, Function<R, String> text) {
        return new Column<>(heading, text);
    }

    /** @throws IllegalStateException if a row is out of order or stands twice: the file is not written */
    void write(Path folder, Rows<R> rows) {
        WholeFile.write(folder.resolve(name), out -> {
            try (var stream = rows.open()) {
                writeTo(out, stream.iterator());
            }
        });
    }

    private void writeTo(OutputStream out, Iterator<R> rows) throws IOException {
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        csv.writeRecord(columns.stream().map(Column::heading).toList());
        @Nullable R last = null;
        while (rows.hasNext()) {
            var row = rows.next();
            if (last != null && key.compare(last, row) >= 0) {
                throw new IllegalStateException(name + ": " + row + " must stand before " + last);
            }
            csv.writeRecord(columns.stream().map(c -> c.text().apply(row)).toList());
            last = row;
        }
        csv.flush();
    }
}
