package stipend.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rows as Parquet with natural types, through DuckDB; one thread, so that rows and bytes keep their order. */
final class ParquetWriter implements AutoCloseable {
    private final Connection duckdb;

    ParquetWriter() throws IOException {
        try {
            duckdb = DriverManager.getConnection("jdbc:duckdb:");
            execute("set threads = 1");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    void write(Path file, List<Delivered> rows) throws IOException {
        var lines = Files.createTempFile("stipend-demo", ".ndjson");
        try {
            Files.writeString(
                    lines, rows.stream().map(row -> Format.json(row, false)).collect(Collectors.joining()));
            execute("""
                copy (
                    select event_id, occurred_at::timestamptz as occurred_at, event_type, user_id, model_ids,
                           coalesce(quantity, '1')::bigint as quantity,
                           coalesce(amount, '0')::decimal(18, 6) as amount
                    from read_json('%s', format = 'newline_delimited', columns = {
                        event_id: 'varchar', occurred_at: 'varchar', event_type: 'varchar', user_id: 'varchar',
                        model_ids: 'varchar[]', quantity: 'varchar', amount: 'varchar'})
                ) to '%s' (format parquet)
                """.formatted(literal(lines), literal(file)));
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.delete(lines);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            duckdb.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(Path path) {
        return path.toString().replace("'", "''");
    }
}
