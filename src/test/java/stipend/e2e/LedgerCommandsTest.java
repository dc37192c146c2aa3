package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.testing.OtherPrograms;

/** A signed month's ledger, looked at from outside: the embedded PostgreSQL, the application's role, other programs. */
class LedgerCommandsTest {
    @TempDir
    private Path home;

    @Test
    void aSignedMonthIsSoundAndOtherProgramsAgreeWithPayouts() throws Exception {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        platform.plays(LittleMonth.MONTH);
        platform.run("run", "review", "--month", LittleMonth.MONTH, "--by", "mei")
                .well();
        platform.run("run", "approve", "--month", LittleMonth.MONTH, "--by", "jonas")
                .well();
        platform.run("ledger", "verify")
                .well()
                .says("the ledger is sound: 3 entries", "2 lines of 1 approved payout run");
        var journal = home.resolve("out/ledger.journal");
        platform.run("ledger", "export", "--format", "hledger", "--out", journal.toString())
                .well()
                .says("3 entries");
        platform.run("ledger", "export", "--format", "hledger").well().says(Files.readString(journal));
        assertThat(home.resolve("out")).isDirectoryNotContaining(file -> !file.equals(journal));
        agrees(platform, journal);
    }

    private void agrees(Platform platform, Path journal) throws Exception {
        OtherPrograms.requirePresent("hledger", "bean-check");
        assertThat(OtherPrograms.run("hledger", "-f", journal.toString(), "check", "--strict"))
                .isEmpty();
        var paid = OtherPrograms.run("hledger", "-f", journal.toString(), "bal", "-N", "clearing:bank");
        var payouts = Files.readString(platform.reports().resolve("2024-03/payouts.csv"));
        var net = paid.strip().split(" ")[0];
        assertThat(payouts).contains("," + net + ",payable\n");
        var beans = home.resolve("ledger.beancount");
        platform.run("ledger", "export", "--format", "BeanCount", "--out", beans.toString())
                .well();
        assertThat(OtherPrograms.run("bean-check", beans.toString())).isEmpty();
    }

    @Test
    void anExportThatCannotBeIsRefused() throws Exception {
        var platform = Platform.in(home);
        platform.run("ledger", "export").refused(2, "--format");
        platform.run("ledger", "export", "--format", "gnucash").refused(2, "HLEDGER", "BEANCOUNT");
        var folder = Files.createDirectory(home.resolve("taken"));
        Files.writeString(folder.resolve("file"), "");
        platform.run("ledger", "export", "--format", "hledger", "--out", folder.toString())
                .refused(1, folder.toString());
    }
}
