package stipend.database;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Record;
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

    /** Writes whole records; what is not set in one is null in its row, whatever the column's default. */
    public static <R extends Record> void into(DSLContext database, Table<R> table, Stream<R> records) {
        into(
                database,
                table,
                List.of(table.fields()),
                sink -> records.forEach(row -> sink.row(requireNonNull(row.intoArray()))));
    }

    private static String statement(Table<?> table, List<? extends Field<?>> columns) {
        return "copy " + table.getName() + " ("
                + columns.stream().map(Field::getName).collect(Collectors.joining(", "))
                + ") from stdin (format csv)";
    }

    private static void copy(Connection connection, String statement, Consumer<Sink> rows) {
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), statement, 1 << 16);
                var csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(QuoteStrategies.EMPTY) // null is an empty field, an empty text is a quoted one
                        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            rows.accept(values -> csv.writeRecord(texts(values)));
        } catch (SQLException e) {
            throw new DataAccessException("copy failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String[] texts(@Nullable Object[] values) {
        return Arrays.stream(values).map(BulkCopy::text).toArray(String[]::new);
    }

    /** PostgreSQL cannot hold U+0000 in a text; it is shown by the picture for it. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case EnumType literal -> literal.getLiteral();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            default -> value.toString().replace('\u0000', '\u2400');
        };
    }
}
