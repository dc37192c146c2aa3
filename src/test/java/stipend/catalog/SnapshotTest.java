package stipend.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.delivery.CellType;
import stipend.fault.InputFault;

/** SPEC §1: reference data must be clean; the first fault stops, naming file and row. */
class SnapshotTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);
    private static final String CREATORS =
            "creator_id,display_name,status,joined_on\nc1,One,active,2023-01-01\nc2,二,banned,\n";
    private static final String MODELS =
            "model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits\n"
                    + "m1,c1,M,lora,,true,false,,listed,\n"
                    + "m2,c2,N,checkpoint,interior,false,true,2024-01-31,delisted,c1:33.3333|c2:66.6667\n";

    @TempDir
    Path data;

    private Path folder = Path.of("");

    @BeforeEach
    void deliver() throws Exception {
        folder = Files.createDirectories(data.resolve("catalog/2024-02-01"));
        Files.writeString(folder.resolve("creators.csv"), CREATORS);
        Files.writeString(folder.resolve("models.csv"), MODELS);
    }

    private Snapshot read() {
        return new CatalogFolder(data).inForce(DAY).orElseThrow();
    }

    private void assertFault(String line) {
        var fault = catchThrowable(this::read);
        assertThat(fault).isInstanceOf(InputFault.class);
        assertThat(fault.getMessage())
                .startsWith("catalog/2024-02-01")
                .contains(line)
                .doesNotContain(data.toString());
    }

    private void change(String file, UnaryOperator<String> how) throws Exception {
        Files.writeString(folder.resolve(file), how.apply(Files.readString(folder.resolve(file))));
    }

    @Test
    void readsWhatIsThere() throws Exception {
        change("models.csv", text -> "\uFEFF" + text.replace("\n", "\r\n") + "\r\n");
        Files.writeString(folder.resolve("blocked_users.csv"), "reason,user_id,note,note\nfraud,u1,,\n");
        var snapshot = read();
        assertThat(snapshot.creators().get("c2"))
                .isEqualTo(new Creator("c2", "二", Creator.Status.BANNED, null, Map.of()));
        assertThat(snapshot.models().get("m1").vertical()).isNull();
        assertThat(snapshot.models().get("m2").splits())
                .extracting(split -> split.creatorId() + " " + split.percent())
                .containsExactly("c1 33.3333", "c2 66.6667");
        assertThat(snapshot.blockedUsers()).containsExactly("u1");
        Files.delete(folder.resolve("blocked_users.csv"));
        assertThat(read().blockedUsers()).isEmpty();
        assertThat(read().sha256()).isNotEqualTo(snapshot.sha256());
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "c1, ``, `, row 2, column creator_id: is empty`",
                "active, ``, `, row 2, column status: is empty`",
                "active, Active, `, row 2, column status: is none of active, suspended, banned`",
                "c2, c1, `, row 3, column creator_id: \"c1\" stands twice`",
                "c1, c|1, `, row 2, column creator_id: an id holds no |`",
                "c1, c\u0085, `, row 2, column creator_id: an id holds no |`",
                "2023-01-01, 2023-02-29, `, row 2, column joined_on: \"2023-02-29\" is not a day`",
                "2023-01-01, 1.1.2023, `, row 2, column joined_on`",
                "One, `O\"ne`, `, row 2: not valid CSV`",
                "One, `One,`, `, row 2: 5 fields where the header has 4`",
                "joined_on, joined, no column \"joined_on\" in the header",
                "joined_on, `joined_on,creator_id`, the column \"creator_id\" stands twice",
            })
    void creatorsMustBeClean(String from, String to, String line) throws Exception {
        change("creators.csv", text -> text.replaceFirst(from, to.replace("$", "\\$")));
        assertFault("/creators.csv" + (line.startsWith(",") ? "" : ": ") + line);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`m1,`, `,`, `, row 2, column model_id: is empty`",
                "`m2,`, `m1,`, `, row 3, column model_id: \"m1\" stands twice`",
                "`,c1,`, `,,`, `, row 2, column creator_id: is empty`",
                "`,c1,`, `,c9,`, `, row 2, column creator_id: creator \"c9\" is not in creators.csv`",
                "lora, ``, `, row 2, column type: is empty`",
                "listed, ``, `, row 2, column status: is empty`",
                "listed, live, `, row 2, column status: is neither listed nor delisted`",
                "true, TRUE, `, row 2, column commercial_use: is neither true nor false`",
                "true, ``, `, row 2, column commercial_use: is neither true nor false`",
                "2024-01-31, 31.01.2024, `, row 3, column published_on`",
                "c1:33.3333, c9:33.3333, `, row 3, column splits: creator \"c9\" is not in creators.csv`",
                "33.3333, 33.3334, `, row 3, column splits: the percents sum to 100.0001, not 100`",
                "33.3333, 33.33330, ``",
                "33.3333, 033.3333, ``",
                "33.3333, 33.33333, `, row 3, column splits: \"c1:33.33333\" is not creator:percent`",
                "c1:33.3333, c2:33.3333, `, row 3, column splits: creator \"c2\" stands twice`",
                "33.3333, -33.3333, `, row 3, column splits: \"c1:-33.3333\" is not`",
                "c1:33.3333, c1, `, row 3, column splits: \"c1\" is not`",
                "`:66.6667`, `:66.6667|`, `, row 3, column splits: \"\" is not`",
                "splits, split, no column \"splits\" in the header",
            })
    void modelsMustBeClean(String from, String to, String line) throws Exception {
        change("models.csv", text -> text.replaceFirst(from, to));
        if (line.isEmpty()) {
            assertThat(read().models()).hasSize(2);
        } else {
            assertFault("/models.csv" + (line.startsWith(",") ? "" : ": ") + line);
        }
    }

    @Test
    void blockedUsersMustBeClean() throws Exception {
        var file = folder.resolve("blocked_users.csv");
        Files.writeString(file, "user_id,reason\nu1,\nu1,\n");
        assertFault("/blocked_users.csv, row 3, column user_id: \"u1\" stands twice");
        Files.writeString(file, "user_id,reason\n\"\",x\n");
        assertFault("/blocked_users.csv, row 2, column user_id: is empty");
        Files.writeString(file, "user,reason\nu1,\n");
        assertFault("/blocked_users.csv: no column \"user_id\"");
        Files.write(file, "user_id,reason\nu\u00ff,\n".getBytes(StandardCharsets.ISO_8859_1));
        assertFault("/blocked_users.csv, row 2: not valid CSV");
        Files.delete(file);
        Files.createSymbolicLink(file, data.resolve("nowhere"));
        assertFault("/blocked_users.csv: cannot be read (it is not there)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"creators.csv", "models.csv"})
    void bothFilesAreNeeded(String file) throws Exception {
        Files.delete(folder.resolve(file));
        assertFault("/" + file + ": cannot be read (it is not there)");
        Files.createDirectory(folder.resolve(file));
        assertFault("/" + file + ": cannot be read (");
        Files.delete(folder.resolve(file));
        Files.createFile(folder.resolve(file));
        assertFault("/" + file + ": is empty; a header row is needed");
    }

    private CatalogFolder declaring(String column, CellType type) {
        return new CatalogFolder(data).with(new Declared(new TreeMap<>(Map.of(column, type)), Declared.NONE.creator()));
    }

    private void addColumn(String head, String first, String second) throws Exception {
        change("models.csv", text -> {
            var lines = text.split("\n");
            return lines[0] + "," + head + "\n" + lines[1] + "," + first + "\n" + lines[2] + "," + second + "\n";
        });
    }

    @ParameterizedTest
    @CsvSource({"TEXT, SDXL", "BOOLEAN, false", "DECIMAL, -12.500000000000000000001"})
    void aDeclaredColumnIsReadAndAnEmptyCellIsNull(CellType type, String cell) throws Exception {
        addColumn("extra", cell, "");
        var models = declaring("extra", type).inForce(DAY).orElseThrow().models();
        assertThat(models.get("m1").columns()).hasToString("{extra=" + cell + "}");
        assertThat(models.get("m2").columns()).isEmpty();
        assertThat(read().models().get("m1").columns()).isEmpty();
    }

    @Test
    void aDeclaredColumnThatIsAbsentStops() {
        assertThatThrownBy(() -> declaring("extra", CellType.TEXT).inForce(DAY))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("catalog/2024-02-01/models.csv")
                .hasMessageContaining("no column \"extra\" in the header; add it");
    }

    @ParameterizedTest
    @CsvSource({"BOOLEAN, yes", "BOOLEAN, TRUE", "DECIMAL, 1e3", "DECIMAL, .5", "DECIMAL, ' 1'", "TEXT, 'a\u0007b'"})
    void aCellThatDoesNotParseStopsWithItsPlace(CellType type, String cell) throws Exception {
        addColumn("extra", "", cell);
        assertThatThrownBy(() -> declaring("extra", type).inForce(DAY))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("catalog/2024-02-01/models.csv")
                .hasMessageContaining("row 3")
                .hasMessageContaining("column extra")
                .hasMessageContaining(type.wanted());
    }

    @Test
    void theNewestFolderUpToTheDayIsInForce() throws Exception {
        var later = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("catalog/2024-02-10"), later);
        Files.createDirectory(data.resolve("catalog/archive"));
        Files.createFile(data.resolve("catalog/2024-02-05.zip"));
        var catalog = new CatalogFolder(data);
        assertThat(catalog.dayInForce(LocalDate.of(2024, 1, 31))).isEmpty();
        assertThat(catalog.dayInForce(DAY)).contains(DAY);
        assertThat(catalog.dayInForce(LocalDate.of(2024, 2, 9))).contains(DAY);
        assertThat(catalog.dayInForce(LocalDate.of(2024, 2, 10))).contains(LocalDate.of(2024, 2, 10));
        assertThat(catalog.daysInForce(YearMonth.of(2024, 2)).values()).containsExactly(9, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "2024-2-3", "20240203"})
    void aFolderThatIsNoDay(String name) throws Exception {
        Files.createDirectory(data.resolve("catalog").resolve(name));
        assertThat(catchThrowable(() -> new CatalogFolder(data)))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("catalog/" + name + ": a snapshot's folder is named by its day");
    }

    @Test
    void aSnapshotThatIsADeadLinkIsNotPassedOver() throws Exception {
        Files.createSymbolicLink(data.resolve("catalog/2024-02-02"), data.resolve("nowhere"));
        assertThat(catchThrowable(() -> new CatalogFolder(data)))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("catalog/2024-02-02: is no folder");
    }
}
