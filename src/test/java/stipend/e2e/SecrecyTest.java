package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.e2e.LittleMonth.MONTH;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.Stipend;
import stipend.batch.Places;
import stipend.period.BusinessZone;

/** What nobody is told: the database's password, and by which numbers people are known and paid. */
class SecrecyTest {
    @TempDir
    private Path home;

    @Test
    void payeesNumbersStayInTheirFile() throws IOException {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.plays(MONTH);
        assertThat(Servers.dump(Objects.requireNonNull(platform.database())))
                .contains("payable")
                .doesNotContain(LittleMonth.ID_NUMBER, LittleMonth.ACCOUNT, "Ann Example");
        assertThat(holding(platform.reports(), LittleMonth.ID_NUMBER)).isEmpty();
        assertThat(holding(platform.reports(), LittleMonth.ACCOUNT)).isEmpty();
        assertThat(holding(platform.state(), LittleMonth.ACCOUNT)).isEmpty();
    }

    @Test
    void faultsInPayeesDoNotQuoteTheNumbers() throws IOException {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.run("nightly", "--from", "2024-03-01", "--to", "2024-03-31").well();
        var payees = platform.data().resolve("payees.csv");
        var text = Files.readString(payees);
        for (var broken : new String[] {
            text.replace("CNY,,", "CNY,flat-ish,"),
            text.replace(",bank,", ",pigeon,"),
            text.replace(",CNY,", ",USD,"),
            text + text.lines().skip(1).findFirst().orElseThrow(),
            text.replace(",ICBC", "")
        }) {
            Files.writeString(payees, broken);
            var ran = platform.run("monthly", "--month", MONTH).refused(2, "payees.csv, row ");
            assertThat(ran.err()).doesNotContain(LittleMonth.ID_NUMBER, LittleMonth.ACCOUNT);
        }
    }

    @Test
    void theEmbeddedDatabaseDemandsAPasswordThatOnlyItsOwnerReads() throws IOException {
        var platform = Platform.in(home);
        LittleMonth.write(platform);
        var ran = platform.run("nightly", "--day", "2024-03-01").well();
        var secret = platform.state().resolve("postgres.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        var password = Files.readString(secret);
        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        assertThat(ran.out()).doesNotContain(password);
        assertThat(platform.state().resolve("postgres/pg_hba.conf")).content().doesNotContain("trust");
        assertThat(holding(platform.state(), password)).containsExactly("postgres.password");
        try (var open = Stipend.open(new Places(home, home, home, platform.state(), BusinessZone.DEFAULT), null)) {
            var url = ((HikariDataSource) open.getBean(DataSource.class)).getJdbcUrl();
            requireRefused(url, "");
            requireRefused(url, "&password=guessed");
        }
    }

    private static void requireRefused(String url, String more) {
        assertThatThrownBy(() -> DriverManager.getConnection(url + more).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    /** The files below the folder that have the text in them. */
    private static List<String> holding(Path folder, String text) throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> bytes(file).contains(text))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
