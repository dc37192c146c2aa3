package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.rules.RulesDiff.Language;

/** From one set of rules to another, one change at a time. */
class RulesPathTest {
    @TempDir
    private Path folder;

    private Rules rules(String usage, String programs) throws IOException {
        var file = Files.createTempFile(folder, "rules", ".yaml");
        Files.writeString(file, """
            rules: Little
            from: 2024-01
            currency: CNY
            usage: {%s}
            programs:
            %s\
            """.formatted(usage, programs.indent(2)));
        return RulesFiles.load(file, FinanceNames.NONE);
    }

    @Test
    void eachStepIsOneChangeAndTheLastOneArrives() throws IOException {
        var from = rules("exclude: [self_use]", """
            - id: gone
              rate: {amount: revenue}
            - id: pool
              score: generations
              pool: {budget: 10}
              multipliers: [{id: a, by: 1}, {id: b, by: 2}]
            - id: kind
              rate: {amount: revenue}\
            """);
        var to = rules("exclude: [blocked_user]", """
            - id: pool
              eligible: generations > 1
              score: generations+0
              pool: {budget: 20, leftover: redistribute}
              multipliers: [{id: b, by: 2.5}, {id: c, when: exclusive, by: 3}]
              cap: {per_point: 1, per_model: 2, per_creator: 3}
            - id: kind
              tiers: {of: images, pay: {1: 2}}
            - id: fresh
              rate: {amount: images}\
            """);
        var steps = RulesPath.between(from, to);
        assertThat(steps)
                .extracting(step -> step.words().get(Language.EN).replaceAll(": .*", ""))
                .containsExactly(
                        "What counts as usage",
                        "gone",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "pool",
                        "kind",
                        "fresh");
        var last = steps.getLast().rules();
        assertThat(Set.copyOf(last.programs())).isEqualTo(Set.copyOf(to.programs()));
        assertThat(last.usage().canonical()).isEqualTo(to.usage().canonical());
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.words().get(Language.ZH)).isNotBlank());
    }

    @Test
    void whatIsOnlyWrittenOtherwiseIsNoStep() throws IOException {
        var from = rules("exclude: [self_use]", "- {id: a, rate: {amount: revenue * 2}}");
        var to = rules("exclude: [self_use]", "- {id: a, rate: {amount: 'Revenue*2.0'}}");
        assertThat(RulesPath.between(from, to)).isEmpty();
    }
}
