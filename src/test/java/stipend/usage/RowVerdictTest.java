package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.usage.RawEvent.GOOD;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC §1 and §2 row by row: what a row says, and whether it is rejected and why. */
@Execution(ExecutionMode.CONCURRENT)
class RowVerdictTest {
    private static final String OK = "ok";
    private static final String HEADER = "event_id,occurred_at,event_type,user_id,model_ids,quantity,amount,note\n";
    private static final String WHEN = "2024-02-29T12:00:00+08:00";

    @TempDir
    Path temp;

    private record Case(RawEvent event, String verdict) {}

    private final List<Case> cases = new ArrayList<>();

    private void rows(String verdict, RawEvent... events) {
        for (var event : events) {
            cases.add(new Case(event, verdict));
        }
    }

    private static RawEvent[] at(String... words) {
        return Arrays.stream(words).map(GOOD::occurredAt).toArray(RawEvent[]::new);
    }

    private static RawEvent[] quantity(String... words) {
        return Arrays.stream(words).map(GOOD::quantity).toArray(RawEvent[]::new);
    }

    private static RawEvent[] amount(String... words) {
        return Arrays.stream(words).map(GOOD::amount).toArray(RawEvent[]::new);
    }

    private static RawEvent[] ids(String... words) {
        return Arrays.stream(words)
                .flatMap(id -> Stream.of(GOOD.eventId(id), GOOD.userId(id), GOOD.modelIds(list("m1", id))))
                .toArray(RawEvent[]::new);
    }

    private static List<@Nullable String> list(@Nullable String... ids) {
        return Arrays.asList(ids);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {".csv", ".csv.gz", ".ndjson", ".ndjson.gz", ".parquet"})
    void aRowHasOneVerdictInEveryFormat(String ending) {
        timestamps();
        numbers();
        ids();
        precedence();
        var file = RawFile.write(
                temp, "rows" + ending, false, cases.stream().map(Case::event).toList());
        assertThat(misjudged(file)).isEmpty();
    }

    private void timestamps() {
        rows(
                OK,
                at(
                        "2024-02-29T00:00:00+08:00",
                        "2024-02-29T23:59:59.999999+08:00",
                        "2024-02-29T12:00+08:00",
                        "2024-02-28T16:00Z",
                        "2024-02-29T12:00:00Z",
                        "2024-02-29T12:00:00-00:00",
                        "2024-02-29T12:00:00+00:00",
                        "2024-02-29T12:00:00.1Z",
                        "2024-02-29T12:00:00.123456Z",
                        "2024-02-29T18:00:00+18:00",
                        "2024-02-28T18:00:00-18:00",
                        "2024-02-29T05:45:00+13:45",
                        "2024-02-29T08:30:00-05:30"));
        rows(
                "outside_day",
                at(
                        "2024-02-29T16:00:00Z",
                        "2024-02-28T15:59:59.999999Z",
                        "2024-02-28T23:59:59.999999+08:00",
                        "2024-03-01T00:00:00+08:00",
                        "0000-01-01T00:00:00Z",
                        "0000-02-29T00:00:00Z",
                        "2000-02-29T00:00:00Z",
                        "0001-01-01T00:00:00+18:00",
                        "9999-12-31T23:59:59.999999-18:00"));
        rows(
                "bad_timestamp",
                at(
                        "2024-02-29T24:00:00Z",
                        "2024-02-29T12:60:00Z",
                        "2024-02-29T12:00:60Z",
                        "2024-02-29T25:00:00Z",
                        "2024-02-29T12:00:00+18:01",
                        "2024-02-29T12:00:00-18:30",
                        "2024-02-29T12:00:00+19:00",
                        "2024-02-29T12:00:00+08:60",
                        "2024-02-29T12:00:00+0800",
                        "2024-02-29T12:00:00+08",
                        "2024-02-29T12:00:00.1234567Z",
                        "2024-02-29T12:00:00.Z",
                        "2024-02-29T12:00:00,5Z",
                        "2024-02-29t12:00:00Z",
                        "2024-02-29T12:00:00z",
                        "2024-02-29 12:00:00Z",
                        "2024-02-29T12:00:00",
                        "2024-02-29T12Z",
                        "2024-02-29",
                        "2023-02-29T12:00:00Z",
                        "1900-02-29T12:00:00Z",
                        "2024-02-30T12:00:00Z",
                        "2024-13-01T12:00:00Z",
                        "2024-00-01T12:00:00Z",
                        "2024-02-00T12:00:00Z",
                        "24-02-29T12:00:00Z",
                        "+2024-02-29T12:00:00Z",
                        "-2024-02-29T12:00:00Z",
                        "12024-02-29T12:00:00Z",
                        " 2024-02-29T12:00:00Z",
                        "2024-02-29T12:00:00Z ",
                        "2024-02-29T12:00:00Z\u0000",
                        "2024-02-29T12:00:00 +08:00",
                        "1709179200",
                        "2024-02-29T12:00:00\u221208:00",
                        "２０２４-02-29T12:00:00Z",
                        "infinity",
                        "now",
                        "2024-02-29T12:00:00+08:00[Asia/Shanghai]"));
    }

