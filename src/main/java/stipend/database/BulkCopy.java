package stipend.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Many rows into a table with COPY, inside the caller's transaction. */
public final class BulkCopy {
    private BulkCopy() {}

    /** Takes a row's values, as many as there are columns. */
    public interface Sink {
        void row(@Nullable Object... values);
    }

    /** Writes the rows that {@code rows} gives to the sink. */
    public static void into(
            DSLContext database, Table<?> table, List<? extends Field<?>> columns, Consumer<Sink> rows) {
        database.connection(connection -> copy(connection, statement(table, columns), rows));
    }

    private static String statement(Table<?> table, List<? extends Field<?>> columns) {
        return "copy " + table.getName() + " ("
                + columns.stream().map(Field::getName).collect(Collectors.joining(", "))
                + ") from stdin (format csv)";
    }

    /** An empty text is quoted, a null is not: so the two differ, and no text stands for null. */
    private static void copy(Connection connection, String statement, Consumer<Sink> rows) {
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), statement, 1 << 16);
                var csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(QuoteStrategies.EMPTY)
                        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            rows.accept(values -> csv.writeRecord(texts(values)));
        } catch (SQLException e) {
            throw new DataAccessException("copy failed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL cannot hold U+0000 in a text; it is shown by the picture for it. */
    private static @Nullable String[] texts(@Nullable Object[] values) {
        var texts = new @Nullable String[values.length];
        for (var i = 0; i < values.length; i++) {
            texts[i] = values[i] == null ? null : values[i].toString().replace('\u0000', '\u2400');
        }
        return texts;
    }
}
