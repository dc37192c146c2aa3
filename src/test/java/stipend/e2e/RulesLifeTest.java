package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.delivery.Sha256;

/** A rules file from draft to frozen, as people see it on the command line. */
class RulesLifeTest {
    private static final String MONTH = LittleMonth.MONTH;

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));
    private String file = "";

    @BeforeEach
    void aPlatform() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        file = platform.rules().resolve("2024-01.yaml").toString();
    }

    private void computed() {
        platform.run("nightly", "--from", MONTH + "-01", "--to", MONTH + "-31").well();
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
    }

    @Test
    void fromDraftToFrozen() throws IOException {
        var sha256 = Sha256.ofFile(Path.of(file));
        platform.run("rules", "history")
                .well()
                .says("2024-01  in force   2024-01.yaml  \"A little pool\"", sha256)
                .says("never announced");
        platform.run("rules", "announce", file, "--by", "ana", "--on", "2023-12-10")
                .well()
                .says("announced on 2023-12-10 by ana, 22 days before it applies from 2024-01-01 on; sha256 " + sha256);
        computed();
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        platform.run("rules", "history").well().says("in force", "announced on 2023-12-10 by ana");
        platform.run("run", "approve", "--month", MONTH, "--by", "jonas").well();
        var history = platform.run("rules", "history").well().out();
        assertThat(history).isEqualTo("""
            2024-01  frozen     2024-01.yaml  "A little pool"
                     sha256 %s
                     announced on 2023-12-10 by ana, 22 days before it applies
                     paid 2024-03
            """.formatted(sha256));
    }

    @Test
    void ofAnotherFileEveryMonthSaysSo() throws IOException {
        platform.run("rules", "announce", file, "--by", "ana", "--on", "2023-12-10")
                .well();
        var announced = Sha256.ofFile(Path.of(file));
        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("10.00", "5.00"));
        platform.run("nightly", "--from", MONTH + "-01", "--to", MONTH + "-31").well();
        platform.run("monthly", "--month", MONTH, "--by", "li")
                .well()
                .says("warning: 2024-01.yaml is not the file that was announced on 2023-12-10 by ana");
        var changed = Sha256.ofFile(Path.of(file));
        platform.run("rules", "history")
                .well()
                .says("2024-01  changed    2024-01.yaml", "sha256 " + announced + ", which is not in the folder now")
                .says("2024-01  in force   2024-01.yaml", "sha256 " + changed + "\n         never announced");
        platform.run("rules", "announce", file, "--by", "ben", "--on", "2024-01-01")
                .well()
                .says("on the day it applies", "warning: creators should know 14 days before rules apply");
        assertThat(platform.run("monthly", "--month", MONTH, "--by", "li")
                        .well()
                        .out())
                .doesNotContain("announced");
    }

    @Test
    void rulesThatNobodyAnnouncedAreAWarning() {
        platform.run("nightly", "--from", MONTH + "-01", "--to", MONTH + "-31").well();
        platform.run("monthly", "--month", MONTH, "--by", "li")
                .well()
                .says("warning: 2024-01.yaml was never announced; rules announce 2024-01.yaml --by NAME");
    }

    @Test
    void whatIsToComeIsADraftThenAnnounced() {
        LittleMonth.text(
                platform.rules().resolve("2999-01.yaml"), "rules: Far\nfrom: 2999-01\ncurrency: CNY\nprograms: []\n");
        platform.run("rules", "history").well().says("2999-01  draft      2999-01.yaml  \"Far\"");
        platform.run(
                        "rules",
                        "announce",
                        platform.rules().resolve("2999-01.yaml").toString(),
                        "--by",
                        "ana")
                .well()
                .says("days before it applies");
        platform.run("rules", "history").well().says("2999-01  announced  2999-01.yaml");
    }

    @Test
    void aFileIsAnnouncedOnce() {
        platform.run("rules", "announce", file, "--by", "ana", "--on", "2023-12-31", "--notice-days", "1")
                .well()
                .says("1 day before it applies");
        platform.run("rules", "announce", file, "--by", "ben")
                .refused(2, "2024-01.yaml", "was announced on 2023-12-31 by ana already");
        platform.run("rules", "announce", file, "--by", " ").refused(2, "--by is empty");
        LittleMonth.rules(platform, "score: generatons");
        platform.run("rules", "announce", file, "--by", "ana").refused(2, "generatons");
    }

    @Test
    void checkTriesTheLastComputedMonth() {
        platform.run("rules", "check", file)
                .well()
                .says("\"A little pool\" loads: in force from 2024-01, 1 program,")
                .says("eligible not tried: no month is computed yet");
        computed();
        platform.run("rules", "check", file).well().says("eligible tried on 2024-03");
        LittleMonth.rules(platform, "eligible: generations > 1000\n    score: generations");
        platform.run("rules", "check", file)
                .well()
                .says("2024-01.yaml:6:15: warning: none of the 2 rows of 2024-03 is eligible")
                .says("1 warning; eligible tried on 2024-03");
        LittleMonth.rules(platform, "eligible: 1 / likes > 1\n    score: generations");
        platform.run("rules", "check", file).well().says("eligible not tried: program \"pool\", model m1");
    }
}
