package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.delivery.DeliveredFile;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;
import stipend.rules.UsageRules;
import stipend.usage.duckdb.DuckDbEngine;
import stipend.usage.duckdb.Memory;

/** A file that cannot be read stops the day with one line that names it, and no path of this machine (SPEC §2). */
@Execution(ExecutionMode.CONCURRENT)
class FileFaultTest {
    private static final String HEADER = "event_id,occurred_at,event_type,user_id,model_ids\n";
    private static final String ROW = "e1,2024-02-29T12:00:00+08:00,view,u1,m1\n";

    @TempDir
    Path temp;

    private void assertFault(Path file, String line) {
        var fault = catchThrowable(() -> OneDay.count(temp, file).close());
        assertThat(fault).isInstanceOf(InputFault.class);
        assertThat(fault.getMessage())
                .startsWith("usage/2024-02-29/" + file.getFileName())
                .contains(line)
                .doesNotContain(temp.toString(), "null", "\n");
        assertThat(open()).doesNotContain(file);
    }

    /** What this process holds open, where the system tells. */
    private static List<Path> open() {
        var handles = Path.of("/proc/self/fd").toFile().listFiles();
        return handles == null
                ? List.of()
                : Stream.of(handles).flatMap(FileFaultTest::target).toList();
    }

    private static Stream<Path> target(File handle) {
        try {
            return Stream.of(Files.readSymbolicLink(handle.toPath()));
        } catch (IOException e) {
            return Stream.empty(); // closed meanwhile
        }
    }

