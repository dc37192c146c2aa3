package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.fault.InputFault;

/** SPEC §4b: totals are names of expressions and budgets, and what is wrong with them is told at its place. */
class TotalsTest {
    private static final String RULES = """
        rules: Totals
        from: 2024-01
        currency: CNY
        columns: {model: {cost: decimal}}
        totals:
          lora_revenue: case when type = 'lora' then revenue else 0 end
          losses: coalesce(revenue - cost, 0)
        programs:
          - id: p
            score: revenue / greatest(1, lora_revenue)
            pool: {budget: 0.1 * lora_revenue}
          - {id: q, per: creator, rate: {amount: 'abs(losses)'}}
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

    @Test
    void areKnownToTheProgramsThatNameThem() throws IOException {
        var rules = rules(RULES);
        assertThat(rules.totals().keySet()).containsExactly("lora_revenue", "losses");
        assertThat(rules.totalsOf(rules.programs().getFirst()).keySet()).containsExactly("lora_revenue");
        assertThat(rules.totalsOf(rules.programs().getLast()).keySet()).containsExactly("losses");
        assertThat(rules.perCreator().find("Losses").orElseThrow().type()).isEqualTo(Type.NUMBER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "losses: coal; revenue: coal; 7:3 \"revenue\" is the name of something else",
                "losses: coal; cost: coal; 7:3 \"cost\" is the name of something else",
                "losses: coal; total_revenue: coal; 7:3 \"total_revenue\" is the name of something else",
                "losses: coal; floor: coal; 7:3 \"floor\" is the name of something else",
                "losses: coal; Losses: coal; 7:3 a total's name is lower-case letters",
                "losses: coal; lora_revenue: coal; 7:3 key \"lora_revenue\" stands twice in totals",
                "'revenue - cost, 0'; 'revenue - cost, lora_revenue'; 7:36 \"lora_revenue\" is a total; a total sums"
                        + " no",
                "'revenue - cost, 0'; 'losses, 0'; 7:20 \"losses\" is a total; a total sums no other",
                "'revenue - cost, 0'; 'revenue - costs, 0'; 7:30 unknown name \"costs\"; did you mean \"cost\"?",
                "then revenue else 0; then type else 'x'; expected a number",
                "0.1 * lora_revenue; 0.1 * lora_revenu; 11:26 unknown name \"lora_revenu\"; did you mean",
                "0.1 * lora_revenue; 0.1 * revenue; total_… names, totals, days_in_month",
                "abs(losses); abs(loses); did you mean \"losses\"?",
                "totals:; total:; did you mean \"totals\"?"
            })
    void aSlipIsToldWithItsPlace(String was, String becomes, String told) throws IOException {
        var problems = RulesFiles.check(file(changed(was, becomes)), FinanceNames.NONE).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
        assertThat(problems).anyMatch(line -> line.contains(told));
    }

    @Test
    void yamlThatCutsOneIsToldOnce() throws IOException {
        var text = changed(
                "totals:\n"
                        + "  lora_revenue: case when type = 'lora' then revenue else 0 end\n"
                        + "  losses: coalesce(revenue - cost, 0)",
                "totals: {lora_revenue: revenue, losses: coalesce(revenue, 0)}");
        assertThat(RulesFiles.check(file(text), FinanceNames.NONE).problems())
                .extracting(Problem::what)
                .containsExactly("YAML cuts losses at this comma; quote the expression: losses: \"…\"");
    }

    private List<String> doubts(String text) throws IOException {
        return RulesCheck.of(file(text), FinanceFigures.NONE, null).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
    }

    @Test
    void boundsFollowFromWhatIsSummed() throws IOException {
        assertThat(doubts(RULES))
                .noneMatch(line -> line.contains("negative"))
                .noneMatch(line -> line.contains("total"));
        assertThat(doubts(changed("'abs(losses)'", "losses")))
                .anyMatch(line -> line.contains("amount can be negative"));
    }

    @Test
    void whatMayStopTheMonthOrIsForNothingIsDoubted() throws IOException {
        assertThat(doubts(changed("coalesce(revenue - cost, 0)", "revenue / cost")))
                .contains(
                        "7:11 total \"losses\" can divide by zero, which stops the month; divide by greatest(1, …),"
                                + " or guard it with case",
                        "7:11 total \"losses\" can be null for a row, which stops the month; give it a value with"
                                + " coalesce(…, 0)");
        assertThat(doubts(changed("'abs(losses)'", "revenue"))).contains("7:11 no program names the total \"losses\"");
    }

    @Test
    void changesAreToldInWords() throws IOException {
        var after = rules(changed("then revenue else", "then 2 * revenue else")
                .replace("  losses: coal", "  wins: coal")
                .replace("abs(losses)", "abs(wins)"));
        assertThat(RulesDiff.of(rules(RULES), after, RulesDiff.Language.EN).lines())
                .contains(
                        "What is summed over all models",
                        "  lora_revenue, the sum of \"case when type = 'lora' then revenue else 0 end\" → "
                                + "\"case when type = 'lora' then 2 * revenue else 0 end\"",
                        "  wins, the sum of \"coalesce(revenue - cost, 0)\" added",
                        "  losses, the sum of \"coalesce(revenue - cost, 0)\" removed");
        assertThat(RulesDiff.of(rules(RULES), after, RulesDiff.Language.ZH).lines())
                .contains("全部模型合计项");
    }

    /** A simulation goes from one file to the other, and on the way programs of both stand in one. */
    @Test
    void rulesTakeTheNamesOfOthers() throws IOException {
        var one = rules(RULES);
        var other = rules(changed("{cost: decimal}", "{age: decimal, cost: decimal}")
                .replace("totals:", "totals:\n  all_costs: cost"));
        var joined = one.withNamesOf(other);
        assertThat(joined.perModel().names())
                .isEqualTo(other.withNamesOf(one).perModel().names());
        assertThat(RulesPath.between(joined, other.withNamesOf(one)))
                .extracting(step -> step.words().get(RulesDiff.Language.EN))
                .containsExactly("What is summed over all models: all_costs, the sum of \"cost\" added");
        var swapped = rules(changed("{cost: decimal}", "{losses: decimal, cost: decimal}")
                .replace("  losses: coal", "  loss: coal")
                .replace("abs(losses)", "abs(loss)"));
        assertThatThrownBy(() -> one.withNamesOf(swapped))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("\"losses\" is a total in")
                .hasMessageContaining("a model's decimal in");
    }
}
