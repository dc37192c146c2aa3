package stipend.usage.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text file as the table {@code text_row()}, which DuckDB asks for chunk by chunk while it judges them: columns
 * {@code line, malformed}, then the fields as words, null where absent or empty, models joined by |.
 *
 * <p>Rows are read by one thread after another, and written into DuckDB's chunks and judged by all.
 */
final class TextRows implements DuckDBTableFunction<String, String, String> {
    private final EventColumns columns;
    private final TextFile file;
    private final long about;
    private @Nullable Exception fault;

    /** @param about how many rows there may be: DuckDB keeps the smaller side of a join in memory */
    TextRows(EventColumns columns, TextFile file, long about) {
        this.about = about;
        this.columns = columns;
        this.file = file;
    }

    /** Why no more rows came, where that failed the statement that asked for them. */
    synchronized @Nullable Exception fault() {
        return fault;
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo table) throws SQLException {
        table.addResultColumn("line", DuckDBColumnType.BIGINT);
        table.addResultColumn("malformed", DuckDBColumnType.BOOLEAN);
        TextFile.FIELDS.forEach(field -> table.addResultColumn(field, DuckDBColumnType.VARCHAR));
        columns.names().forEach(column -> table.addResultColumn("word_" + column, DuckDBColumnType.VARCHAR));
        table.setCardinality(about, false);
        return "";
    }

    @Override
    public String init(DuckDBTableFunctionInitInfo reading) {
        reading.setMaxThreads(Runtime.getRuntime().availableProcessors());
        return "";
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws IOException {
        var rows = next((int) chunk.capacity());
        for (var i = 0; i < rows.size(); i++) {
            chunk.vector(0).setLong(i, rows.get(i).line());
            chunk.vector(1).setBoolean(i, rows.get(i).malformed());
        }
        var place = 2;
        for (var field : words()) {
            chunk.vector(place++).setStrings(0, rows.stream().map(field).toArray(String[]::new));
        }
        return rows.size();
    }

    private List<Function<EventWords, @Nullable String>> words() {
        var words = new ArrayList<Function<EventWords, @Nullable String>>(List.of(
                EventWords::eventId,
                EventWords::occurredAt,
                EventWords::eventType,
                EventWords::userId,
                EventWords::modelIds,
                EventWords::quantity,
                EventWords::amount));
        for (var i = 0; i < columns.names().size(); i++) {
            var column = i;
            words.add(row -> row.columns().get(column));
        }
        return words;
    }

    private synchronized List<EventWords> next(int most) throws IOException {
        var rows = new ArrayList<EventWords>(most);
        try {
            while (rows.size() < most && fault == null && file.next()) {
                rows.add(file.words());
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            fault = e;
            throw e;
        }
    }
}
