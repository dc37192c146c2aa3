package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC §4b: {@code of_models} sees a model's row; what is summed has no users and days. */
class OfModelsTest {
    private static final String RULES = """
        rules: Chosen
        from: 2024-01
        currency: CNY
        usage: {measures: {fans: {users: like}, calls: {count: view}}}
        totals: {whole: revenue}
        programs:
          - id: p
            per: creator
            of_models: type = 'lora' and creator_revenue < whole
            eligible: models >= 1
            rate: {amount: revenue}
        """;

    @TempDir
    private Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "rules", ".yaml"), text);
    }

    private Rules rules(String text) throws IOException {
        return RulesFiles.load(file(text), FinanceNames.NONE);
    }

    private static String changed(String was, String becomes) {
        assertThat(RULES).contains(was);
        return RULES.replace(was, becomes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "per: creator; per: model; 9:16 \"of_models\" has no meaning without per: creator",
                "models >= 1; unique_users > 1; 10:15 \"unique_users\" of some models of a creator cannot be told",
                "amount: revenue; amount: active_days; 11:20 \"active_days\" of some models of a creator cannot be",
                "amount: revenue; amount: fans; 11:20 \"fans\" of some models of a creator cannot be told",
                "amount: revenue; amount: prev_revenue; 11:20 \"prev_revenue\" of some models of a creator cannot be"
                        + " told",
                "models >= 1; creator_revenue > 1; per: creator calls it \"revenue\"",
                "type = 'lora' and; models = 1 and; 9:16 \"models\" exists with per: creator only",
                "type = 'lora' and; rank = 1 and; 9:16 \"rank\" exists in a program with rank_by only",
                "type = 'lora' and; typ = 'lora' and; 9:16 unknown name \"typ\"; did you mean \"type\"?",
                "of_models:; of_model:; did you mean \"of_models\"?"
            })
    void aSlipIsToldWithItsPlace(String was, String becomes, String told) throws IOException {
        var problems = RulesFiles.check(file(changed(was, becomes)), FinanceNames.NONE).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
        assertThat(problems).anyMatch(line -> line.contains(told));
    }

    private List<String> doubts(String text) throws IOException {
        return RulesCheck.of(file(text), FinanceFigures.NONE, null).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
    }

    @Test
    void whatIsDoubtful() throws IOException {
        assertThat(doubts(RULES))
                .filteredOn(line -> !line.contains("no program names the measure"))
                .singleElement()
                .asString()
                .contains("does not reach the creators of a split");
        assertThat(doubts(changed("type = 'lora'", "revenue / views > 1 and likes > 5 and likes < 3")))
                .anyMatch(line -> line.startsWith(
                        "9:16 of_models can divide by zero, which stops the month; divide by greatest(1, …),"
                                + " or guard it with case"))
                .anyMatch(line -> line.startsWith("9:16 of_models can never hold"));
        assertThat(doubts(changed("amount: revenue", "amount: revenue / models")))
                .noneMatch(line -> line.contains("divide by zero"));
        assertThat(doubts(changed("amount: revenue", "amount: revenue / models").replace("eligible: models >= 1", "")))
                .anyMatch(line -> line.contains("amount can divide by zero"));
    }

    @Test
    void aCreatorsFiguresHaveTheBoundsOfMetrics() throws IOException {
        var rules = changed("per: creator", "per: model")
                .replace("    of_models: type = 'lora' and creator_revenue < whole\n", "")
                .replace("models >= 1", "creator_active_days > 32");
        assertThat(doubts(rules)).anyMatch(line -> line.startsWith("9:15 eligible can never hold"));
        assertThat(doubts(rules.replace("amount: revenue", "amount: creator_revenue")))
                .noneMatch(line -> line.contains("negative"));
    }

    @Test
    void changesAreToldInWordsAndAreAStep() throws IOException {
        var all = rules(changed("    of_models: type = 'lora' and creator_revenue < whole\n", ""));
        var steps = RulesPath.between(all, rules(RULES));
        assertThat(steps)
                .extracting(step -> step.words().get(RulesDiff.Language.EN))
                .containsExactly("p: only models with \"type = 'lora' and creator_revenue < whole\" added");
        assertThat(RulesDiff.of(all, rules(RULES), RulesDiff.Language.ZH).lines())
                .contains("  新增仅合计的模型：“type = 'lora' and creator_revenue < whole”");
        assertThat(all.totalsOf(all.programs().getFirst())).isEmpty();
        assertThat(steps.getLast().rules().totalsOf(rules(RULES).programs().getFirst()))
                .containsOnlyKeys("whole");
    }

    @Test
    void isReadAgainUnderTheNamesOfOthers() throws IOException {
        var other = rules(changed("totals: {", "columns: {model: {cost: decimal}}\ntotals: {a_total: cost, "));
        var joined = rules(RULES).withNamesOf(other);
        var of = joined.programs().getFirst().ofModels();
        assertThat(of.slots()
                        .mapToObj(slot -> joined.perModel().names().get(slot).name()))
                .containsExactly("type", "creator_revenue", "whole");
        assertThat(joined.programs()).isEqualTo(other.withNamesOf(rules(RULES)).programs());
    }
}