    private void numbers() {
        rows(
                OK,
                quantity(
                        "0", "1", "2.00", "007", "1000000000", "1000000000.0", "0".repeat(80) + "1." + "0".repeat(80)));
        rows(
                "bad_number",
                quantity(
                        "+5",
                        "-1",
                        ".5",
                        "5.",
                        "2.5",
                        "1000000001",
                        "1000000000.1",
                        "10000000000",
                        "1,000",
                        "1_000",
                        "0x10",
                        " 1",
                        "1 ",
                        "x",
                        "NaN",
                        "Infinity",
                        "5\u0000",
                        "１",
                        "9".repeat(80),
                        "1.0.0",
                        "--1"));
        rows(
                OK,
                amount(
                        "0",
                        "0.000000",
                        "0.000001",
                        "0.1234560",
                        "999999999999.999999",
                        "007.50",
                        "1",
                        "1.0000000000",
                        "0".repeat(80) + "1.5" + "0".repeat(80)));
        rows(
                "bad_number",
                amount(
                        "0.1234567",
                        "0.0000001",
                        "1000000000000",
                        "1000000000000.000000",
                        "999999999999.9999999",
                        "-0.01",
                        "+1",
                        ".5",
                        "5.",
                        "1e",
                        "e3",
                        "1" + "0".repeat(30),
                        "1" + "0".repeat(400),
                        "¥1",
                        "1,5"));
    }

    private void ids() {
        var astral = "\uD83D\uDE00";
        rows(
                OK,
                ids(
                        "x".repeat(64),
                        astral.repeat(64),
                        " ",
                        " a ",
                        "\u00A0",
                        "\uFEFF",
                        "\uFFFD",
                        "\uFFFF",
                        "e\u0301",
                        "\\N",
                        "null",
                        "\"",
                        "'",
                        "a,b",
                        "\u2028"));
        rows(
                "malformed",
                GOOD.eventId("x".repeat(65)),
                GOOD.eventId(astral.repeat(65)),
                GOOD.eventId("a|b"),
                GOOD.userId("a|b"),
                GOOD.userId("|"));
        rows(OK, GOOD.userId("u".repeat(5000)), GOOD.modelIds(list("m".repeat(5000))));
        rows(
                "malformed",
                ids("a\u0000", "\u0001", "a\tb", "a\nb", "a\rb", "\u001f", "\u007f", "\u0080", "a\u0085", "\u009f"));
        rows(
                "malformed",
                GOOD.modelIds(list("m1", "", "m2")),
                GOOD.modelIds(list("", "")),
                GOOD.modelIds(list("m1", "")));
        rows(OK, GOOD.modelIds(list("m2", "m1", "m2", "m1")), GOOD.modelIds(Collections.nCopies(1000, "m1")));
        rows(
                "missing_field",
                GOOD.eventId(null),
                GOOD.occurredAt(null),
                GOOD.eventType(null),
                GOOD.userId(null),
                GOOD.modelIds(null));
        rows(
                "missing_field",
                GOOD.eventId(""),
                GOOD.occurredAt(""),
                GOOD.eventType(""),
                GOOD.userId(""),
                GOOD.modelIds(list()));
        rows(
                "bad_type",
                Arrays.stream(new String[] {
                            "Generation", "VIEW", " view", "view ", "views", "generatıon", "view\u0000", "0"
                        })
                        .map(GOOD::eventType)
                        .toArray(RawEvent[]::new));
        rows(
                OK,
                GOOD.eventType("download"),
                GOOD.eventType("view"),
                GOOD.eventType("like"),
                GOOD.quantity("").amount(""));
    }

