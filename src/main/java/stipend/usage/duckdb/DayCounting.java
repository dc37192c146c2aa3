package stipend.usage.duckdb;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.rules.UsageRules.Exclusion;
import stipend.text.CodePoints;
import stipend.usage.UsageEngine.Delivery;

/** The counting of one day, step by step: deliver, judge, know, share, exclude. */
final class DayCounting {
    /** Weights are kept in ten-thousandths: rules give them at most 4 decimals. */
    private static final int WEIGHT_DECIMALS = 4;

    private final DuckDb duck;
    private final Delivery delivery;
    private final EventColumns columns;

    DayCounting(DuckDb duck, Delivery delivery) {
        this.duck = duck;
        this.delivery = delivery;
        this.columns = new EventColumns(delivery.rules().columns());
    }

    DuckDbCountedUsage count() {
        try {
            duck.run("grammar", Map.of());
            columns.prepare(duck);
            settings();
            if (delivery.catalog() != null) {
                appendCatalog(delivery.catalog());
            }
            readFiles();
            requireCatalog();
            duck.run("lines", Map.of("columns", columns.values()));
            var measures = new DayMeasures(delivery.rules().measures(), columns);
            measures.count(duck);
            return new DuckDbCountedUsage(duck, delivery.files(), columns, measures);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }

    private void settings() throws SQLException {
        var rules = delivery.rules();
        set("day_begins", micros(delivery.begins()));
        set("day_ends", micros(delivery.ends()));
        set("equal", weight(rules.attribution().equal()));
        set("excludes_blocked", rules.exclude().contains(Exclusion.BLOCKED_USER));
        set("excludes_own", rules.exclude().contains(Exclusion.SELF_USE));
        for (var type : EventType.values()) {
            set("cap_" + type.word(), rules.dailyCapPerUser().get(type));
        }
        duck.execute("create temp table daily_cap as from (values " + caps(rules) + ") as cap(event_type, lines)"
                + " where event_type <> ''");
    }

    private static String caps(UsageRules rules) {
        var caps = rules.dailyCapPerUser().entrySet().stream()
                .map(cap -> "(" + DuckDb.literal(cap.getKey().word()) + ", " + cap.getValue() + "::bigint)")
                .collect(Collectors.joining(", "));
        return caps.isEmpty() ? "('', 0::bigint)" : caps;
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
            judgeText(number, file, new TextRows(columns, words));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void judgeText(int number, DeliveredFile file, TextRows rows) throws SQLException {
        duck.register("text_row_" + number, rows);
        var words = Map.of("rows", "text_row_" + number + "()", "columns", columns.fields(column -> "word_" + column));
        try {
            judge(number, DuckDb.text("text_fields", words));
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
            judge(number, parquet.fields());
        } catch (SQLException e) {
            if (!ParquetFile.isBrokenText(e)) {
                throw e;
            }
            judge(number, parquet.repairedFields());
        }
    }

    private void judge(int number, String fields) throws SQLException {
        duck.run(
                "judge",
                Map.of(
                        "file",
                        Integer.toString(number),
                        "fields",
                        fields,
                        "malformed",
                        columns.malformed(),
                        "bad_numbers",
                        columns.badNumbers(),
                        "columns",
                        columns.values()));
    }

    private void requireCatalog() throws SQLException {
        if (delivery.catalog() != null) {
            return;
        }
        duck.forEach("select count(*) from delivered", row -> {
            if (row.getLong(1) > 0) {
                throw InputFault.in(
                        "usage/" + delivery.day(),
                        "no catalog is in force on this day; deliver catalog/" + delivery.day() + " or an earlier one");
            }
        });
    }

    /** Models are numbered in the order of their ids. */
    private void appendCatalog(Snapshot catalog) throws SQLException {
        var models = catalog.models().values().stream()
                .sorted(Comparator.comparing(Model::modelId, CodePoints.ORDER))
                .toList();
        try (var appender = duck.appender("model")) {
            for (var i = 0; i < models.size(); i++) {
                append(appender, i, models.get(i));
            }
        }
        try (var appender = duck.appender("blocked")) {
            for (var user : catalog.blockedUsers()) {
                appender.beginRow().append(user).endRow();
            }
        }
    }

    private void append(DuckDBAppender appender, int number, Model model) throws SQLException {
        appender.beginRow();
        appender.append(number);
        appender.append(model.modelId());
        appender.append(model.creatorId());
        appender.append(partners(model));
        appender.append(base(model));
        appender.endRow();
    }

    private static List<String> partners(Model model) {
        return model.splits().stream().map(Model.Split::creatorId).toList();
    }

    private long base(Model model) {
        return weight(delivery.rules().attribution().base().getOrDefault(model.type(), BigDecimal.ZERO));
    }

    private static long weight(BigDecimal weight) {
        return weight.movePointRight(WEIGHT_DECIMALS).longValueExact();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
