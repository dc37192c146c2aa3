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
import org.junit.jupiter.params.provider.ValueSource;

/** SPEC §4b: measures are metrics of a row under names of their own. */
class MeasuresTest {
    private static final String RULES = """
        rules: Measures
        from: 2024-01
        currency: CNY
        columns: {event: {api: boolean, cost: decimal, client: text}}
        usage:
          measures:
            made_by_hand: {count: generation, where: not api}
            pictures: {sum: generation, where: "quantity > 1 and client in ('web', 'app')", per_user: 3}
            fans: {users: like}
            listening: {share: download, where: amount > 0.5}
        programs:
          - id: p
            eligible: fans >= 2
            rate: {amount: 2 * made_by_hand + listening}
          - {id: q, per: creator, rate: {amount: pictures}}
        """;

    @TempDir
    private Path folder = Path.of("");

    private Rules rules(String text) throws IOException {
        return RulesFiles.load(Files.writeString(folder.resolve("2024-01.yaml"), text), FinanceNames.NONE);
    }

    private List<String> problems(String text) throws IOException {
        var file = Files.writeString(folder.resolve("2024-01.yaml"), text);
        return RulesFiles.check(file, FinanceNames.NONE).problems().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.what())
                .toList();
    }

    @Test
    void areNumbersOfARow() throws IOException {
        var rules = rules(RULES);
        assertThat(rules.usage().measures().keySet()).containsExactly("fans", "listening", "made_by_hand", "pictures");
        var pictures = rules.usage().measures().get("pictures");
        assertThat(pictures)
                .isNotNull()
                .extracting(Measure::kind, Measure::of, Measure::perUser)
                .containsExactly(Measure.Kind.SUM, EventType.GENERATION, 3L);
        assertThat(rules.perModel().find("Listening").orElseThrow().type()).isEqualTo(Type.NUMBER);
        assertThat(rules.perCreator().find("pictures")).isPresent();
    }

    @Test
    void governTheCounting() throws IOException {
        assertThat(rules(RULES).usage().canonical()).endsWith("""
            column boolean api
            column text client
            column decimal cost
            measure fans users like where true
            measure listening share download where amount > 0.5
            measure made_by_hand count generation where not api
            measure pictures sum generation per_user 3 where quantity > 1 and client in ('web', 'app')
            """);
        assertThat(rules(RULES.replace("not api", "'(NOT  API)'")).usage().sha256())
                .isEqualTo(rules(RULES).usage().sha256());
        assertThat(rules(RULES.replace("per_user: 3", "per_user: 4")).usage().sha256())
                .isNotEqualTo(rules(RULES).usage().sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "count: generation; counts: generation; 7:20 unknown key \"counts\" in the measure; did you mean",
                "users: like; users: like, sum: like; 9:11 a measure has exactly one of count, sum, users and share,"
                        + " not sum and users",
                "{users: like}; {where: api}; 9:11 a measure has exactly one of count, sum, users and share",
                "users: like; users: likes; 9:19 \"likes\" is no event type",
                "users: like; users: like, per_user: 1.5; 9:35 per_user has more than 0 decimals",
                "users: like; users: like, per_user: some; per_user must be a plain decimal",
                "fans: {; likes: {; 9:5 \"likes\" is the name of something else",
                "fans: {; Fans: {; 9:5 a measure's name is lower-case letters",
                "fans >= 2; fens >= 2; 13:15 unknown name \"fens\"; did you mean \"fans\"?",
                "amount > 0.5; likes > 0.5; 10:41 \"likes\" is a figure of a row; where sees quantity, amount and the"
                        + " declared",
                "amount > 0.5; amout > 0.5; 10:41 unknown name \"amout\"; did you mean \"amount\"?",
                "amount > 0.5; amount; 10:41 expected a condition (true or false) here, found a number",
                "amount > 0.5; amount / quantity > 0.5; 10:41 where divides, which cannot be counted exactly; multiply"
                        + " the other",
                "amount > 0.5; amount * amount * amount * cost > 1; 10:41 where can come to more than 38 digits",
                "amount > 0.5; amount > 0.000000000000000000000000000000001; 10:41 where can come to more than 38"
                        + " digits",
                "amount > 0.5; '\"round(amount, quantity) > 1\"'; 10:41 where rounds to decimals that are no plain"
                        + " number from 0 to 38",
                "'{amount: pictures}'; '{amount: 1, budget: pictures}'; \"pictures\" is a figure of one row",
                "where: amount > 0.5; where: coalesce(api, true); 10:53 YAML cuts where at this comma; quote the"
                        + " expression"
            })
    void aSlipIsToldWithItsPlace(String was, String becomes, String told) throws IOException {
        assertThat(RULES).contains(was);
        assertThat(problems(RULES.replace(was, becomes))).anyMatch(line -> line.contains(told));
    }

    @Test
    void whatWouldGrowWithoutEndInSqlIsRefused() throws IOException {
        var nested = "nullif(".repeat(30) + "api" + ", false)".repeat(30);
        assertThat(problems(RULES.replace("amount > 0.5", '"' + nested + '"')))
                .containsExactly(
                        "10:41 where nests nullif or case … when in one another too often; ask for less at once");
        var sum = "quantity" + " + 1".repeat(27) + " > 5";
        assertThat(problems(RULES.replace("amount > 0.5", sum))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount * amount >= 0.5",
                "case when api then 0.00000000000000000001 else quantity end <> 5",
                "abs(cost - amount) <= 0.01 * quantity",
                "round(amount * cost, 2) = floor(cost)"
            })
    void whatFitsIsTaken(String where) throws IOException {
        assertThat(problems(RULES.replace("amount > 0.5", '"' + where + '"'))).isEmpty();
    }

    @Test
    void changesAreToldInWords() throws IOException {
        var before = rules(RULES);
        var after = rules(RULES.replace("per_user: 3", "per_user: 4")
                .replace("fans: {users: like}", "fans: {users: view}\n    tries: {count: view}"));
        assertThat(RulesDiff.of(before, after, RulesDiff.Language.EN).lines())
                .contains(
                        "What counts as usage",
                        "  measure fans: number of users with likes → number of users with views",
                        "  measure tries: number of views added",
                        "  measure pictures: quantity of generations, where \"quantity > 1 and client in ('web',"
                            + " 'app')\", at most 3 per user and model in the month → quantity of generations, where"
                            + " \"quantity > 1 and client in ('web', 'app')\", at most 4 per user and model in the"
                            + " month");
        assertThat(RulesDiff.of(before, after, RulesDiff.Language.ZH).lines())
                .contains("  新增统计量 tries：浏览次数", "  统计量 fans：点赞用户数 → 浏览用户数");
    }

    @Test
    void aConditionThatNeverHoldsIsDoubted() throws IOException {
        var file = Files.writeString(
                folder.resolve("2024-01.yaml"), RULES.replace("amount > 0.5", "amount > 5 and amount < 2"));
        var check = RulesCheck.of(file, FinanceFile.read(folder), null);
        assertThat(check.problems().stream().map(Problem::toString))
                .anyMatch(line -> line.contains("where can never hold: it asks \"amount\" to be two things at once"));
        assertThat(RulesCheck.of(Files.writeString(file, RULES), FinanceFile.read(folder), null).problems().stream()
                        .filter(one -> one.what().contains("where")))
                .isEmpty();
    }
}
