package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stipend.rules.RulesFiles;

/** The real month's awards by its own rules, byte for byte. */
class RealMonthTest {
    private static final RealMonth MONTH = RealMonth.MAY_2023;

    @Test
    void givesTheAwardsOfTheRealMonth() throws IOException {
        assumeTrue(MONTH.isPresent());
        var rules = RulesFiles.load(MONTH.folder().resolve("rules/2023-01.yaml"), MONTH.financeNames());
        var awards = Awards.evaluate(rules, MONTH.contribution(), MONTH.finance());
        var lines = awards.lines().stream().map(RealMonthTest::line).collect(Collectors.joining());
        var written = Files.writeString(
                Path.of("target", "awards-2023-05.csv"), "month,program,model_id,creator_id,points,award\n" + lines);
        var expected = MONTH.folder().resolve("expected/awards.csv");
        assertThat(Files.mismatch(written, expected))
                .as("first byte at which %s differs from %s", written, expected)
                .isEqualTo(-1);
    }

    private static String line(Award award) {
        return "2023-05,%s,%s,%s,%s,%s\n"
                .formatted(
                        award.program(),
                        award.modelId() == null ? "" : award.modelId(),
                        award.creatorId(),
                        award.points() == null ? "" : award.points().toPlainString(),
                        award.amount().toPlainString());
    }
}
