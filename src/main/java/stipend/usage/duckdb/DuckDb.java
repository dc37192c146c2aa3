package stipend.usage.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import stipend.delivery.Unreadable;
import stipend.fault.WorkFault;
import stipend.usage.Room;

/** One DuckDB, in memory or in a file of a room, spilling to that room, that knows nothing of the machine's zone and asks no network. */
final class DuckDb implements AutoCloseable {
    /** What a statement's text leaves open; no digits, for a pattern's {@code {9f}} is none. */
    private static final Pattern WORD = Pattern.compile("\\{([a-z_]+)}");

    private static final Pattern QUOTED_FILE = Pattern.compile("\"(/[^\"]+)\"");

    /** All that DuckDB knows but bit packing: to try them on every column takes longer than to write what they save. */
    private static final String SLOW_COMPRESSION = "fsst,dict_fsst,zstd,dictionary,alp,alprd,chimp,patas,roaring,rle";

    private final Room room;
    private final DuckDBConnection connection;
    private final boolean ownsRoom;
    private final @Nullable Path file;

    private DuckDb(Room room, DuckDBConnection connection, boolean ownsRoom, @Nullable Path file) {
        this.room = room;
        this.connection = connection;
        this.ownsRoom = ownsRoom;
        this.file = file;
    }

    /** @param room for tables that memory cannot hold, and for files of the time being; it is closed with this */
    static DuckDb inMemory(Room room, Memory memory) {
        return open(room, null, memory);
    }

    /**
     * The same with all tables in a file of the room. That costs some more while they fit into memory, and far less when most of
     * them do not: they are written once, packed, while a table in memory writes a block whenever it has to go.
     */
    static DuckDb inFile(Room room, Memory memory) {
        var duck = open(room, room.folder().resolve(UUID.randomUUID() + ".duckdb"), memory);
        try {
            duck.execute("set checkpoint_threshold = '1TB'; pragma disable_checkpoint_on_shutdown; "
                    + "set disabled_compression_methods = '" + SLOW_COMPRESSION + "'");
            return duck;
        } catch (SQLException e) {
            duck.close();
            throw duck.failed(e);
        }
    }

    private static DuckDb open(Room room, @Nullable Path file, Memory memory) {
        try {
            var connection = DriverManager.getConnection(
                    "jdbc:duckdb:" + (file == null ? "" : file), settings(room.folder(), memory));
            var duck = new DuckDb(room, (DuckDBConnection) connection, true, file);
            duck.execute("set TimeZone = 'UTC'");
            return duck;
        } catch (SQLException e) {
            room.close();
            throw failed(room.folder(), e);
        }
    }

    /** Another connection to the same tables, but not to those that are temporary. */
    DuckDb beside() {
        try {
            return new DuckDb(room, (DuckDBConnection) connection.duplicate(), false, null);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Properties settings(Path spill, Memory memory) {
        var settings = new Properties();
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("memory_limit", memory.mebibytes() + "MiB");
        settings.setProperty("threads", Integer.toString(memory.threads()));
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

    /** Makes rows that come from Java a table {@code NAME()}. */
    void register(String name, DuckDBTableFunction<?, ?, ?> rows) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withFunction(rows).register(connection);
        }
    }

    /** Makes a function of a word one of SQL; {@link EventGrammar#NONE} is null there. */
    void register(String name, ToLongFunction<@Nullable String> function) throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction((words, values) -> {
                        var column = words.vector(0);
                        for (var i = 0; i < words.rowCount(); i++) {
                            set(values, i, function.applyAsLong(column.getString(i)));
                        }
                    })
                    .register(connection);
        }
    }

    private static void set(DuckDBWritableVector values, int row, long value) {
        if (value == EventGrammar.NONE) {
            values.setNull(row);
        } else {
            values.setLong(row, value);
        }
    }

    /** The query's rows, which come while they are asked for; the next query ends them. */
    ResultSet query(String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery(sql);
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

    /**
     * A statement of {@code sql/counting}, each of its {@code {words}} replaced. What is put there is not looked into: it may be a
     * literal of the rules or the name of a delivered column, and read like a word.
     */
    static String text(String name, Map<String, String> words) {
        try (var in = DuckDb.class.getResourceAsStream("/sql/counting/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement sql/counting/" + name + ".sql");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(value(name, words, word.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(String statement, Map<String, String> words, String word) {
        var value = words.get(word);
        if (value == null) {
            throw new IllegalArgumentException(
                    "sql/counting/" + statement + ".sql: nothing is given for {" + word + "}");
        }
        return value;
    }

    /** A text as SQL writes it. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** A path as read_parquet takes it: a {@code * ? [} of a name stands for itself, not for other files. */
    static String file(Path path) {
        return literal(path.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    /** A file for the time being. */
    Path temporaryFile(String ending) {
        return room.folder().resolve(UUID.randomUUID() + ending);
    }

    /** What DuckDB's failure means to people, in one line. */
    WorkFault failed(SQLException cause) {
        return failed(room.folder(), cause);
    }

    private static WorkFault failed(Path room, SQLException cause) {
        var message = String.valueOf(cause.getMessage());
        if (isDiskFull(message)) {
            return new WorkFault("the disk of " + full(room, message) + " is full; free space there and try again");
        }
        if (isOutOfMemory(message)) {
            return new WorkFault("counting needs more memory than it may use; let " + Memory.VARIABLE
                    + " name more, as in 4GB, and try again");
        }
        return new WorkFault(
                "counting failed in DuckDB: " + message.lines().findFirst().orElse(""));
    }

    /** Whether it failed for want of disk or memory, and not for what it was given to read. */
    static boolean isExhausted(SQLException cause) {
        var message = String.valueOf(cause.getMessage());
        return isDiskFull(message) || isOutOfMemory(message);
    }

    private static boolean isDiskFull(String message) {
        return message.contains("No space left on device") || message.contains("max_temp_directory_size");
    }

    private static boolean isOutOfMemory(String message) {
        return message.startsWith("Out of Memory Error");
    }

    /** The folder of the file that could not be written, if DuckDB names it; of the room, which is gone soon, what it is in. */
    private static Path full(Path room, String message) {
        var file = QUOTED_FILE.matcher(message);
        var named = file.find() ? Path.of(file.group(1)).getParent() : null;
        var above = room.toAbsolutePath().getParent();
        return named != null && !named.equals(room) ? named : above == null ? room : above;
    }

    @Override
    public void close() {
        try {
            connection.close();
            removeFile();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (ownsRoom) {
                room.close();
            }
        }
    }

    private void removeFile() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
            }
        } catch (IOException e) {
            throw new WorkFault(file + ": cannot be removed (" + Unreadable.reason(e) + ")");
        }
    }

    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
