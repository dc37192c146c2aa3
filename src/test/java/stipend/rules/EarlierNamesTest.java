package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC §4b, earlier months: their names, where they mean something, and what is said where they do not. */
class EarlierNamesTest {
    private static final String RULES = """
        rules: Earlier months
        from: 2024-01
        currency: CNY
        programs:
          - id: p
            eligible: Prev_Generations > 0
            tiers: {of: ever_images, pay: {10: 5}, once: true}
          - {id: q, per: creator, rate: {amount: last12_revenue}}
        """;

    @TempDir
    private Path folder = Path.of("");

    private Rules rules(String text) throws IOException {
        return RulesFiles.load(Files.writeString(folder.resolve("2024-01.yaml"), text), FinanceNames.NONE);
    }

    @Test
    void rulesSayWhatTheyAsk() throws IOException {
        var rules = rules(RULES);
        assertThat(rules.earlier(Per.MODEL))
                .extracting(EarlierName::name)
                .containsExactlyInAnyOrder("prev_generations", "ever_images");
        assertThat(rules.earlier(Per.CREATOR)).extracting(EarlierName::name).containsExactly("last12_revenue");
        assertThat(rules.onlyOnce()).containsExactly("p");
        assertThat(rules.looksBack()).isTrue();
        var asksNothing = RULES.replace("Prev_Generations", "generations")
                .replace("ever_", "")
                .replace("last12_", "");
        assertThat(rules(asksNothing).looksBack()).isTrue();
        assertThat(rules(asksNothing.replace("once: true", "once: false")).looksBack())
                .isFalse();
    }

    /** Totals see rows per model, whichever program asks for them. */
    @Test
    void totalsAskToo() throws IOException {
        var rules =
                rules(RULES.replace("currency: CNY", "currency: CNY\ntotals: {before: prev_likes, idle: prev_views}")
                        .replace("amount: last12_revenue", "amount: before"));
        assertThat(rules.earlier(Per.MODEL))
                .extracting(EarlierName::name)
                .containsExactlyInAnyOrder("prev_generations", "ever_images", "prev_likes");
        assertThat(rules.earlier(Per.CREATOR)).isEmpty();
    }

    private static String measuring(String measures, String amount) {
        return RULES.replace("currency: CNY", "currency: CNY\nusage: {measures: {" + measures + "}}")
                .replace("amount: last12_revenue", "amount: " + amount);
    }

    /** Those that add up look back like other metrics. */
    @Test
    void measuresToo() throws IOException {
        var rules = rules(measuring("by_hand: {count: generation}, listening: {share: view}", "ever_by_hand"));
        assertThat(rules.earlier(Per.CREATOR)).containsExactly(new EarlierName(Span.EVER, "by_hand"));
        assertThat(rules.perModel().find("PREV_listening").orElseThrow().type()).isEqualTo(Type.NUMBER);
        var file = folder.resolve("2024-01.yaml");
        assertThat(RulesCheck.of(file, FinanceFigures.NONE, null).problems())
                .extracting(Problem::what)
                .contains("no program names the measure \"listening\"")
                .noneMatch(what -> what.contains("by_hand"))
                .noneMatch(what -> what.startsWith("amount"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fans: {users: like}; ever_fans; \"fans\" does not add up over months, so there is no \"ever_fans\"",
                "prev_x: {count: like}, x: {count: like}; x; \"prev_x\" would be what it was in earlier months",
                "x: {count: like}, prev_x: {users: like}; x; \"prev_x\" is the name of something else",
                "x: {count: like}; 1, budget: prev_x; \"prev_x\" is a figure of one row"
            })
    void aMeasuresSlipIsTold(String measures, String amount, String told) throws IOException {
        var file = Files.writeString(folder.resolve("2024-01.yaml"), measuring(measures, amount));
        assertThat(RulesFiles.check(file, FinanceNames.NONE).problems())
                .extracting(Problem::what)
                .anyMatch(what -> what.contains(told));
    }

    @Test
    void goBackSoFar() {
        var march = YearMonth.of(2024, 3);
        assertThat(Span.PREV.first(march)).isEqualTo(YearMonth.of(2024, 2));
        assertThat(Span.LAST12.first(march)).isEqualTo(YearMonth.of(2023, 4));
        assertThat(Span.EVER.first(march)).isBefore(YearMonth.of(1900, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ever_images; ever_unique_users; 7:17 \"unique_users\" does not add up over months",
                "ever_images; prev_active_days; so there is no \"prev_active_days\"; earlier months have generations,",
                "last12_revenue; last12_models; 8:42 \"models\" does not add up over months",
                "ever_images; ever_imges; 7:17 unknown name \"ever_imges\"; did you mean \"ever_images\"?",
                "ever_images; last3_images; 7:17 unknown name \"last3_images\"",
                "once: true; once: maybe; 7:50 \"maybe\" is no yes or no",
                "'once: true}'; 'budget: prev_images}'; \"prev_images\" is a figure of one row",
                "rate: {amount; rate: {once: true, amount; unknown key \"once\" in the rate",
                "currency: CNY; 'currency: CNY\ncolumns: {model: {prev_likes: text}}'; is the name of something else"
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
    void areAtLeastZero() throws IOException {
        var file = Files.writeString(
                folder.resolve("2024-01.yaml"), RULES.replace("last12_revenue", "ever_images - prev_images"));
        assertThat(RulesCheck.of(file, FinanceFigures.NONE, null).problems())
                .extracting(Problem::what)
                .anyMatch(what -> what.startsWith("amount can be negative"));
        Files.writeString(file, RULES.replace("last12_revenue", "last12_revenue / (1 + prev_images)"));
        assertThat(RulesCheck.of(file, FinanceFigures.NONE, null).problems())
                .extracting(Problem::what)
                .noneMatch(what -> what.startsWith("amount"));
    }

    @Test
    void onceIsToldInWords() throws IOException {
        var before = rules(RULES.replace(", once: true", ""));
        var after = rules(RULES);
        assertThat(RulesDiff.of(before, after, RulesDiff.Language.EN).lines())
                .contains("  limited to what exceeds earlier months' awards added");
        assertThat(RulesDiff.of(after, before, RulesDiff.Language.ZH).lines()).contains("  取消限额：仅超出以往各月已发奖励的部分");
        assertThat(RulesPath.between(before, after)).hasSize(1);
    }
}