    /** Faults are taken away one by one in SPEC's order. */
    private void precedence() {
        var all =
                GOOD.eventId("a|b").occurredAt("x").eventType("x").quantity("x").userId(null);
        var late = all.eventId("e").occurredAt("2024-03-01T12:00:00Z");
        rows("malformed", all, all.eventId("e").modelIds(list("m1", "\u0001")));
        rows("bad_timestamp", all.eventId("e"), all.eventId(null));
        rows("bad_type", late, late.eventId(null));
        rows(
                "bad_number",
                late.eventType("view"),
                late.eventType(null),
                late.eventType("view").quantity(null).amount("-1"));
        rows(
                "missing_field",
                late.eventType("view").quantity(null),
                late.eventType(null).quantity(null));
        rows("outside_day", late.eventType("view").quantity(null).userId("u"));
    }

    private List<String> misjudged(RawFile file) {
        try (var counted = OneDay.count(temp, file.file().path())) {
            var rejected = OneDay.rejected(counted);
            var misjudged = new ArrayList<String>();
            for (var i = 0; i < cases.size(); i++) {
                var verdict = rejected.getOrDefault(file.rows().get(i), OK);
                if (!verdict.equals(cases.get(i).verdict())) {
                    misjudged.add(verdict + ", not " + cases.get(i));
                }
            }
            return misjudged;
        }
    }

    /** A CSV file's rows, from line 2 on; a verdict for each line that begins one. */
    @Test
    void csvIsReadToTheLetter() throws Exception {
        var good = "e1," + WHEN + ",view,u1,m1,,,";
        var text = new StringBuilder(HEADER);
        var expected = new TreeMap<Long, String>();
        var line = 2L;
        for (var row : List.of(
                OK + "#" + good,
                OK + "#" + good + "\r",
                "#",
                "#\r",
                "malformed# ",
                "malformed#,,,,,,",
                "missing_field#,,,,,,,",
                "malformed#" + good + ",",
                "malformed#" + good + "a\rb",
                OK + "#" + good + "\"two\r\nlines\"",
                OK + "#" + good + "\"a \"\"quote\"\", a comma\"",
                "malformed#" + good + "a\"b",
                "malformed#" + good + "\"a\"b",
                "malformed#" + good + "\"a\" ",
                "malformed#" + good + " \"a\"",
                "malformed#" + good + "\"a\"b\"c,d\"",
                OK + "#\"e1\",\"" + WHEN + "\",\"view\",\"u1\",\"m1|m2\",\"2\",\"1.5\",\"\"",
                "malformed#e1," + WHEN + ",view,u1,m1||m2,,,",
                "malformed#e1," + WHEN + ",view,u1,|,,,",
                "malformed#e1," + WHEN + ",view,u1,|m1,,,",
                "bad_number#e1," + WHEN + ",view,u1,m1,1e3,,",
                "bad_number#e1," + WHEN + ",view,u1,m1,,1e3,",
                "bad_number#e1," + WHEN + ",view,u1,m1,-0,,",
                "missing_field#e1," + WHEN + ",view,u1,\"\",,,",
                "malformed#\\N",
                "malformed#\\.",
                OK + "#" + good)) {
            var parts = row.split("#", 2);
            if (!parts[0].isEmpty()) {
                expected.put(line, parts[0]);
            }
            text.append(parts[1]).append('\n');
            line += parts[1].chars().filter(c -> c == '\n').count() + 1;
        }
        var file = temp.resolve("rows.csv");
        Files.writeString(file, "\uFEFF" + text + good + "\r");
        expected.put(line, OK);
        assertVerdicts(expected, file);
    }

