package stipend.payout.years;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twenty-four months of holds, releases, redirections, clawbacks, write-offs, recoveries, restatements, runs taken back,
 * payments sent back and everything said twice, in ten thousand steps: nobody is paid twice and no cent is lost.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoYearsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, -5})
    void theRealBooksSayWhatTheNaiveOnesSay(long seed) {
        var years = new Years(seed, folder);
        years.live(24, 105);
        years.assertEverythingHappened();
        assertThat(years.steps()).isGreaterThanOrEqualTo(2500);
    }

    @Test
    void aSeedGivesTheSameChainOfEntries() {
        assertThat(head(7, "one")).isEqualTo(head(7, "other")).isNotEqualTo(head(8, "another"));
    }

    private String head(long seed, String name) {
        var years = new Years(seed, folder.resolve(name));
        years.live(3, 60);
        return years.head();
    }
}
