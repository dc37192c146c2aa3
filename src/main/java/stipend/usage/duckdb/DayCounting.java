package stipend.usage.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;
import stipend.rules.EventType;
import stipend.usage.UsageEngine;
import stipend.usage.UsageEngine.Delivery;

/** The counting of one day, step by step: deliver, judge, number, tally. */
final class DayCounting {
    private static final int BYTES_OF_A_ROW = 50;

    private final DuckDb duck;
    private final Delivery delivery;
    private final EventColumns columns;
    private final NumberedCatalog catalog;
    private final int threads;

    DayCounting(DuckDb duck, int threads, Delivery delivery) {
        this.duck = duck;
        this.threads = threads;
        this.delivery = delivery;
        this.columns = new EventColumns(delivery.rules().columns());
        this.catalog = new NumberedCatalog(delivery.catalog(), delivery.rules().attribution());
    }

    DuckDbCountedUsage count() {
        try {
            EventGrammar.register(duck);
            duck.run("grammar", Map.of());
            columns.prepare(duck);
            settings();
            catalog.append(duck);
            readFiles();
            requireCatalog();
            duck.run("events", Map.of("columns", columns.values()));
            var facts = duck.temporaryFile(UsageEngine.FACTS_ENDING);
            return new DuckDbCountedUsage(duck, delivery.files(), tally(facts), facts);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }

    private void settings() throws SQLException {
        var rules = delivery.rules();
        set("day_begins", micros(delivery.begins()));
        set("day_ends", micros(delivery.ends()));
        for (var type : EventType.values()) {
            set("cap_" + type.word(), rules.dailyCapPerUser().get(type));
        }
    }

    private void set(String variable, @Nullable Object value) throws SQLException {
        duck.execute("set variable " + variable + " = " + (value instanceof Long ? value + "::bigint" : value));
    }

    private void readFiles() throws SQLException {
        for (var i = 0; i < delivery.files().size(); i++) {
            var file = delivery.files().get(i);
            switch (file.format()) {
                case CSV, CSV_GZ, NDJSON, NDJSON_GZ -> readText(i, file);
                case PARQUET -> readParquet(i, file);
            }
        }
    }

    private void readText(int number, DeliveredFile file) throws SQLException {
        try (var words = TextFile.open(file, columns.types())) {
            judgeText(
                    number,
                    file,
                    new TextRows(columns, words, file.path().toFile().length() / BYTES_OF_A_ROW));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void judgeText(int number, DeliveredFile file, TextRows rows) throws SQLException {
        duck.register("text_row_" + number, rows);
        var words = Map.of("rows", "text_row_" + number + "()", "columns", columns.fields(column -> "word_" + column));
        try {
            judge(number, DuckDb.text("text_fields", words), "given");
        } catch (SQLException e) {
            throw switch (rows.fault()) {
                case IOException fault -> file.unreadable(fault);
                case RuntimeException fault -> fault;
                case null, default -> duck.failed(e);
            };
        }
    }

    private void readParquet(int number, DeliveredFile file) {
        var parquet = ParquetFile.open(duck, file, columns);
        try {
            judgeParquet(number, parquet);
        } catch (SQLException e) {
            throw DuckDb.isExhausted(e) ? duck.failed(e) : ParquetFile.unreadable(file, e);
        }
    }

    private void judgeParquet(int number, ParquetFile parquet) throws SQLException {
        try {
            judge(number, parquet.fields(), parquet.text());
        } catch (SQLException e) {
            if (!ParquetFile.isBrokenText(e)) {
                throw e;
            }
            judge(number, parquet.repairedFields(), parquet.text());
        }
    }

    private void judge(int number, String fields, String text) throws SQLException {
        duck.run(
                "judge",
                Map.of(
                        "file",
                        Integer.toString(number),
                        "fields",
                        fields,
                        "text",
                        text,
                        "malformed",
                        columns.malformed(),
                        "bad_numbers",
                        columns.badNumbers(),
                        "columns",
                        columns.values()));
    }

    private void requireCatalog() throws SQLException {
        if (delivery.catalog() == null && rows() > 0) {
            throw InputFault.in(
                    "usage/" + delivery.day(),
                    "no catalog is in force on this day; deliver catalog/" + delivery.day() + " or an earlier one");
        }
    }

    private long rows() throws SQLException {
        var rows = new long[1];
        duck.forEach("select count(*) from delivered", row -> rows[0] = row.getLong(1));
        return rows[0];
    }

    /**
     * Counts the events by having DuckDB write the facts: that one statement asks {@link CountedLines} for chunk after chunk, which
     * reads events and fills the tallies. (Where there are measures, the statement before it does, which keeps the lines for them.)
     * There are as many parts as threads.
     */
    private Tally tally(Path facts) throws SQLException {
        var rows = rows();
        var measured = !delivery.rules().measures().isEmpty();
        var parts = IntStream.range(0, threads)
                .mapToObj(part -> new Events(duck.beside(), catalog, part, threads, rows, measured))
                .toList();
        var tallies =
                parts.stream().map(_ -> new Tally(catalog, delivery.rules())).toList();
        try {
            write(facts, new CountedLines(parts, tallies, measured));
        } finally {
            parts.forEach(Events::close);
        }
        tallies.stream().skip(1).forEach(tallies.getFirst()::add);
        return tallies.getFirst();
    }

    private void write(Path facts, CountedLines lines) throws SQLException {
        duck.register(CountedLines.TABLE, lines);
        var measures = new DayMeasures(delivery.rules().measures(), columns);
        try {
            duck.run("facts", measures.ofFacts(duck, facts));
        } catch (SQLException e) {
            throw lines.fault() instanceof SQLException fault ? fault : e;
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