    @Test
    void csvThatIsNoUtf8IsMalformedWhereverItIs() throws Exception {
        var file = temp.resolve("rows.csv");
        var good = "e1," + WHEN + ",view,u1,m1,,,";
        Files.write(
                file,
                (HEADER + good + "\u00ff\n" + good + "\u00c3\u00a9\n" + good + "\u00ed\u00a0\u0080\n" + good
                                + "\u00c0\u0080\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertVerdicts(Map.of(2L, "malformed", 3L, OK, 4L, "malformed", 5L, "malformed"), file);
    }

    private void assertVerdicts(Map<Long, String> expected, Path file) {
        try (var counted = OneDay.count(temp, file)) {
            var verdicts = new TreeMap<Long, String>();
            var rejected = OneDay.rejected(counted);
            expected.keySet().forEach(line -> verdicts.put(line, rejected.getOrDefault(line, OK)));
            assertThat(verdicts).isEqualTo(new TreeMap<>(expected));
            assertThat(expected.keySet()).containsAll(rejected.keySet());
            assertThat(counted.rowsByFile()).containsExactly((long) expected.size());
        }
    }

    @Test
    void ndjsonIsReadToTheLetter() throws Exception {
        var rest = "\"occurred_at\":\"" + WHEN + "\",\"event_type\":\"view\",\"user_id\":\"u1\",\"model_ids\":[\"m1\"]";
        var good = "{\"event_id\":\"e1\"," + rest + "}";
        var expected = new TreeMap<Long, String>();
        var text = new StringBuilder("\uFEFF");
        var line = 1L;
        for (var row : List.of(
                OK + "#" + good,
                OK + "# \t" + good + " \r",
                "#",
                "# \t\r",
                "malformed#" + good + good,
                "malformed#" + good + ",",
                "malformed#" + good + " x",
                "malformed#[" + good + "]",
                "malformed#null",
                "malformed#\"text\"",
                "malformed#{",
                "missing_field#{}",
                "malformed#" + good.replace("}", ",}"),
                "malformed#" + good.replace('"', '\''),
                "malformed#" + good.replace("}", "} // why"),
                "malformed#" + good.replace("{", "{event_type:1,"),
                "malformed#{\"event_id\":7," + rest + "}",
                "malformed#{\"event_id\":true," + rest + "}",
                "malformed#{\"event_id\":[\"e1\"]," + rest + "}",
                "missing_field#{\"event_id\":null," + rest + "}",
                "missing_field#{" + rest + "}",
                "missing_field#{\"EVENT_ID\":\"e1\"," + rest + "}",
                "malformed#{\"event_id\":\"e1\",\"event_id\":\"e1\"," + rest + "}",
                "malformed#{\"event_id\":\"e1\",\"event\\u005fid\":null," + rest + "}",
                OK + "#{\"event\\u005fid\":\"e\\u0031\"," + rest + "}",
                OK + "#{\"event_id\":\"e1\",\"note\":1,\"note\":\"\\ud800\"," + rest + "}",
                "malformed#{\"event_id\":\"\\ud800\"," + rest + "}",
                "malformed#{\"event_id\":\"\\ude00\\ud83d\"," + rest + "}",
                OK + "#{\"event_id\":\"\\ud83d\\ude00\"," + rest + "}",
                "malformed#{\"event_id\":\"a\\u0000b\"," + rest + "}",
                "malformed#{\"event_id\":\"a\tb\"," + rest + "}",
                "malformed#" + good.replace("[\"m1\"]", "\"m1\""),
                "malformed#" + good.replace("[\"m1\"]", "[1]"),
                "malformed#" + good.replace("[\"m1\"]", "[null]"),
                "malformed#" + good.replace("[\"m1\"]", "[\"\"]"),
                "malformed#" + good.replace("[\"m1\"]", "[\"m1\",[\"m2\"]]"),
                "malformed#" + good.replace("[\"m1\"]", "[\"m1|m2\"]"),
                "malformed#" + good.replace("[\"m1\"]", "[\"|\"]"),
                "malformed#" + good.replace("[\"m1\"]", "{\"id\":\"m1\"}"),
                "missing_field#" + good.replace("[\"m1\"]", "[]"),
                "missing_field#" + good.replace("[\"m1\"]", "null"),
                "bad_timestamp#" + good.replace("\"" + WHEN + "\"", "1709179200"),
                "bad_type#" + good.replace("\"view\"", "true"),
                "bad_type#" + good.replace("\"view\"", "{\"a\":[]}"),
                OK + "#" + good.replace("}", ",\"quantity\":1e3}"),
                OK + "#" + good.replace("}", ",\"quantity\":\"1e3\"}"),
                OK + "#" + good.replace("}", ",\"quantity\":-0}"),
                OK + "#" + good.replace("}", ",\"quantity\":2.00}"),
                OK + "#" + good.replace("}", ",\"quantity\":1.5e1}"),
                OK + "#" + good.replace("}", ",\"quantity\":10E-1}"),
                OK + "#" + good.replace("}", ",\"quantity\":null,\"amount\":null}"),
                OK + "#" + good.replace("}", ",\"amount\":12e-6}"),
                OK + "#" + good.replace("}", ",\"amount\":0.1234560}"),
                OK + "#" + good.replace("}", ",\"amount\":0e99999}"),
                OK + "#" + good.replace("}", ",\"amount\":1." + "0".repeat(200) + "e3}"),
                "bad_number#" + good.replace("}", ",\"amount\":12e-7}"),
                "bad_number#" + good.replace("}", ",\"amount\":1e12}"),
                "bad_number#" + good.replace("}", ",\"amount\":1e30}"),
                "bad_number#" + good.replace("}", ",\"amount\":1e999999999}"),
                "bad_number#" + good.replace("}", ",\"amount\":1e-999999999}"),
                "bad_number#" + good.replace("}", ",\"amount\":1e99999999999999}"),
                "bad_number#" + good.replace("}", ",\"quantity\":-1}"),
                "bad_number#" + good.replace("}", ",\"quantity\":true}"),
                "bad_number#" + good.replace("}", ",\"quantity\":[1]}"),
                "bad_number#" + good.replace("}", ",\"quantity\":{}}"),
                "malformed#" + good.replace("}", ",\"quantity\":+5}"),
                "malformed#" + good.replace("}", ",\"quantity\":.5}"),
                "malformed#" + good.replace("}", ",\"quantity\":5.}"),
                "malformed#" + good.replace("}", ",\"quantity\":007}"),
                "malformed#" + good.replace("}", ",\"quantity\":NaN}"),
                OK + "#" + good.replace("}", ",\"note\":" + "[".repeat(400) + "]".repeat(400) + "}"),
                "malformed#" + good.replace("}", ",\"note\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                "malformed#" + good.replace("\"u1\"", "\"u\r1\""),
                OK + "#" + good.replace("}", "\r}"),
                "malformed#\\N",
                OK + "#" + good)) {
            var parts = row.split("#", 2);
            if (!parts[0].isEmpty()) {
                expected.put(line, parts[0]);
            }
            text.append(parts[1]).append('\n');
            line++;
        }
        var file = temp.resolve("rows.ndjson");
        Files.write(
                file,
                concat(
                        text.toString().getBytes(StandardCharsets.UTF_8),
                        (good.replace("u1", "\u00ff")).getBytes(StandardCharsets.ISO_8859_1)));
        expected.put(line, "malformed");
        assertVerdicts(expected, file);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "decimal(20;4), 2.5, bad_number, 1, ok",
        "decimal(38;38), 0.5, bad_number, 0, ok",
        "decimal(38;30), 3.0, ok, -1, bad_number",
        "decimal(38;0), 99999999999999999999999999999999999999, bad_number, 1000000000, ok",
        "decimal(4;2), 2.00, ok, 2.01, bad_number",
        "bigint, 9223372036854775807, bad_number, -9223372036854775808, bad_number",
        "ubigint, 18446744073709551615, bad_number, 1000000000, ok",
        "bigint, 1000000001, bad_number, 0, ok",
        "tinyint, 127, ok, -128, bad_number",
        "usmallint, 65535, ok, 0, ok",
    })
    void quantitiesOfNaturalTypes(String type, String a, String verdictA, String b, String verdictB) throws Exception {
        assertNatural(natural("quantity", type.replace(';', ','), a, b), verdictA, verdictB);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "decimal(18;8), 0.12345600, ok, 0.12345601, bad_number",
        "decimal(38;38), 0.5, ok, 0.00000000000000000000000000000000000001, bad_number",
        "decimal(38;38), 0.99999999999999999999999999999999999999, bad_number, 0.999999, ok",
        "decimal(38;18), 999999999999.999999, ok, 999999999999.9999999, bad_number",
        "decimal(38;19), 999999999999.999999, ok, 1000000000000, bad_number",
        "decimal(38;6), 99999999999999999999999999999999.999999, bad_number, -0.000001, bad_number",
        "decimal(38;0), 99999999999999999999999999999999999999, bad_number, 999999999999, ok",
        "decimal(2;2), 0.99, ok, -0.99, bad_number",
        "bigint, 1000000000000, bad_number, 999999999999, ok",
    })
    void amountsOfNaturalTypes(String type, String a, String verdictA, String b, String verdictB) throws Exception {
        assertNatural(natural("amount", type.replace(';', ','), a, b), verdictA, verdictB);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "timestamptz, infinity, bad_timestamp, -infinity, bad_timestamp",
        "timestamptz, 2024-02-29 15:59:59.999999Z, ok, 2024-02-29 16:00:00Z, outside_day",
        "timestamptz, 290309-12-22 (BC) 00:00:00Z, outside_day, 294247-01-01 00:00:00Z, outside_day",
        "timestamptz_ns, 2024-02-29 08:00:00.123456Z, ok, 2024-02-29 08:00:00.1234567Z, bad_timestamp",
        "timestamptz_ns, infinity, bad_timestamp, 2024-02-29 16:00:00Z, outside_day",
    })
    void instantsOfNaturalTypes(String type, String a, String verdictA, String b, String verdictB) throws Exception {
        assertNatural(natural("occurred_at", type, a, b), verdictA, verdictB);
    }

