package stipend.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.Stipend;
import stipend.batch.Explain;
import stipend.batch.Places;
import stipend.period.BusinessZone;
import stipend.report.ExplanationJson;
import tools.jackson.databind.json.JsonMapper;

/** A thousand creators of the real month: what is explained to them adds up to what they are awarded and paid. */
@Execution(ExecutionMode.CONCURRENT)
class ExplainRealMonthTest {
    private static final YearMonth MONTH = YearMonth.of(2023, 5);
    private static final int CREATORS = 1_000;

    @TempDir
    private Path temp;

    private Path shared = Path.of(".");
    private Places places = new Places(shared, shared, shared, shared, BusinessZone.DEFAULT);
    private Map<String, Map<String, BigDecimal>> awards = Map.of();
    private Map<String, BigDecimal> nets = Map.of();

    @BeforeEach
    void compute() {
        shared = Shared.folder("data/civitai-2023-05");
        places = new Places(
                shared, shared.resolve("rules"), temp.resolve("reports"), temp.resolve("state"), places.zone());
        var platform = new Platform(places.data(), places.rules(), places.reports(), places.state(), null);
        platform.run("nightly", "--from", "2023-05-01", "--to", "2023-05-31").well();
        platform.run("monthly", "--month", MONTH.toString(), "--by", "li").well();
        awards = rows("awards.csv").stream()
                .collect(groupingBy(
                        row -> row.getField("creator_id"),
                        groupingBy(
                                row -> row.getField("program") + " " + row.getField("model_id"),
                                TreeMap::new,
                                reducing(BigDecimal.ZERO, row -> decimal(row, "award"), BigDecimal::add))));
        nets = rows("payouts.csv").stream()
                .collect(toMap(row -> row.getField("creator_id"), row -> decimal(row, "net")));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20230501)
    void whatIsExplainedAddsUpToTheAwards(long seed) {
        var json = new JsonMapper();
        try (var application = Stipend.open(places, null)) {
            var told = application.getBean(Explain.class).of(MONTH, some(seed)).toList();
            assertThat(told).hasSize(CREATORS);
            for (var explanation : told) {
                var node = json.readTree(ExplanationJson.of(explanation));
                var id = explanation.creator().id();
                assertThat(Readded.awards(node)).as(id).isEqualTo(awards.getOrDefault(id, Map.of()));
                var money = node.get("money");
                assertThat(
                                money.isNull()
                                        ? null
                                        : new BigDecimal(money.get("net").asString()))
                        .as(id)
                        .isEqualTo(nets.get(id));
            }
        }
    }

    private Set<String> some(long seed) {
        var all = new TreeSet<String>();
        rows("contribution.csv").forEach(row -> all.add(row.getField("creator_id")));
        all.addAll(nets.keySet());
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return Set.copyOf(shuffled.subList(0, CREATORS));
    }

    private List<NamedCsvRecord> rows(String file) {
        try (var csv =
                CsvReader.builder().ofNamedCsvRecord(shared.resolve("expected").resolve(file))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal decimal(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }
}
