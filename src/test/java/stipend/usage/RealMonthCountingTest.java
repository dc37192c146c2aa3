package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import stipend.catalog.CatalogFolder;
import stipend.period.BusinessZone;
import stipend.period.Days;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.usage.Manifest.Bucket;
import stipend.usage.duckdb.DuckDbEngine;

/** Counts the real month and compares with its expected figures. */
@Execution(ExecutionMode.CONCURRENT)
class RealMonthCountingTest {
    private static final Path MONTH = Path.of("../shared/data/civitai-2023-05");
    private static final UsageRules RULES = new UsageRules(
            Set.of(UsageRules.Exclusion.values()),
            new TreeMap<>(Map.of(EventType.GENERATION, 4L, EventType.DOWNLOAD, 1L)),
            new UsageRules.Attribution(
                    new TreeMap<>(Map.of("checkpoint", new BigDecimal("0.25"))), new BigDecimal("0.75")));

    @Test
    void countsAsExpected(@TempDir Path temp) throws Exception {
        assumeTrue(Files.isDirectory(MONTH), "skipped: ../shared with the real month is absent");
        var engine = new DuckDbEngine(temp.resolve("spill"));
        var catalog = new CatalogFolder(MONTH);
        var daily = new ArrayList<String>();
        var exclusions = new ArrayList<String>();
        for (var day : Days.of(YearMonth.of(2023, 5))) {
            var zone = BusinessZone.DEFAULT;
            var folder = DayFolder.of(MONTH, day);
            try (var counted = engine.count(new UsageEngine.Delivery(
                    day,
                    zone.startOf(day),
                    zone.startOf(day.plusDays(1)),
                    folder.delivered(),
                    catalog.inForce(day).orElse(null),
                    RULES))) {
                counted.forEachDaily(u -> daily.add(String.join(
                        ",",
                        day.toString(),
                        u.modelId(),
                        u.creatorId(),
                        "" + u.generations(),
                        u.images().toString(),
                        u.creditedGenerations().toString(),
                        "" + u.downloads(),
                        "" + u.views(),
                        "" + u.likes(),
                        u.revenue().toString())));
                counted.buckets().stream()
                        .filter(b -> b.bucket() != Bucket.ACCEPTED && b.bucket() != Bucket.COUNTED)
                        .map(b -> day + "," + b.reason() + "," + b.rows())
                        .sorted()
                        .forEach(exclusions::add);
                var rejected = new long[1];
                counted.forEachRejected(r -> rejected[0]++);
                assertThat(rejected[0])
                        .isEqualTo(counted.buckets().stream()
                                .filter(b -> b.bucket() == Bucket.REJECTED)
                                .mapToLong(b -> b.rows())
                                .sum());
            }
        }
        assertThat(exclusions)
                .isEqualTo(Files.readAllLines(MONTH.resolve("expected/exclusions.csv")).stream()
                        .skip(1)
                        .toList());
        assertThat(daily)
                .isEqualTo(Files.readAllLines(MONTH.resolve("expected/daily_usage.csv")).stream()
                        .skip(1)
                        .toList());
    }
}
