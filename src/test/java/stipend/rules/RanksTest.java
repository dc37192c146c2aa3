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

/** SPEC §4b: {@code rank} is a name where {@code rank_by} says by what, and once it is known who is eligible. */
class RanksTest {
    private static final String RULES = """
        rules: Ranks
        from: 2024-01
        currency: CNY
        programs:
          - id: p
            eligible: revenue > 1
            rank_by: revenue
            score: 1 / rank
            pool: {budget: 100}
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
                "revenue > 1; revenue > rank; 6:25 \"rank\" is counted among the eligible rows by rank_by",
                "rank_by: revenue; rank_by: 1 / rank; 7:18 \"rank\" is counted among the eligible rows by rank_by",
                "'    rank_by: revenue\n'; ''; 7:16 \"rank\" exists in a program with rank_by only",
                "budget: 100; budget: rank; 9:20 \"rank\" is a figure of one row",
                "rank_by: revenue; rank_by: type; expected a number",
                "rank_by: revenue; ranked_by: revenue; did you mean \"rank_by\"?",
                "1 / rank; 1 / rnk; did you mean \"rank\"?",
                "programs:; 'totals: {t: rank}\nprograms:'; 4:13 \"rank\" exists in a program with rank_by only",
                "programs:; 'totals: {rank: revenue}\nprograms:'; \"rank\" is the name of something else"
            })
    void aSlipIsToldWithItsPlace(String was, String becomes, String told) throws IOException {
        var text = changed(was, becomes);
        var problems = RulesFiles.check(file(text), FinanceNames.NONE).problems().stream()
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
        assertThat(doubts(RULES)).isEmpty();
        assertThat(doubts(changed("1 / rank", "revenue")))
                .containsExactly("7:14 rank_by is for nothing: no expression of the program names rank");
        assertThat(doubts(changed("rank_by: revenue", "rank_by: model_age_days / views")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("7:14 rank_by can "));
    }

    /** On the way the program never asks for a rank that it does not have. */
    @Test
    void ranksComeBeforeAndGoAfterWhatNamesThem() throws IOException {
        var without = rules(changed("    rank_by: revenue\n", "").replace("1 / rank", "views"));
        assertThat(RulesPath.between(without, rules(RULES)))
                .extracting(step -> step.words().get(RulesDiff.Language.EN))
                .containsExactly("p: ranked by \"revenue\" added", "p: points \"views\" → \"1 / rank\"");
        assertThat(RulesPath.between(rules(RULES), without))
                .extracting(step -> step.words().get(RulesDiff.Language.ZH))
                .containsExactly("p: 积分：“1 / rank” → “views”", "p: 取消排名依据：“revenue”");
    }
}
