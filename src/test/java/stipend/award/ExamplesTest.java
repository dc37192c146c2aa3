package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.rules.FinanceFigures;
import stipend.rules.Problem;
import stipend.rules.RulesCheck;

/** The example schemes: what each README works out by hand is what its rules pay, to the cent. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("rules", "examples");

    static Stream<String> schemes() throws IOException {
        try (var folders = Files.list(EXAMPLES)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreSixAtLeastAndAllAreListed() throws IOException {
        var listed = Files.readString(EXAMPLES.resolve("README.md"));
        assertThat(schemes()).hasSizeGreaterThanOrEqualTo(6).allMatch(name -> listed.contains("(" + name + "/"));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void paysWhatItsReadmeSays(String scheme) throws IOException {
        var check = RulesCheck.of(EXAMPLES.resolve(scheme).resolve("rules.yaml"), FinanceFigures.NONE, null);
        assertThat(check.problems())
                .extracting(Problem::what)
                .allMatch(what -> what.contains("does not reach the creators of a split"));
        var tables = tables(Files.readAllLines(EXAMPLES.resolve(scheme).resolve("README.md")));
        assertThat(tables).hasSize(2);
        var measures = check.rules().orElseThrow().usage().measures().keySet();
        var month = Months.month(
                tables.getFirst().stream().map(row -> row(row, measures)).toList());
        var lines =
                Awards.evaluate(check.rules().orElseThrow(), month, Map.of()).lines();
        var paid = new TreeMap<String, String>();
        lines.forEach(line -> paid.put(
                line.program() + " " + (line.modelId() == null ? "" : line.modelId()) + " " + line.creatorId(),
                line.amount().toPlainString()));
        assertThat(paid).isEqualTo(expected(tables.get(1)));
    }

    private static Map<String, String> expected(List<Map<String, String>> table) {
        var expected = new TreeMap<String, String>();
        for (var row : table) {
            var programs = new TreeSet<>(row.keySet());
            programs.removeAll(List.of("model", "creator"));
            programs.stream()
                    .filter(program -> !cell(row, program, "").isEmpty())
                    .forEach(program -> expected.put(
                            program + " " + cell(row, "model", "") + " " + cell(row, "creator", ""),
                            cell(row, program, "")));
        }
        return expected;
    }

    /** Markdown's tables: each row by its heads. */
    private static List<List<Map<String, String>>> tables(List<String> lines) {
        var tables = new ArrayList<List<Map<String, String>>>();
        List<String> heads = List.of();
        for (var line : lines) {
            if (!line.startsWith("|")) {
                heads = List.of();
            } else if (heads.isEmpty()) {
                heads = cells(line);
                tables.add(new ArrayList<>());
            } else if (!line.startsWith("|-")) {
                var cells = cells(line);
                var row = new HashMap<String, String>();
                for (int i = 0; i < heads.size(); i++) {
                    row.put(heads.get(i), cells.get(i));
                }
                tables.getLast().add(row);
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String cell(Map<String, String> row, String name, String otherwise) {
        return row.getOrDefault(name, otherwise);
    }

    private static BigDecimal number(Map<String, String> row, String name) {
        return new BigDecimal(cell(row, name, "0"));
    }

    private static ModelContribution row(Map<String, String> row, Set<String> measures) {
        var metrics = new Metrics(
                number(row, "generations").longValueExact(),
                number(row, "images"),
                number(row, "credited_generations").setScale(6),
                number(row, "downloads").longValueExact(),
                0,
                0,
                number(row, "revenue").setScale(6));
        var attributes = new Attributes(
                "lora",
                row.get("vertical"),
                Boolean.parseBoolean(cell(row, "commercial_use", "false")),
                false,
                "listed",
                "active",
                null,
                row.containsKey("creator_age_days")
                        ? number(row, "creator_age_days").longValueExact()
                        : null);
        return new ModelContribution(
                cell(row, "model", ""),
                cell(row, "creator", ""),
                metrics,
                number(row, "unique_users").longValueExact(),
                number(row, "active_days").intValueExact(),
                29,
                number(row, "exclusive_days").intValueExact(),
                attributes,
                List.of(),
                measures.stream().collect(Collectors.toMap(name -> name, name -> number(row, name))));
    }
}
