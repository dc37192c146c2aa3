package stipend.usage.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import stipend.fault.WorkFault;

/** One DuckDB in memory, spilling to a folder, that knows nothing of the machine's zone and asks no network. */
final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;

    /** @param spill where tables go that memory cannot hold */
    DuckDb(Path spill) {
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings(spill));
            execute("set TimeZone = 'UTC'");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Properties settings(Path spill) {
        var settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        return settings;
    }

    /** Runs one or more statements. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement of {@code sql/counting}, its {@code {words}} replaced. */
    void run(String name, Map<String, String> words) throws SQLException {
        execute(text(name, words));
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /** Gives each row of the query's result to the consumer. */
    void forEach(String sql, RowConsumer consumer) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    /** A statement of {@code sql/counting}. */
    static String text(String name, Map<String, String> words) {
        try (var in = DuckDb.class.getResourceAsStream("/sql/counting/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement sql/counting/" + name + ".sql");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var word : words.entrySet()) {
                text = text.replace("{" + word.getKey() + "}", word.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as SQL writes it. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** A path as read_parquet takes it: a {@code * ? [} of a name stands for itself, not for other files. */
    static String file(Path path) {
        return literal(path.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    static WorkFault failed(SQLException cause) {
        return new WorkFault("counting failed in DuckDB: " + cause.getMessage());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
