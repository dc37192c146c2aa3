package stipend.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.catalog.CatalogFolder;
import stipend.period.Days;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.usage.DayFolder;
import stipend.usage.Manifest.BucketCount;
import stipend.usage.RejectedRow;
import stipend.usage.UsageEngine;
import stipend.usage.duckdb.DuckDbEngine;

/** What counting makes of the demo's month: every bucket and every reason of SPEC §2 has something to show. */
class DemoCountTest {
    private static final UsageRules RULES = new UsageRules(
            Set.of(UsageRules.Exclusion.values()),
            new TreeMap<>(Map.of(EventType.GENERATION, 50L)),
            new UsageRules.Attribution(Collections.emptySortedMap(), BigDecimal.ONE));

    private static final List<RejectedRow> REJECTED = new ArrayList<>();
    private static final Map<String, Set<LocalDate>> DAYS_BY_REASON = new TreeMap<>();

    @BeforeAll
    static void count(@TempDir Path temp) {
        var data = temp.resolve("data");
        new DemoData().write(data);
        var engine = new DuckDbEngine(temp.resolve("spill"));
        var catalog = new CatalogFolder(data);
        for (var day : Days.of(DemoData.MONTH)) {
            count(engine, catalog, data, day);
        }
    }

    private static void count(UsageEngine engine, CatalogFolder catalog, Path data, LocalDate day) {
        var delivery = new UsageEngine.Delivery(
                day,
                DemoData.ZONE.startOf(day),
                DemoData.ZONE.startOf(day.plusDays(1)),
                DayFolder.of(data, day).delivered(),
                catalog.inForce(day).orElse(null),
                RULES);
        try (var counted = engine.count(delivery)) {
            counted.forEachRejected(REJECTED::add);
            counted.buckets().stream()
                    .map(BucketCount::reason)
                    .forEach(reason -> DAYS_BY_REASON
                            .computeIfAbsent(reason, unused -> new HashSet<>())
                            .add(day));
        }
    }

    @ParameterizedTest
    @EnumSource(Dirt.class)
    void dirtOfEachKindIsRejectedForItsReasonOnNineDaysOrMore(Dirt dirt) {
        assertThat(DAYS_BY_REASON.get(dirt.reason())).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void nothingIsRejectedButTheDirt() {
        assertThat(REJECTED).extracting(RejectedRow::text).allMatch(text -> text.contains("-dirt"));
        assertThat(REJECTED).hasSize(2 * 28);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicate", "unknown_model", "blocked_user", "self_use", "over_cap"})
    void linesAreExcludedForEveryReason(String reason) {
        assertThat(DAYS_BY_REASON.get(reason)).hasSizeGreaterThanOrEqualTo(3);
    }
}
