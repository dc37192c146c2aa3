package stipend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.rules.UsageRules;
import stipend.usage.NaiveCounting.Line;
import stipend.usage.duckdb.DuckDbEngine;

/** Random days of all formats and random measures: what the engine sums, and what {@link NaiveMeasures} finds. */
@Execution(ExecutionMode.CONCURRENT)
class MeasuresPropertyTest {
    @TempDir
    Path temp;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsMeasuresAsTheSpecSays(int seed) throws IOException {
        var random = new RandomDay(seed, 150);
        var rules = random.withMeasures(random.rules());
        var facts = new ArrayList<Path>();
        var lines = new ArrayList<Line>();
        for (var month : List.of("2024-03", "2024-01", "2024-02")) {
            lines.addAll(counted(random, month, rules, facts));
        }
        var usage = new DuckDbEngine(temp.resolve("spill")).sum(facts, rules.measures());
        var naive = new NaiveMeasures(rules.measures(), lines);
        assertThat(usage.models().stream()
                        .collect(Collectors.toMap(
                                row -> row.sums().modelId() + " of "
                                        + row.sums().creatorId(),
                                row -> plain(row.measures()))))
                .isEqualTo(plainly(naive.ofRows()));
        assertThat(usage.creators().stream()
                        .collect(Collectors.toMap(
                                MonthUsage.CreatorUsage::creatorId, creator -> plain(creator.measures()))))
                .isEqualTo(plainly(naive.ofCreators()));
    }

    static IntStream seeds() {
        return IntStream.range(500, 504);
    }

    private List<Line> counted(RandomDay random, String month, UsageRules rules, List<Path> facts) throws IOException {
        var day = random.in(month);
        var files = random.files(Files.createDirectory(temp.resolve(month)));
        var delivery = random.delivery(day, files, random.catalog(), rules);
        var file = temp.resolve("facts of " + month + ".parquet");
        try (var counted = new DuckDbEngine(temp.resolve("spill")).count(delivery)) {
            counted.writeFacts(file);
        }
        facts.add(file);
        return new NaiveCounting(delivery, files).counted();
    }

    private static Map<String, Map<String, String>> plainly(Map<String, Map<String, BigDecimal>> values) {
        var plain = new TreeMap<String, Map<String, String>>();
        values.forEach((row, measures) -> plain.put(row, plain(measures)));
        return plain;
    }

    private static Map<String, String> plain(Map<String, BigDecimal> measures) {
        var plain = new TreeMap<String, String>();
        measures.forEach(
                (name, value) -> plain.put(name, value.stripTrailingZeros().toPlainString()));
        return plain;
    }
}