    private Path file(String name, byte[] bytes) throws Exception {
        return Files.write(temp.resolve(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "cut to {0} bytes")
    @ValueSource(ints = {0, 1, 5, 10, 30, -9, -8, -4, -1})
    void aGzipFileThatIsCutShort(int length) throws Exception {
        var whole = gzip(HEADER + ROW.repeat(5000));
        var cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
        assertFault(file("a.csv.gz", cut), ": not a whole gzip file (");
        assertFault(file("a.ndjson.gz", cut), ": not a whole gzip file (");
    }

    @Test
    void aGzipFileWithAChangedByteOrSomethingBehind() throws Exception {
        var whole = gzip(HEADER + ROW.repeat(5000));
        var second = gzip(ROW.repeat(5000));
        var changed = whole.clone();
        changed[changed.length - 6] ^= 1;
        var lost = second.clone();
        lost[0] = 0;
        assertFault(file("crc.csv.gz", changed), "not a whole gzip file (");
        assertFault(file("text.csv.gz", bytes(HEADER + ROW)), "not a whole gzip file (");
        assertFault(file("garbage.csv.gz", joined(whole, bytes("x"))), "not a whole gzip file (");
        assertFault(file("zeros.csv.gz", joined(whole, new byte[512])), "not a whole gzip file (");
        assertFault(file("member.csv.gz", joined(whole, lost)), "not a whole gzip file (");
        assertFault(file("half.csv.gz", joined(whole, Arrays.copyOf(second, 20))), "not a whole gzip file (");
    }

    @Test
    void aGzipFileOfSeveralMembersIsOneText() throws Exception {
        var file = file(
                "a.csv.gz", joined(gzip(HEADER + ROW + "e2,2024-02"), gzip(""), gzip("-29T12:00:00Z,view,u1,m1\n")));
        try (var counted = OneDay.count(temp, file)) {
            assertThat(counted.rowsByFile()).containsExactly(2L);
            assertThat(OneDay.rejected(counted)).isEmpty();
        }
    }

    /** Whatever is in it: empty lines cost no memory, but would take the whole night. */
    @Test
    void aGzipFileThatUnpacksToFarMoreThanItsSize() throws Exception {
        var lines = "\n".repeat(65 << 20);
        assertFault(file("a.csv.gz", gzip(HEADER + ROW + lines)), ": unpacks to more than 200 times its size; if");
        assertFault(file("a.ndjson.gz", gzip(lines)), ": unpacks to more than 200 times its size; if");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "``#is empty; a header row is needed",
                "`\n\n`#is empty; a header row is needed",
                "event_id,occurred_at,event_type,user_id#no column \"model_ids\" in the header; add it",
                "EVENT_ID,occurred_at,event_type,user_id,model_ids#no column \"event_id\" in the header; add it",
                "event_id,occurred_at,event_type,user_id,model_ids,user_id#the column \"user_id\" stands twice",
                "event_id,occurred_at,event_type,user_id,model_ids,amount,amount#the column \"amount\" stands twice",
                "event_id,occurred_at,event_type,user_id,mod\"el_ids#row 1: not valid CSV",
                "event_id;occurred_at;event_type;user_id;model_ids#no column \"event_id\"",
            })
    void aHeaderThatCannotServe(String header, String line) throws Exception {
        assertFault(file("a.csv", bytes(header)), line);
        assertFault(file("a.csv.gz", gzip(header)), line);
    }

    @Test
    void aHeaderAloneOrAnEmptyNdjsonHoldsNoRow() throws Exception {
        var twice = file("b.csv", bytes("note,\"event_id\",note,occurred_at,,event_type,,user_id,model_ids\n"));
        try (var counted = OneDay.count(
                temp,
                file("a.csv", bytes(HEADER)),
                twice,
                file("c.ndjson", bytes("")),
                file("d.ndjson.gz", gzip("\n \n")))) {
            assertThat(counted.rowsByFile()).containsExactly(0L, 0L, 0L, 0L);
            assertThat(counted.buckets()).isEmpty();
            counted.writeFacts(temp.resolve("facts.parquet"));
        }
    }

    @Test
    void aQuotedFieldThatIsNeverClosedIsNamedByTheRowThatOpensIt() throws Exception {
        var text = HEADER + ROW + "e2,\"2024-02-29T12:00:00+08:00,view,u1,m1\n" + ROW.repeat(3);
        var closed = HEADER + ROW + "\"" + ROW.repeat(3);
        assertFault(file("a.csv", bytes(text)), ", row 3: a quoted field is opened here and never closed");
        assertFault(file("a.csv.gz", gzip(text)), ", row 3: a quoted field is opened here and never closed");
        assertFault(file("b.csv", bytes(closed)), ", row 3: a quoted field is opened here and never closed");
        assertFault(file("c.csv", bytes(HEADER + "\"" + "x".repeat(17 << 20))), ", row 2: ");
    }

    private Path parquet(String columns) throws Exception {
        var file = temp.resolve("it's [a] *.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("copy (select " + columns + ", i from range(20000) t(i)) to '"
                    + file.toString().replace("'", "''") + "' (format parquet)");
        }
        return file;
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "'v' as event_type, 'u' as user_id, ['m1'] as model_ids, 1::double as amount#no column \"event_id\";"
                        + " add it",
                "1 as event_id#column \"event_id\" is INTEGER; deliver it as text",
                "uuid() as event_id#column \"event_id\" is UUID; deliver it as text",
                "'e'::blob as event_id#column \"event_id\" is BLOB; deliver it as text",
                "timestamp '2024-02-29 12:00:00' as occurred_at#column \"occurred_at\" is TIMESTAMP; deliver it as"
                        + " text or",
                "timestamp_ns '2024-02-29 12:00:00' as occurred_at#column \"occurred_at\" is TIMESTAMP_NS; deliver it"
                        + " as",
                "1.5::double as amount#column \"amount\" is DOUBLE; deliver it as text, a whole number or a decimal",
                "1.5::float as quantity#column \"quantity\" is FLOAT; deliver it as",
                "'m1' as model_ids#column \"model_ids\" is VARCHAR; deliver it as a list of text",
                "[1] as model_ids#column \"model_ids\" is INTEGER[]; deliver it as a list of text",
            })
    void aParquetColumnOfAnotherType(String columns, String line) throws Exception {
        var all = new StringBuilder(columns);
        for (var column : List.of(
                "'e' as event_id",
                "'2024-02-29T12:00Z' as occurred_at",
                "'view' as event_type",
                "'u' as user_id",
                "['m1'] as model_ids")) {
            var name = column.substring(column.indexOf(" as "));
            if (!columns.contains(name) && !line.startsWith("no column" + name.replace(" as ", " \"") + "\"")) {
                all.append(", ").append(column);
            }
        }
        assertFault(parquet(all.toString()), line);
    }

    @Test
    void aFileThatIsNoWholeParquet() throws Exception {
        var whole =
                Files.readAllBytes(parquet("'e' || random() as event_id, '2024-02-29T12:00:00+08:00' as occurred_at,"
                        + " 'view' as event_type, 'u' as user_id, ['m1'] as model_ids"));
        var cut = Arrays.copyOf(whole, whole.length / 2);
        var damaged = whole.clone();
        Arrays.fill(damaged, 100, whole.length / 2, (byte) 7);
        var names = List.of("a.parquet", "it's [a] *.parquet", "b c?.parquet");
        for (var name : names) {
            assertFault(file(name, cut), ": not a whole Parquet file (");
            assertFault(file(name, damaged), ": not a whole Parquet file (");
            assertFault(file(name, new byte[0]), ": not a whole Parquet file (");
            assertFault(file(name, bytes(HEADER + ROW)), ": not a whole Parquet file (");
        }
    }

    /** What is not there or is a folder must not be passed over: its rows would be missing from the figures. */
    @Test
    void aDeadLinkOrAFolderUnderAFilesName() throws Exception {
        var day = Files.createDirectories(temp.resolve("usage/2024-02-29"));
        Files.createSymbolicLink(day.resolve("dead.csv"), temp.resolve("nowhere.csv"));
        Files.createDirectory(day.resolve("folder.parquet"));
        Files.createDirectory(day.resolve("folder"));
        Files.createSymbolicLink(day.resolve(".hidden"), temp.resolve("nowhere"));
        Files.createSymbolicLink(day.resolve("living.csv"), file("elsewhere.csv", bytes(HEADER + ROW)));
        Files.write(day.resolve("notes.txt"), bytes("x"));
        Files.write(day.resolve(".a.csv"), bytes("x"));
        Files.write(day.resolve("A.CSV"), bytes("x"));
        var folder = DayFolder.of(temp, OneDay.DAY);
        assertThat(folder.delivered().stream()
                        .map(file -> file.path().getFileName().toString()))
                .containsExactly("dead.csv", "folder.parquet", "living.csv");
        assertThat(folder.ignored().stream().map(file -> file.getFileName().toString()))
                .containsExactly(".a.csv", "A.CSV", "notes.txt");
        for (var name : List.of("dead.csv", "folder.parquet")) {
            assertFault(day.resolve(name), "");
            assertThat(catchThrowable(() -> Sha256.ofFile(day.resolve(name))))
                    .isInstanceOf(InputFault.class)
                    .hasMessageStartingWith(name + ": cannot be read (")
                    .hasMessageNotContaining(temp.toString());
        }
    }

    @Test
    void aDayNeedsACatalogOnlyIfRowsWereDelivered() throws Exception {
        var zone = BusinessZone.DEFAULT;
        var engine = new DuckDbEngine(temp.resolve("spill"));
        var empty = file("a.csv", bytes(HEADER));
        var full = file("b.csv", bytes(HEADER + "nonsense\n"));
        for (var path : List.of(empty, full)) {
            var delivery = new UsageEngine.Delivery(
                    OneDay.DAY,
                    zone.startOf(OneDay.DAY),
                    zone.startOf(OneDay.DAY.plusDays(1)),
                    List.of(new DeliveredFile(path, "a.csv", DeliveredFile.Format.CSV)),
                    null,
                    UsageRules.DEFAULT);
            var fault = catchThrowable(() -> engine.count(delivery).close());
            if (path.equals(empty)) {
                assertThat(fault).isNull();
            } else {
                assertThat(fault).isInstanceOf(InputFault.class).hasMessageContaining("no catalog is in force");
            }
        }
    }

    @Test
    void memoryIsGivenAsASize() {
        assertThat(Memory.of("4GB").mebibytes()).isEqualTo(4096);
        assertThat(Memory.of(" 512MB ").mebibytes()).isEqualTo(512);
        assertThat(Memory.of("").mebibytes()).isBetween(256L, 2048L);
        for (var wrong : List.of("4", "0GB", "100MB", "4 gigs", "-1GB")) {
            assertThatThrownBy(() -> Memory.of(wrong))
                    .isInstanceOf(InputFault.class)
                    .hasMessageContaining("is no size from 256MB up");
        }
    }
}
