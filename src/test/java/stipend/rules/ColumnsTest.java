package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.delivery.CellType;

/** SPEC §4b: declared columns are names in expressions, where they mean something. */
class ColumnsTest {
    private static final String RULES = """
        rules: Columns
        from: 2024-01
        currency: CNY
        columns:
          model: {base_model: text, original: boolean, cost: decimal}
          creator: {tier: text}
          event: {api: boolean, type: text}
        programs:
          - id: p
            eligible: original and base_model = 'SDXL' and tier is not null
            rate: {amount: 2 * cost}
          - {id: q, per: creator, eligible: tier = 'gold', rate: {amount: 1}}
        """;

    @TempDir
    private Path folder = Path.of("");

    private Rules rules(String text) throws IOException {
        return RulesFiles.load(Files.writeString(folder.resolve("2024-01.yaml"), text), FinanceNames.NONE);
    }

    @Test
    void areNamesOfTheirTypes() throws IOException {
        var rules = rules(RULES);
        assertThat(rules.columns().model())
                .isEqualTo(Map.of("base_model", CellType.TEXT, "original", CellType.BOOLEAN, "cost", CellType.DECIMAL));
        assertThat(rules.columns().creator()).isEqualTo(Map.of("tier", CellType.TEXT));
        assertThat(rules.usage().columns()).isEqualTo(Map.of("api", CellType.BOOLEAN, "type", CellType.TEXT));
        assertThat(rules.perModel().find("Cost").orElseThrow().type()).isEqualTo(Type.NUMBER);
        assertThat(rules.perCreator().find("tier").orElseThrow().type()).isEqualTo(Type.TEXT);
        assertThat(rules.perCreator().find("cost")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cost: decimal; cost: money; 5:54 \"money\" is no type of a column",
                "tier: text; likes: text; 6:13 \"likes\" is the name of something else",
                "tier: text; cost: text; 6:13 \"cost\" is the name of something else",
                "tier: text; floor: text; 6:13 \"floor\" is the name of something else",
                "api: boolean; amount: boolean; 7:11 \"amount\" is the name of something else",
                "api: boolean; case: boolean; 7:11 \"case\" is the name of something else",
                "2 * cost; 2 * api; unknown name \"api\"",
                "tier: text; Tier: text; 6:13 a column's name is lower-case letters",
                "tier: text; tax_id: text; 6:13 a column's name is lower-case letters",
                "creator: {tier; creators: {tier; 6:3 unknown key \"creators\" in columns",
                "2 * cost; 2 * base_model; 11:24",
                "tier = 'gold'; cost > 1; 12:37 \"cost\" is a model's; per: creator has none",
                "'amount: 2 * cost'; 'amount: 1, budget: cost'; \"cost\" is a figure of one row",
                "tier = 'gold'; teir = 'gold'; 12:37 unknown name \"teir\""
            })
    void aSlipIsToldWithItsPlace(String was, String becomes, String told) throws IOException {
        assertThat(RULES).contains(was);
        var file = Files.writeString(folder.resolve("2024-01.yaml"), RULES.replace(was, becomes));
        var problems = RulesFiles.check(file, FinanceNames.NONE).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
        assertThat(problems).anyMatch(line -> line.contains(told));
    }

    @Test
    void changesAreToldInWords() throws IOException {
        var before = rules(RULES);
        var after = rules(RULES.replace("cost: decimal", "cost: decimal, nsfw: boolean")
                .replace("{tier: text}", "{tier: text, age: decimal}")
                .replace("api: boolean", "mobile: boolean"));
        assertThat(RulesDiff.of(before, after, RulesDiff.Language.EN).lines())
                .contains(
                        "What the catalog says of models and creators",
                        "  of models: nsfw, yes or no added",
                        "  of creators: age, number added",
                        "What counts as usage",
                        "  of events: mobile, yes or no added",
                        "  of events: api, yes or no removed");
        assertThat(RulesDiff.of(before, after, RulesDiff.Language.ZH).lines()).contains("模型与创作者资料");
    }
}
