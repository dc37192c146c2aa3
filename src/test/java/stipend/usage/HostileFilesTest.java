package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.fault.InputFault;
import stipend.rules.UsageRules;
import stipend.usage.duckdb.DuckDbEngine;

/**
 * A thousand delivered files, damaged or made by somebody hostile: each is counted to what {@link NaiveText} and
 * {@link NaiveCounting} find in the same bytes, or refused in one line that names it. {@code -Dmutations=10} tries ten thousand.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileFilesTest {
    private static final int THOUSANDS = Integer.getInteger("mutations", 1);
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".ndjson", ".ndjson.gz");

    @TempDir
    Path temp;

    static IntStream seeds() {
        return IntStream.range(0, THOUSANDS);
    }

    /** 940 text files, most of them counted a hundred at a time as one day; 30 damaged gzip and 30 damaged Parquet files. */
    @ParameterizedTest(name = "a thousand files of seed {0}")
    @MethodSource("seeds")
    void areCountedRightOrRefusedInOneLine(int seed) throws Exception {
        var day = new HostileDay(seed);
        for (var i = 0; i < 10; i++) {
            day.textFiles(94);
        }
        for (var i = 0; i < 30; i++) {
            day.damagedGzip(i);
            day.damagedParquet(i);
        }
    }

    private final class HostileDay {
        private final Random random;
        private final RandomDay days;
        private final Snapshot catalog;
        private final UsageRules rules;
        private final Map<String, List<byte[]>> whole;
        private final List<RawFile> parquet;
        private int named;

        HostileDay(int seed) throws IOException {
            random = new Random(seed);
            days = new RandomDay(1000 + seed, 60);
            catalog = days.catalog();
            // The second reading of texts knows no declared columns.
            rules = days.rules().with(Collections.emptySortedMap(), Collections.emptySortedMap());
            var files = Stream.generate(() -> days.files(folder()))
                    .limit(6)
                    .flatMap(List::stream)
                    .toList();
            parquet = files.stream()
                    .filter(file -> file.file().format() == DeliveredFile.Format.PARQUET)
                    .toList();
            whole = Map.of(
                    ".csv",
                    texts(files, DeliveredFile.Format.CSV),
                    ".ndjson",
                    texts(files, DeliveredFile.Format.NDJSON));
        }

        private Path folder() {
            try {
                return Files.createDirectory(temp.resolve("whole" + named++));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<byte[]> texts(List<RawFile> files, DeliveredFile.Format format) throws IOException {
            var texts = new ArrayList<byte[]>();
            for (var file : files) {
                if (file.file().format() == format) {
                    texts.add(Files.readAllBytes(file.file().path()));
                }
            }
            return texts;
        }

        private DeliveredFile write(String ending, byte[] bytes) throws IOException {
            var name = "f" + named++ + ending;
            var path = Files.write(temp.resolve(name), bytes);
            return new DeliveredFile(
                    path,
                    "usage/2024-02-29/" + name,
                    DeliveredFile.Format.of(path).orElseThrow());
        }

        void textFiles(int howMany) throws IOException {
            var counted = new ArrayList<RawFile>();
            for (var i = 0; i < howMany; i++) {
                var ending = ENDINGS.get(i % ENDINGS.size());
                var kind = ending.replace(".gz", "");
                var texts = Objects.requireNonNull(whole.get(kind));
                var damage = new Damage(random, kind.equals(".csv"));
                var bytes = damage.done(texts.get(random.nextInt(texts.size())));
                var file = write(ending, ending.endsWith(".gz") ? gzip(bytes) : bytes);
                var naive = naive(file, kind, bytes);
                if (naive == null) {
                    assertRefused(file);
                } else {
                    counted.add(naive);
                }
            }
            assertCountedRight(counted);
            for (var file : counted) {
                Files.delete(file.file().path());
            }
        }

        private static @Nullable RawFile naive(DeliveredFile file, String kind, byte[] text) {
            return kind.equals(".csv") ? NaiveText.csv(file, text) : NaiveText.ndjson(file, text);
        }

        /** A checksum guards what is packed: what can be read at all is what was packed. */
        void damagedGzip(int number) throws IOException {
            var kind = number % 2 == 0 ? ".csv" : ".ndjson";
            var texts = Objects.requireNonNull(whole.get(kind));
            var text = texts.get(random.nextInt(texts.size()));
            var file = write(kind + ".gz", Damage.ofBytes(random, gzip(text)));
            var fault = catchThrowable(() -> count(List.of(file)).close());
            if (fault == null) {
                assertCountedRight(List.of(Objects.requireNonNull(naive(file, kind, text))));
            } else {
                assertOneLine(file, fault);
            }
        }

        /** Parquet has no checksum that is looked at: what is read may be wrong, but adds up or is refused. */
        void damagedParquet(int number) throws IOException {
            var bytes = Files.readAllBytes(
                    parquet.get(number % parquet.size()).file().path());
            var file = write(".parquet", Damage.ofBytes(random, bytes));
            var fault = catchThrowable(() -> {
                try (var counted = count(List.of(file))) {
                    counted.forEachRejected(_ -> {});
                    counted.forEachDaily(_ -> {});
                    CountingPropertyTest.assertAddsUp(counted);
                }
            });
            if (fault != null) {
                assertOneLine(file, fault);
            }
        }

        private void assertRefused(DeliveredFile file) throws IOException {
            var before = Files.readAllBytes(file.path());
            assertOneLine(file, catchThrowable(() -> count(List.of(file)).close()));
            assertThat(file.path()).hasBinaryContent(before);
        }

        private void assertOneLine(DeliveredFile file, @Nullable Throwable fault) {
            assertThat(fault).as(file.name()).isInstanceOf(InputFault.class);
            assertThat(String.valueOf(Objects.requireNonNull(fault).getMessage()))
                    .startsWith(file.name())
                    .doesNotContain(temp.toString(), "\n", "\r", "\u0000")
                    .hasSizeLessThan(1000);
        }

        private UsageEngine.CountedUsage count(List<DeliveredFile> files) {
            var delivery = days.delivery(RandomDay.DAY, List.of(), catalog, rules);
            return new DuckDbEngine(temp.resolve("spill"))
                    .count(new UsageEngine.Delivery(
                            delivery.day(), delivery.begins(), delivery.ends(), files, catalog, rules));
        }

        private void assertCountedRight(List<RawFile> files) {
            var naive = new NaiveCounting(days.delivery(RandomDay.DAY, files, catalog, rules), files);
            try (var counted = count(files.stream().map(RawFile::file).toList())) {
                assertThat(CountingPropertyTest.rejected(counted)).containsExactlyInAnyOrderElementsOf(naive.rejected);
                assertThat(CountingPropertyTest.buckets(counted)).isEqualTo(naive.buckets());
                assertThat(CountingPropertyTest.daily(counted)).isEqualTo(NaiveCounting.daily(naive.counted()));
                CountingPropertyTest.assertAddsUp(counted);
            }
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    /** What chance or somebody hostile does to a file. */
    private record Damage(Random random, boolean csv) {
        private static final List<String> ENCODINGS = List.of("UTF-16LE", "UTF-16", "GBK", "ISO-8859-1", "UTF-32");
        private static final List<String> NUMBERS = List.of(
                "1" + "0".repeat(30),
                "1e30",
                "-1e-30",
                "0.0000001",
                "9".repeat(5000),
                "NaN",
                "Infinity",
                "0x7f",
                "-0",
                "1e400",
                "9223372036854775808",
                "1000000000000");

        /** The file with one to three damages, seldom in its first line: then nothing else of it would be tried. */
        byte[] done(byte[] file) {
            var first =
                    csv && random.nextInt(20) > 0 ? new String(file, StandardCharsets.ISO_8859_1).indexOf('\n') + 1 : 0;
            var head = Arrays.copyOf(file, first);
            var rest = Arrays.copyOfRange(file, first, file.length);
            for (var i = random.nextInt(3); i >= 0; i--) {
                rest = random.nextBoolean() ? ofBytes(random, rest) : ofMeaning(rest);
            }
            return joined(head, rest);
        }

        private byte[] ofMeaning(byte[] rest) {
            return switch (random.nextInt(60)) {
                case 0 ->
                    new String(rest, StandardCharsets.UTF_8)
                            .getBytes(Charset.forName(ENCODINGS.get(random.nextInt(ENCODINGS.size()))));
                case 1 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, rest);
                case 2 ->
                    new String(rest, StandardCharsets.ISO_8859_1)
                            .replace('\n', '\r')
                            .getBytes(StandardCharsets.ISO_8859_1);
                default -> joined(rest, ("\n" + row() + "\n").getBytes(StandardCharsets.UTF_8));
            };
        }

        private String row() {
            var amount = NUMBERS.get(random.nextInt(NUMBERS.size()));
            var quantity = random.nextBoolean() ? "1" : NUMBERS.get(random.nextInt(NUMBERS.size()));
            return switch (random.nextInt(40)) {
                case 0 -> row("x".repeat(300_000), "m1", "1", "1", 1);
                case 1 ->
                    random.nextInt(10) > 0 ? row("e", "m1", "1", "1", 1) : row("many", manyModels(), "1", "7.7", 1);
                case 2 -> row("nul\u0000", "m1", "1", "1", 1);
                case 3 -> row("deep", "m1", "1", "1", 5000);
                case 4 -> row("deep" + random.nextInt(99), "m2", "1", "1", 300);
                default -> row("n" + random.nextInt(500), "m" + random.nextInt(4), quantity, amount, 1);
            };
        }

        private String row(String id, String models, String quantity, String amount, int deep) {
            var at = "2024-02-29T08:00:30Z";
            return csv
                    ? "[".repeat(deep) + "," + String.join(",", id, at, "generation", "u1", models, quantity, amount)
                    : "{\"note\":" + "[".repeat(deep) + "]".repeat(deep) + ",\"event_id\":\"" + id
                            + "\",\"occurred_at\":\"" + at + "\",\"event_type\":\"generation\",\"user_id\":\"u1\","
                            + "\"model_ids\":[\"" + models.replace("|", "\",\"") + "\"],\"quantity\":" + quantity
                            + ",\"amount\":" + amount + "}";
        }

        private static String manyModels() {
            return String.join(
                    "|", IntStream.range(0, 100_000).mapToObj(i -> "m" + i).toList());
        }

        /** Bits flipped, a piece cut out, doubled or overwritten, or the end cut off. */
        static byte[] ofBytes(Random random, byte[] file) {
            var bytes = file.clone();
            if (bytes.length == 0) {
                return new byte[] {0};
            }
            var at = random.nextInt(bytes.length);
            var end = Math.min(bytes.length, at + 1 + random.nextInt(40));
            var behind = Arrays.copyOfRange(bytes, end, bytes.length);
            return switch (random.nextInt(8)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> joined(Arrays.copyOf(bytes, at), behind);
                case 2 -> joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, end), behind);
                case 3 -> filled(bytes, at, end, (byte) 0);
                case 4 -> filled(bytes, at, at + 1, (byte) ",\"\n\r|{}[]\\:".charAt(random.nextInt(11)));
                case 5 -> filled(bytes, at, end, (byte) 0xFF);
                default -> filled(bytes, at, at + 1, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
            };
        }

        private static byte[] filled(byte[] bytes, int from, int to, byte with) {
            Arrays.fill(bytes, from, to, with);
            return bytes;
        }

        private static byte[] joined(byte[]... parts) {
            var bytes = new ByteArrayOutputStream();
            Arrays.stream(parts).forEach(bytes::writeBytes);
            return bytes.toByteArray();
        }
    }
}