    private void assertNatural(Path file, String verdictA, String verdictB) {
        try (var counted = OneDay.count(temp, file)) {
            var rejected = OneDay.rejected(counted);
            assertThat(List.of(
                            rejected.getOrDefault(1L, OK),
                            rejected.getOrDefault(2L, OK),
                            rejected.getOrDefault(3L, OK)))
                    .isEqualTo(List.of(verdictA, verdictB, column(file).equals("occurred_at") ? "missing_field" : OK));
        }
    }

    private static String column(Path file) {
        return file.getFileName().toString().replace(".parquet", "");
    }

    /** Rows with a, b and null in the column; columns that nobody asked for bear the names that counting uses itself. */
    private Path natural(String column, String type, String a, String b) throws Exception {
        var file = temp.resolve(column + ".parquet");
        parquet(
                "select 'e' || i as event_id, "
                        + (column.equals("occurred_at") ? "" : "'" + WHEN + "' as occurred_at, ")
                        + "'view' as event_type, 'u' as user_id, ['m1'] as model_ids, v::" + type + " as " + column
                        + ", 9 as line, 'x' as fault, true as malformed, null as \"a \"\"b\", 'nan'::double as timed,"
                        + " interval 1 day as micros, 'x'::blob as models, 1 as filename, [{'a': 1}] as file"
                        + " from (values (1, '" + a + "'), (2, '" + b + "'), (3, null)) as t(i, v) order by i",
                file);
        return file;
    }

