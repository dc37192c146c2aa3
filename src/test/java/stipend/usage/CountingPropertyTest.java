package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.usage.Manifest.Bucket;
import stipend.usage.Manifest.BucketCount;
import stipend.usage.NaiveCounting.Line;
import stipend.usage.UsageEngine.CountedUsage;
import stipend.usage.UsageEngine.Delivery;
import stipend.usage.duckdb.DuckDbEngine;

/** Random days and months, counted by the engine and, as SPEC §1-3 say, by {@link NaiveCounting}. */
@Execution(ExecutionMode.CONCURRENT)
class CountingPropertyTest {
    @TempDir
    Path temp;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsADayAsTheSpecSays(int seed) {
        var random = new RandomDay(seed, 600);
        var files = random.files(temp);
        var delivery = random.delivery(RandomDay.DAY, files, random.catalog(), random.rules());
        var naive = new NaiveCounting(delivery, files);
        try (var counted = engine().count(delivery)) {
            assertThat(rejected(counted)).containsExactlyInAnyOrderElementsOf(naive.rejected);
            assertThat(buckets(counted)).isEqualTo(naive.buckets());
            assertThat(daily(counted)).isEqualTo(NaiveCounting.daily(naive.counted()));
            assertThat(counted.rowsByFile())
                    .isEqualTo(files.stream()
                            .map(file -> (long) file.events().size())
                            .toList());
            assertAddsUp(counted);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    static void assertAddsUp(CountedUsage counted) {
        var delivered = counted.rowsByFile().stream().mapToLong(n -> n).sum();
        var buckets = counted.buckets();
        var lines = credits(buckets, bucket -> bucket == Bucket.COUNTED || bucket == Bucket.EXCLUDED);
        assertThat(rows(buckets, Bucket.REJECTED) + rows(buckets, Bucket.DUPLICATE) + rows(buckets, Bucket.ACCEPTED))
                .isEqualTo(delivered);
        assertThat(lines).isEqualTo(credits(buckets, bucket -> bucket == Bucket.ACCEPTED));
    }

    private static long rows(List<BucketCount> buckets, Bucket of) {
        return buckets.stream()
                .filter(b -> b.bucket() == of)
                .mapToLong(BucketCount::rows)
                .sum();
    }

    private static List<BigDecimal> credits(List<BucketCount> buckets, Predicate<Bucket> of) {
        var some = buckets.stream().filter(b -> of.test(b.bucket())).toList();
        return List.of(
                some.stream().map(BucketCount::creditedGenerations).reduce(BigDecimal.ZERO, BigDecimal::add),
                some.stream().map(BucketCount::revenue).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {100, 101, 102, 103, 104, 105})
    void rowsDealtOutAnewOverOtherFilesAndFormatsGiveTheSame(int seed) throws Exception {
        var random = new RandomDay(seed, 500);
        var catalog = random.catalog();
        var rules = random.rules();
        var events = random.portableEvents();
        var figures = new HashSet<List<Object>>();
        for (var deal = 0; deal < 3; deal++) {
            var folder = Files.createDirectory(temp.resolve("deal" + deal + "?[*]"));
            var files = random.dealtAnew(folder, events);
            try (var counted = engine().count(random.delivery(RandomDay.DAY, files, catalog, rules))) {
                figures.add(List.of(buckets(counted), daily(counted)));
            }
        }
        assertThat(figures).hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {200, 201, 202, 203, 204})
    void sumsAMonthAsTheSpecSays(int seed) throws Exception {
        var random = new RandomDay(seed, 300);
        var facts = new ArrayList<Path>();
        var days = new ArrayList<List<Line>>();
        for (var i = 0; i < 3; i++) {
            var files = random.files(Files.createDirectory(temp.resolve("user_id=" + i)));
            var delivery = random.delivery(RandomDay.DAY, files, random.catalog(), random.rules());
            days.add(new NaiveCounting(delivery, files).counted());
            facts.add(written(delivery, Files.createDirectory(temp.resolve("facts[" + i + "]*"))));
        }
        var month = engine().sum(facts);
        var all = days.stream().flatMap(List::stream).toList();
        assertThat(month.models().stream().map(model -> daily(model.sums())).toList())
                .isEqualTo(NaiveCounting.daily(all));
        month.models()
                .forEach(model -> assertThat(List.of(model.uniqueUsers(), (long) model.activeDays()))
                        .as(model.sums().modelId() + " of " + model.sums().creatorId())
                        .isEqualTo(usersAndDays(
                                days,
                                line -> line.model().equals(model.sums().modelId())
                                        && model.sums().creatorId().equals(line.creator()))));
        var creators = new TreeMap<String, List<Long>>(NaiveCounting.CODE_POINTS);
        all.forEach(line -> creators.computeIfAbsent(
                String.valueOf(line.creator()), id -> usersAndDays(days, other -> id.equals(other.creator()))));
        assertThat(month.creators().stream()
                        .map(one -> Map.entry(one.creatorId(), List.of(one.uniqueUsers(), (long) one.activeDays())))
                        .toList())
                .isEqualTo(List.copyOf(creators.entrySet()));
    }

    private Path written(Delivery delivery, Path folder) {
        var file = folder.resolve("it's.parquet");
        try (var counted = engine().count(delivery)) {
            counted.writeFacts(file);
        }
        return file;
    }

    private static List<Long> usersAndDays(List<List<Line>> days, Predicate<Line> of) {
        var users = new HashSet<String>();
        var active = 0L;
        for (var day : days) {
            var generations = NaiveCounting.of(day.stream().filter(of).toList(), "generation");
            generations.forEach(line -> users.add(line.event().user()));
            active += generations.isEmpty() ? 0 : 1;
        }
        return List.of((long) users.size(), active);
    }

    private DuckDbEngine engine() {
        return new DuckDbEngine(temp.resolve("spill"));
    }

    static List<String> rejected(CountedUsage counted) {
        var rows = new ArrayList<String>();
        counted.forEachRejected(row -> rows.add(row.file() + " " + row.row() + " " + row.reason()));
        return rows;
    }

    static Map<String, String> buckets(CountedUsage counted) {
        var buckets = new HashMap<String, String>();
        counted.buckets()
                .forEach(b -> buckets.put(
                        b.bucket() + " " + b.reason(), b.rows() + " " + b.creditedGenerations() + " " + b.revenue()));
        return buckets;
    }

    static List<String> daily(CountedUsage counted) {
        var rows = new ArrayList<String>();
        counted.forEachDaily(row -> rows.add(daily(row)));
        return rows;
    }

    private static String daily(DailyUsage row) {
        return String.join(
                ",",
                row.modelId(),
                row.creatorId(),
                row.generations() + "",
                row.images() + "",
                row.creditedGenerations() + "",
                row.downloads() + "",
                row.views() + "",
                row.likes() + "",
                row.revenue() + "");
    }
}
