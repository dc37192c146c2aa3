package stipend.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.demo.Delivered.Row;
import stipend.payout.PayeeForm;
import stipend.payout.PayeesFile;
import stipend.period.Days;

class DemoDataTest {
    @TempDir
    private static Path data;

    @BeforeAll
    static void write() {
        new DemoData().write(data);
    }

    @Test
    void writtenTwiceItIsTheSameBytes(@TempDir Path other) throws IOException {
        new DemoData().write(other);
        assertThat(contents(other)).isEqualTo(contents(data));
    }

    @Test
    void writtenOverItselfItIsTheSameBytes(@TempDir Path other) throws IOException {
        new DemoData().write(other);
        new DemoData().write(other);
        assertThat(contents(other)).isEqualTo(contents(data));
    }

    @Test
    void has25CreatorsAnd97ModelsWithNamesInBothLanguages() {
        var last = new Community().snapshots().getLast();
        assertThat(last.creators()).hasSize(25).extracting(Creator::id).doesNotHaveDuplicates();
        assertThat(last.models()).hasSize(97).extracting(Model::id).doesNotHaveDuplicates();
        assertThat(last.models()).extracting(Model::creatorId).containsAll(ids(last));
        assertThat(last.creators()).extracting(Creator::displayName).anyMatch(DemoDataTest::isHan);
        assertThat(last.models()).extracting(Model::name).anyMatch(DemoDataTest::isHan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\""})
    void hasNamesThatASpreadsheetMustNotRun(String beginning) {
        assertThat(new Community().snapshots().getLast().models())
                .extracting(Model::name)
                .anyMatch(name -> name.startsWith(beginning));
    }

    @Test
    void theCatalogChangesDuringTheMonth() {
        var snapshots = new Community().snapshots();
        assertThat(snapshots).hasSize(4).extracting(Snapshot::day).isSorted();
        assertThat(owners(snapshots, "m012")).hasSize(2);
        assertThat(snapshots.getLast().models()).extracting(Model::status).containsOnlyOnce("delisted");
        assertThat(snapshots.getLast().creators()).extracting(Creator::status).containsOnlyOnce("suspended");
        assertThat(snapshots.getFirst().blockedUsers()).isEmpty();
        assertThat(snapshots.getLast().blockedUsers()).isNotEmpty();
    }

    @Test
    void splitsNameKnownCreatorsAndSumToAHundred() {
        for (var model : new Community().snapshots().getLast().models()) {
            var shares = Arrays.stream(model.splits().split("\\|"))
                    .filter(share -> !share.isEmpty())
                    .toList();
            if (!shares.isEmpty()) {
                assertThat(shares.stream()
                                .map(share -> new BigDecimal(share.split(":", 2)[1]))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo("100");
                assertThat(shares).extracting(share -> share.split(":", 2)[0]).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void deliversAbout30000RowsOnEveryDayButOne() {
        var rows = days().stream()
                .map(DemoDataTest::files)
                .flatMap(List::stream)
                .mapToInt(file -> file.rows().size());
        assertThat(rows.sum()).isBetween(28_000, 32_000);
        assertThat(data.resolve("usage").resolve("2024-02-10")).doesNotExist();
        assertThat(data.resolve("usage").toFile().list()).hasSize(28);
    }

    @Test
    void everyDayMixesThreeFormatsAndTheMonthHasAllFive() {
        assertThat(days()).allSatisfy(day -> assertThat(files(day)).hasSize(3));
        assertThat(days().stream()
                        .flatMap(day -> files(day).stream())
                        .map(DemoDay.File::format)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(Format.values());
        assertThat(data.resolve("usage/2024-02-06/.DS_Store")).exists();
    }

    @Test
    void hasDuplicatesThatAgreeAndDuplicatesThatConflict() {
        var sent = rows().stream().collect(groupingBy(Row::eventId, mapping(row -> row, toSet())));
        var sentOften = rows().stream().map(Row::eventId).toList();
        assertThat(sentOften.size()).isGreaterThan(sent.size() + 100);
        assertThat(sent.values().stream().filter(rows -> rows.size() > 1).count())
                .isGreaterThan(60);
    }

    @Test
    void aBotBlockedUsersCreatorsAndUnknownModelsAreInIt() {
        var rows = rows();
        assertThat(rows.stream().filter(row -> row.userId().equals("u0042")).count())
                .isGreaterThan(3 * 75);
        assertThat(rows).extracting(Row::userId).contains("u0404", "u0777", "c01");
        assertThat(rows).extracting(Row::modelIds).contains(List.of("m-taken-down-long-ago"));
    }

    @Test
    void parquetHasNaturalTypes() throws SQLException {
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement();
                var columns = statement.executeQuery(
                        "describe select * from '" + data.resolve("usage/2024-02-04/api.parquet") + "'")) {
            var types = new TreeMap<String, String>();
            while (columns.next()) {
                types.put(columns.getString(1), columns.getString(2));
            }
            assertThat(types)
                    .containsEntry("occurred_at", "TIMESTAMP WITH TIME ZONE")
                    .containsEntry("model_ids", "VARCHAR[]")
                    .containsEntry("quantity", "BIGINT")
                    .containsEntry("amount", "DECIMAL(18,6)");
        }
    }

    @Test
    void allButOneCreatorSayWhereTheyArePaid() throws IOException {
        var payees = Files.readAllLines(data.resolve("payees.csv"));
        assertThat(payees).hasSize(25).noneMatch(line -> line.startsWith(Finance.CREATOR_WITHOUT_PAYEE + ","));
        assertThat(payees.stream().skip(1))
                .allMatch(line -> line.matches(".*,(99990000000000[0-9]{5},999999999999|demo-[0-9]{4}@example.org,"
                        + "|wxid_demo[0-9]{4},),.*"));
        assertThat(PayeesFile.read(data).rows())
                .allSatisfy(row -> assertThat(PayeeForm.wrong(row)).isEmpty());
    }

    private static List<LocalDate> days() {
        return Days.of(DemoData.MONTH).stream()
                .filter(day -> !day.equals(DemoData.DAY_WITHOUT_DELIVERY))
                .toList();
    }

    private static List<DemoDay.File> files(LocalDate day) {
        return new DemoDay(day, new Community().inForceOn(day)).files();
    }

    private static List<Row> rows() {
        return days().stream()
                .flatMap(day -> files(day).stream())
                .flatMap(file -> file.rows().stream())
                .filter(Row.class::isInstance)
                .map(Row.class::cast)
                .toList();
    }

    private static List<String> ids(Snapshot snapshot) {
        return snapshot.creators().stream().map(Creator::id).toList();
    }

    private static Set<String> owners(List<Snapshot> snapshots, String model) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.models().stream())
                .filter(row -> row.id().equals(model))
                .map(Model::creatorId)
                .collect(toSet());
    }

    private static boolean isHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return all;
    }
}
