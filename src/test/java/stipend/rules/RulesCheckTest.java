package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCheckTest {
    private static final String HEAD = "rules: R\nfrom: 2024-01\ncurrency: CNY\nprograms:\n";
    private static final FinanceFigures FIGURES = FinanceFigures.of(
            "platform.csv",
            List.of(
                    new FinanceFigures.Row(2, "2024-01", "fund", "-5"),
                    new FinanceFigures.Row(3, "2024-02", "fund", "400")));

    @TempDir
    private Path folder;

    private RulesCheck check(String text, @Nullable YearMonth month) throws IOException {
        return RulesCheck.of(Files.writeString(folder.resolve("a.yaml"), text), FIGURES, month);
    }

    private List<String> shown(String text) throws IOException {
        var check = check(text, null);
        return check.problems().stream().map(check::shown).toList();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLineAndACaret() throws IOException {
        assertThat(shown("""
            rules: 规则
            from: 2024-1
            currency: CNY
            programs:
              - id: a
                eligible: "vertical = '设计' and generatons > 1 and unique_usres > 3"
                scroe: images
                pool: {budget: 200, leftover: platfrom}
              - id: b
                rate: {amount: least(revenue, 5)}
            """)).containsExactly("""
                a.yaml:2:7: error: from must be a month such as 2024-02, not "2024-1"
                     2 | from: 2024-1
                       |       ^\
                """, """
                a.yaml:6:36: error: unknown name "generatons"; did you mean "generations"?
                     6 |     eligible: "vertical = '设计' and generatons > 1 and unique_usres > 3"
                       |                                      ^\
                """, """
                a.yaml:6:55: error: unknown name "unique_usres"; did you mean "unique_users"?
                     6 |     eligible: "vertical = '设计' and generatons > 1 and unique_usres > 3"
                       |                                                         ^\
                """, """
                a.yaml:7:5: error: unknown key "scroe" in the program; did you mean "score"?
                     7 |     scroe: images
                       |     ^\
                """, """
                a.yaml:8:35: error: "platfrom" is no use of what is left over; did you mean "platform"? known: platform, redistribute
                     8 |     pool: {budget: 200, leftover: platfrom}
                       |                                   ^\
                """, """
                a.yaml:10:33: error: YAML cuts amount at this comma; quote the expression: amount: "…"
                    10 |     rate: {amount: least(revenue, 5)}
                       |                                 ^\
                """);
    }

    @Test
    void whatIsNoYamlIsAProblemAtItsPlace() throws IOException {
        assertThat(shown("rules: R\n  from: 2024-02\n")).containsExactly("""
            a.yaml:2:7: error: not YAML: mapping values are not allowed here
                 2 |   from: 2024-02
                   |       ^\
            """);
    }

    @Test
    void aLongLineIsShownAroundThePlace() throws IOException {
        var shown = shown(
                HEAD + "  - {id: a, rate: {amount: " + "1 + ".repeat(60) + "generaton" + " + 1".repeat(60) + "}}\n");
        assertThat(shown).singleElement().asString().contains("…+ 1 + ", "generaton + 1", " + …\n");
        var lines = shown.getFirst().lines().toList();
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("generaton"));
    }

    @Test
    void aGoodFileHasNone() throws IOException {
        var check = check(HEAD + "  - {id: a, rate: {amount: 0.3 * revenue}}\n", null);
        assertThat(check.problems()).isEmpty();
        assertThat(check.rules()).isPresent();
    }

    /** What stands below "- id: a", and the places and words of its warnings. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {score: images, pool: {budget: 5}, multipliers: [{id: m, by: 2 - 0.1 * active_days}]} | by can be negative (between -1.1 and 2)
        {score: images, pool: {budget: 5}, multipliers: [{id: m, when: active_days < 20, by: 2 - 0.1 * active_days}]} |
        {score: likes - views, pool: {budget: 5}} | score can be negative
        {score: "greatest(0, likes - views)", pool: {budget: 5}} |
        {rate: {amount: 0.01 * model_age_days}} | amount can be null;amount can be negative
        {eligible: model_age_days >= 0, rate: {amount: 0.01 * model_age_days}} |
        {rate: {amount: revenue / views}} | amount can divide by zero
        {eligible: views > 0, rate: {amount: revenue / views}} |
        {eligible: revenue / views > 2, rate: {amount: 1}} | eligible can divide by zero
        {eligible: views > 0 and revenue / views > 2, rate: {amount: 1}} |
        {score: images, pool: {budget: fund}} | budget can be negative (between -5 and 400)
        {score: images, pool: {budget: "greatest(0, fund)"}, cap: {per_model: 400}} | per_model 400 can never bind: it is not below the budget
        {score: images, pool: {budget: 500}, cap: {per_model: 600}} | per_model 600 can never bind
        {score: images, pool: {budget: 500}, cap: {per_creator: 500}} | per_creator 500 can never bind
        {score: images, pool: {budget: 500}, cap: {per_model: 50, per_creator: 40}} | per_model 50 is above per_creator 40
        {score: images, pool: {budget: 500}, cap: {per_model: 40, per_creator: 50}} |
        {score: images, pool: {budget: 500}, cap: {per_point: 0}} | per_point 0 lets nothing be paid
        {tiers: {of: images, pay: {10: 5, 20: 8}}, multipliers: [{id: m, when: exclusive, by: 1.5}], cap: {per_model: 12}} | per_model 12 can never bind: no award is above it
        {tiers: {of: images, pay: {10: 5, 20: 8}}, multipliers: [{id: m, when: exclusive, by: 1.5}], cap: {per_model: 11}} |
        {tiers: {of: images, pay: {20: 8, 10: 5}}} | tiers out of order: 10 stands after 20
        {tiers: {of: images, pay: {10: 8, 20: 5}}} | pay falls from 8 to 5
        {tiers: {of: images, each: {0: 8, 20: 5}}} |
        {eligible: images > 9 and images < 3, rate: {amount: 1}} | eligible can never hold
        {rate: {amount: 1}, multipliers: [{id: m, when: active_days > 40, by: 2}]} | when can never hold
        {per: creator, rate: {amount: 1}} | does not reach the creators of a split
        """)
    void whatIsHardlyMeantIsAWarning(String program, @Nullable String words) throws IOException {
        var check = check(HEAD + "  - {id: a, " + program.substring(1) + "\n", null);
        var expected = words == null ? new String[0] : words.split(";");
        assertThat(check.rules()).isPresent();
        assertThat(check.problems()).noneMatch(Problem::isError).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(check.problems().get(i).what()).contains(expected[i]);
        }
    }

    @Test
    void aWarningStandsAtItsPlace() throws IOException {
        assertThat(shown(HEAD + """
              - id: a
                score: images
                pool: {budget: 10}
                multipliers:
                  - {id: low, by: 0.5}
                  - {id: wild, when: exclusive, by: 1 - likes}
            """)).singleElement().asString().endsWith("""
                10 |       - {id: wild, when: exclusive, by: 1 - likes}
                   |                                         ^\
                """.indent(4)
                .stripTrailing());
    }

    @Test
    void theMonthsFigureDecides() throws IOException {
        var text = HEAD + "  - {id: a, score: images, pool: {budget: fund}}\n";
        assertThat(check(text, YearMonth.of(2024, 2)).problems()).isEmpty();
        assertThat(check(text, YearMonth.of(2024, 1)).problems()).hasSize(1);
    }
}
