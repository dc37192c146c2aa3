package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.rules.RulesDiff.Language;

class RulesDiffTest {
    private static final String OLD = """
        rules: Incentive 2024
        from: 2024-01
        currency: CNY
        usage:
          exclude: [self_use]
          daily_cap_per_user: {generation: 50, download: 1}
          attribution: {base: {checkpoint: 0.25}, equal: 0.75}
        programs:
          - id: subsidy
            title: {en: Monthly subsidy, zh: 每月补贴}
            eligible: status = 'listed' and generations >= 10
            score: credited_generations + 5 * downloads
            pool: {budget: 200000.00, leftover: platform}
            multipliers:
              - {id: exclusive, when: exclusive, by: 1.3}
              - {id: all, by: 1.1}
            cap: {per_model: 5000.00, per_creator: 20000.00}
          - id: share
            rate: {amount: 0.30 * revenue, budget: 50000.00}
          - id: milestones
            tiers: {of: generations, pay: {1000: 50.00, 10000: 300.00}, budget: 900}
          - id: volume
            per: creator
            tiers: {of: images, each: {0: 0.001, 100000: 0.002}}
        payout: {minimum: 100.00, tax: flat, flat_rate: 0.1, gap: natural}
        """;

    @TempDir
    private static Path folder;

    private static Rules rules(String text) throws IOException {
        var file = Files.createTempFile(folder, "rules", ".yaml");
        return RulesFiles.load(Files.writeString(file, text), FinanceNames.NONE);
    }

    private static String diff(String text, Language language) throws IOException {
        return String.join("\n", RulesDiff.of(rules(OLD), rules(text), language).lines());
    }

    private static String changed(String... pairs) {
        var text = OLD;
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text;
    }

    @Test
    void inWordsForCreators() throws IOException {
        var text = changed(
                "from: 2024-01", "from: 2024-03",
                "by: 1.3", "by: 1.5",
                "per_model: 5000.00, ", "",
                "score: credited_generations + 5 * downloads", "score: credited_generations + 3 * downloads",
                "leftover: platform", "leftover: redistribute",
                "generation: 50", "generation: 30",
                "exclude: [self_use]", "exclude: [self_use, blocked_user]",
                "1000: 50.00,", "2000: 80,",
                "id: volume", "id: images",
                "minimum: 100.00", "minimum: 50");
        assertThat(diff(text, Language.EN)).isEqualTo("""
            Incentive 2024 (from 2024-01) → Incentive 2024 (from 2024-03)

            The rules
              in force from 2024-01 → 2024-03

            What counts as usage
              not counted: blocked users added
              counted per user, model and day: generations 50 → 30

            Monthly subsidy (subsidy)
              points "credited_generations + 5 * downloads" → "credited_generations + 3 * downloads"
              what caps cut stays with the platform → is shared again
              exclusive multiplier 1.3 → 1.5
              cap per model 5,000.00 removed

            milestones
              paid from 2,000 on 80 added
              paid from 1,000 on 50.00 removed

            images: new
              awarded: per creator
              who takes part: all
              way of paying: rates by threshold, graduated
              measured by: "images"
              rate from 0 on: 0.001
              rate from 100,000 on: 0.002

            volume: ends

            Payment
              least amount that is paid 100.00 → 50\
            """);
    }

    @Test
    void inChinese() throws IOException {
        var text = changed(
                "by: 1.3", "by: 1.5", "per_model: 5000.00, ", "", "eligible: status = 'listed' and", "eligible:");
        assertThat(diff(text, Language.ZH)).isEqualTo("""
            Incentive 2024（自 2024-01）→ Incentive 2024（自 2024-01）

            每月补贴 (subsidy)
              参与条件：“status = 'listed' and generations >= 10” → “generations >= 10”
              exclusive 系数：1.3 → 1.5
              取消每模型封顶：5,000.00\
            """);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenOtherwiseIsNoChange(Language language) throws IOException {
        var text = changed(
                "5 * downloads", "5.0*Downloads",
                "200000.00", "200000",
                "pay: {1000: 50.00, 10000: 300.00}", "pay: {10000.0: 300, 1000: 50}",
                "rules: Incentive 2024", "# a comment\nrules: Incentive 2024",
                "{id: all, by: 1.1}", "{id: all, when: true, by: '1.1'}");
        var diff = RulesDiff.of(rules(OLD), rules(text), language);
        assertThat(diff.isEmpty()).as(diff.toString()).isTrue();
        assertThat(diff.lines()).last().isIn("Nothing changes.", "没有变更。");
    }

    @Test
    void whatStandsWithinATextIsAChangeToTheLetter() throws IOException {
        assertThat(diff(changed("'listed'", "'Listed'"), Language.EN))
                .contains("'listed'")
                .contains("'Listed'");
        assertThat(diff(changed("'listed'", "'lis  ted'"), Language.EN)).contains("'lis  ted'");
    }

    /** Components that are the file's, not the rules', or follow from finance's names. */
    private static final Set<String> NO_MEANING =
            Set.of("Rules.file", "Rules.sha256", "Rules.perModel", "Rules.perCreator");

    static Stream<Arguments> mutants() throws IOException {
        return new Mutations(NO_MEANING).of(rules(OLD)).stream().map(mutant -> arguments(mutant.way(), mutant.whole()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void everyChangeIsNamed(String way, Rules mutant) throws IOException {
        for (var language : Language.values()) {
            assertThat(RulesDiff.of(rules(OLD), mutant, language).isEmpty())
                    .as(way)
                    .isFalse();
            assertThat(RulesDiff.of(mutant, rules(OLD), language).isEmpty())
                    .as(way + ", back")
                    .isFalse();
        }
    }

    @Test
    void thereAreMutantsOfEveryPart() throws IOException {
        assertThat(mutants().map(mutant -> String.valueOf(mutant.get()[0])))
                .hasSizeGreaterThan(70)
                .anyMatch(way -> way.endsWith("Caps.perModel is null"))
                .anyMatch(way -> way.endsWith("Caps.perPoint is 10"))
                .anyMatch(way -> way.contains("Multiplier.when"))
                .anyMatch(way -> way.contains("Slabs.budget is null"))
                .anyMatch(way -> way.contains("daily") || way.contains("dailyCapPerUser without DOWNLOAD"));
    }
}
