package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.delivery.CellType;
import stipend.fault.InputFault;
import stipend.rules.EventNames;
import stipend.rules.EventType;
import stipend.rules.Expressions;
import stipend.rules.Measure;
import stipend.rules.Type;
import stipend.rules.UsageRules;
import stipend.usage.duckdb.DuckDbEngine;

/** SPEC §4b: what events have beyond SPEC §1, where the format matters. */
@Execution(ExecutionMode.CONCURRENT)
class EventColumnsTest {
    private static final UsageRules RULES = UsageRules.DEFAULT.with(
            new TreeMap<>(Map.of("api", CellType.BOOLEAN, "cost", CellType.DECIMAL, "client", CellType.TEXT)),
            new TreeMap<>());
    private static final String HEADER = "event_id,occurred_at,event_type,user_id,model_ids,api,cost,client\n";
    private static final String ROW = "e1,2024-02-29T12:00:00+08:00,generation,u1,m1,";

    @TempDir
    private Path temp = Path.of("");

    private Path csv(String text) throws IOException {
        return Files.writeString(temp.resolve("a.csv"), text);
    }

    private Path json(String cells) throws IOException {
        return Files.writeString(
                temp.resolve("a.ndjson"),
                "{\"event_id\":\"e1\",\"occurred_at\":\"2024-02-29T12:00:00+08:00\",\"event_type\":\"generation\","
                        + "\"user_id\":\"u1\",\"model_ids\":[\"m1\"]" + cells + "}\n");
    }

    private Path parquet(String columns) throws SQLException {
        var file = temp.resolve("a.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("copy (select 'e1' as event_id, '2024-02-29T12:00:00+08:00' as occurred_at,"
                    + " 'generation' as event_type, 'u1' as user_id, ['m1'] as model_ids" + columns + ") to '" + file
                    + "' (format parquet)");
        }
        return file;
    }

    /** The reason of the only row, or that it was accepted. */
    private String verdict(Path file) {
        try (var counted = OneDay.count(temp, RULES, file)) {
            assertThat(counted.rowsByFile()).containsExactly(1L);
            return OneDay.rejected(counted).values().stream().findFirst().orElse("ok");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "true,12.5,web; ok",
                ",,; ok",
                "false,-999999999999.9999990,a|b; ok",
                "yes,1,web; malformed",
                "TRUE,1,web; malformed",
                "true,1000000000000,web; bad_number",
                "true,0.0000001,web; bad_number",
                "true,1e3,web; bad_number",
                "yes,x,web; malformed"
            })
    void aCellOfACsvRow(String cells, String verdict) throws IOException {
        assertThat(verdict(csv(HEADER + ROW + cells + "\n"))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; ok",
                "`,\"api\":true,\"cost\":1.25e2,\"client\":\"web\"`; ok",
                "`,\"api\":\"false\",\"cost\":\"-3\",\"client\":null`; ok",
                "`,\"api\":1`; malformed",
                "`,\"api\":[true]`; malformed",
                "`,\"client\":5`; malformed",
                "`,\"client\":{}`; malformed",
                "`,\"client\":\"a\\u0007\"`; malformed",
                "`,\"api\":true,\"api\":true`; malformed",
                "`,\"cost\":{}`; bad_number",
                "`,\"cost\":1e-7`; bad_number"
            })
    void aFieldOfAnNdjsonRow(String cells, String verdict) throws IOException {
        assertThat(verdict(json(cells))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ", true as api, -0.5::decimal(4, 4) as cost, 'web' as client; ok",
                ", 'true' as api, '2' as cost, null::varchar as client; ok",
                ", null::boolean as api, 7::bigint as cost, '' as client; ok",
                ", 'on' as api, 2 as cost, 'web' as client; malformed",
                ", true as api, 1000000000000::bigint as cost, 'web' as client; bad_number"
            })
    void aCellOfAParquetRow(String columns, String verdict) throws SQLException {
        assertThat(verdict(parquet(columns))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; no column \"api\"; add it",
                ", 1 as api, 2 as cost, 'x' as client; column \"api\" is INTEGER; deliver it as text or a boolean",
                ", true as api, 2::double as cost, 'x' as client; column \"cost\" is DOUBLE; deliver it as text, a"
                        + " whole",
                ", true as api, 2 as cost, 5 as client; column \"client\" is INTEGER; deliver it as text"
            })
    void aParquetFileThatCannotHaveThemStopsTheDay(String columns, String told, String todo) throws SQLException {
        var file = parquet(columns);
        assertThatThrownBy(() -> OneDay.count(temp, RULES, file))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("usage/2024-02-29/a.parquet")
                .hasMessageContaining(told + "; " + todo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cost,client; no column \"api\" in the header",
                "api,cost,client,api; the column \"api\" stands twice in the header"
            })
    void aCsvHeaderWithoutThemStopsTheDay(String columns, String told) throws IOException {
        var file = csv(HEADER.replace("api,cost,client", columns));
        assertThatThrownBy(() -> OneDay.count(temp, RULES, file))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("usage/2024-02-29/a.csv")
                .hasMessageContaining(told);
    }