    private static void parquet(String select, Path file) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("copy (" + select + ") to '" + file + "' (format parquet, compression uncompressed)");
        }
    }

    @Test
    void parquetTextThatIsNoUtf8IsMalformed() throws Exception {
        var file = temp.resolve("rows.parquet");
        parquet(
                "select 'e' || i as event_id, '" + WHEN + "' as occurred_at, 'view' as event_type, if(i = 2, 'uQQ',"
                        + " 'u') as user_id, if(i = 4, ['m1', 'mQQ'], ['m1']) as"
                        + " model_ids, if(i = 3, 'QQ', 'x') as note, 7 as"
                        + " file_row_number, true as broken from range(1, 6) t(i)"
                        + " order by i",
                file);
        Files.write(file, broken(Files.readAllBytes(file)));
        assertVerdicts(Map.of(1L, OK, 2L, "malformed", 3L, OK, 4L, "malformed", 5L, OK), file);
    }

    private static byte[] broken(byte[] bytes) {
        for (var i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 'Q' && bytes[i + 1] == 'Q') {
                bytes[i] = (byte) 0xFF;
            }
        }
        return bytes;
    }

    @Test
    void parquetMayLackWhatHasADefault() throws Exception {
        var file = temp.resolve("rows.parquet");
        parquet(
                "select 'e1' as event_id, '" + WHEN + "' as occurred_at, 'generation' as event_type, 'u' as user_id,"
                        + " ['m1'] as model_ids union all select 'e2', '', 'view', 'u', [null]"
                        + " union all select 'e3', null, 'view', 'u', ['m1', null]"
                        + " union all select 'e4', '" + WHEN + "', 'view', 'u', null",
                file);
        try (var counted = OneDay.count(temp, file)) {
            assertThat(OneDay.rejected(counted).values())
                    .containsExactlyInAnyOrder("malformed", "malformed", "missing_field");
            assertThat(OneDay.sums(counted, "m1")).isEqualTo("1 0.000000");
        }
    }

    /** Each model's one event tells what its number was taken for. */
    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "csv, '007,007.50', 7 7.500000",
        "csv, ',', 1 0.000000",
        "csv, '2.00,0.1234560', 2 0.123456",
        "csv, '1000000000,999999999999.999999', 1000000000 999999999999.999999",
        "ndjson, '1e3,12e-6', 1000 0.000012",
        "ndjson, '-0,\"5\"', 0 5.000000",
        "ndjson, '\"1.5e1\",1.50E+2', 15 150.000000",
    })
    void numbersAreTakenByTheirValue(String format, String numbers, String sums) throws Exception {
        var parts = numbers.split(",", -1);
        var file = temp.resolve("one." + format);
        Files.writeString(
                file,
                format.equals("csv")
                        ? HEADER + "e1," + WHEN + ",generation,u1,m1," + parts[0] + "," + parts[1] + ",\n"
                        : "{\"event_id\":\"e1\",\"occurred_at\":\"" + WHEN
                                + "\",\"event_type\":\"generation\",\"user_id\":\"u1\","
                                + "\"model_ids\":[\"m1\"],\"quantity\":" + parts[0] + ",\"amount\":" + parts[1]
                                + "}\n");
        try (var counted = OneDay.count(temp, file)) {
            assertThat(OneDay.sums(counted, "m1")).isEqualTo(sums);
        }
    }

    /** Clocks go forward and back; a day has 23, 24 or 25 hours, and in São Paulo one had no midnight. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Asia/Shanghai, 2024-02-29, 2024-02-28T16:00:00Z, 2024-02-29T16:00:00Z",
        "Europe/Berlin, 2024-03-31, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "Europe/Berlin, 2024-10-27, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z",
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "Asia/Kathmandu, 2024-02-29, 2024-02-28T18:15:00Z, 2024-02-29T18:15:00Z",
    })
    void aDayIsTheZonesCalendarDay(String zone, LocalDate day, String begins, String ends) {
        var first = Instant.parse(begins);
        var last = Instant.parse(ends);
        var events = Stream.of(first.minusNanos(1000), first, last.minusNanos(1000), last)
                .map(instant -> GOOD.eventId(instant.toString()).occurredAt(instant.toString()))
                .toList();
        var file = RawFile.write(temp, "rows.ndjson", false, events);
        try (var counted = OneDay.count(temp, day, zone, file.file().path())) {
            assertThat(OneDay.rejected(counted).keySet())
                    .containsExactly(file.rows().getFirst(), file.rows().getLast());
        }
    }

    @Test
    void anEventOfManyModelsIsSharedToTheLastMillionth() {
        var ids = IntStream.rangeClosed(1, 100_000).mapToObj(i -> "m" + i).toList();
        var file = RawFile.write(
                temp,
                "rows.ndjson",
                false,
                List.of(GOOD.modelIds(new ArrayList<>(ids)).amount("1")));
        try (var counted = OneDay.count(temp, file.file().path())) {
            assertThat(counted.buckets().stream()
                            .filter(b -> b.reason().equals("unknown_model"))
                            .map(b -> b.rows()))
                    .containsExactly(99_991L);
            assertThat(OneDay.sums(counted, "m1")).isEqualTo("1 0.111111");
            assertThat(OneDay.sums(counted, "m9")).isEqualTo("1 0.111112");
        }
    }

    @Test
    void rejectedRowsAreKeptAsTheyCame() throws Exception {
        var file = temp.resolve("rows.csv");
        var long_ = "x".repeat(1_000_000);
        Files.writeString(file, HEADER + "\\N\r\n\"a\nb\",1\n" + long_ + "\n");
        var json = temp.resolve("rows.ndjson");
        Files.writeString(json, "{\"a\": \"\\ud800\\u0000\"} \r\n\u0000\n");
        try (var counted = OneDay.count(temp, file, json)) {
            var rows = new ArrayList<RejectedRow>();
            counted.forEachRejected(rows::add);
            var csv = "usage/2024-02-29/rows.csv";
            assertThat(rows)
                    .containsExactly(
                            new RejectedRow(csv, 2, "malformed", "\\N"),
                            new RejectedRow(csv, 3, "malformed", "\"a\nb\",1"),
                            new RejectedRow(csv, 5, "malformed", long_),
                            new RejectedRow(
                                    "usage/2024-02-29/rows.ndjson", 1, "missing_field", "{\"a\": \"\\ud800\\u0000\"} "),
                            new RejectedRow("usage/2024-02-29/rows.ndjson", 2, "malformed", "\u0000"));
        }
    }
}