    @Test
    void aColumnNobodyDeclaredMayHoldAnything() throws IOException {
        try (var counted = OneDay.count(temp, csv(HEADER + ROW + "yes,x,web\n"))) {
            assertThat(OneDay.rejected(counted)).isEmpty();
        }
    }

    @Test
    void aDayCountedWithoutThemIsCountedAgain() {
        assertThat(RULES.sha256()).isNotEqualTo(UsageRules.DEFAULT.sha256());
        assertThat(UsageRules.DEFAULT.with(new TreeMap<>(), new TreeMap<>()).sha256())
                .isEqualTo(UsageRules.DEFAULT.sha256());
    }

    /** Extra columns are ignored, whatever DuckDB or the statements of the counting call by their names. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "file_row_number",
                "FILE_ROW_NUMBER",
                "filename",
                "file_index",
                "rowid",
                "line",
                "given",
                "malformed",
                "timed",
                "micros",
                "models",
                "fault",
                "word_api",
                "column_api",
                "wrong_api",
                "broken",
                "whole",
                "c0",
                "Event_ID",
                "MODEL_IDS",
                "Quantity",
                "API",
                "event_id_1",
                "{text}",
                "{file}",
                "{columns}",
                "{malformed}",
                "select",
                "it's \"one\"",
                "\\1"
            })
    void aParquetColumnNobodyDeclaredMayHaveAnyName(String name) throws Exception {
        var file = parquetWithFirst(name);
        try (var counted = OneDay.count(temp, RULES, file)) {
            assertThat(OneDay.sums(counted, "m1")).isEqualTo("3 0.500000");
            var rejected = new ArrayList<RejectedRow>();
            counted.forEachRejected(rejected::add);
            assertThat(rejected).singleElement().satisfies(row -> {
                assertThat(row.row()).isEqualTo(2);
                assertThat(row.reason()).isEqualTo("bad_type");
                assertThat(row.text())
                        .contains("\"event_id\":\"e2\"")
                        .contains('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\":\"99\"");
            });
        }
    }

    /** Of two rows the second is bad; DuckDB writes no two names that differ in case only, so the first column gets its name later. */
    private Path parquetWithFirst(String name) throws IOException, SQLException {
        var file = temp.resolve("a.parquet");
        var placeholder = "~".repeat(name.length());
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("copy (select '99' as \"" + placeholder + "\", 'e' || i as event_id,"
                    + " '2024-02-29T12:00:00+08:00' as occurred_at, if(i = 2, 'x', 'generation') as event_type,"
                    + " 'u1' as user_id, ['m1'] as model_ids, 3 as quantity, 0.5::decimal(9, 2) as amount, true as api,"
                    + " 2 as cost, 'web' as client from range(1, 3) t(i) order by i) to '" + file
                    + "' (format parquet)");
        }
        return Files.write(
                file,
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .replace(placeholder, name)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As in a CSV header, where nobody could tell which one is meant. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"user_id", "amount", "api"})
    void aParquetColumnThatIsReadMayNotStandTwice(String name) throws Exception {
        var file = parquetWithFirst(name);
        assertThatThrownBy(() -> OneDay.count(temp, RULES, file))
                .isInstanceOf(InputFault.class)
                .hasMessage("usage/2024-02-29/a.parquet: the column \"" + name + "\" stands twice; keep one");
    }

    /** A literal that reads like a word of the counting's statements is a text like any other. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{columns}", "{measures}", "{facts}", "{lines}", "$1\\"})
    void aMeasureAsksForATextAsItStands(String text) throws IOException {
        var columns = new TreeMap<>(Map.of("tag", CellType.TEXT));
        var where = Expressions.parse("tag = '" + text + "'", EventNames.vocabulary(columns), Type.BOOLEAN);
        var rules = UsageRules.DEFAULT.with(
                columns,
                new TreeMap<>(Map.of("tagged", new Measure(Measure.Kind.COUNT, EventType.GENERATION, where, null))));
        var file = csv(
                HEADER.replace("api,cost,client", "tag") + ROW + text + "\n" + ROW.replace("e1", "e2") + "{other}\n");
        var facts = temp.resolve("facts.parquet");
        try (var counted = OneDay.count(temp, rules, file)) {
            counted.writeFacts(facts);
        }
        var usage = new DuckDbEngine(temp.resolve("spill")).sum(List.of(facts), rules.measures());
        assertThat(usage.models())
                .singleElement()
                .satisfies(row -> assertThat(row.measures()).containsExactly(Map.entry("tagged", BigDecimal.ONE)));
    }
}
