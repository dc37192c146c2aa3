package stipend.payout.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

class KeyringTest {
    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private Keyring given(String keys) {
        return new Keyring(keys, folder.resolve("key"));
    }

    private Keyring ofFile() {
        return given(null);
    }

    @Test
    void opensWhatItSealedAndNeverSealsAlike() {
        var keys = given(ONE);
        var sealed = keys.seal("6222020200112233446", "here");
        assertThat(sealed)
                .startsWith("sealed:")
                .doesNotContain("6222")
                .isNotEqualTo(keys.seal("6222020200112233446", "here"));
        assertThat(given(ONE).open(sealed, "here")).isEqualTo("6222020200112233446");
        assertThat(keys.open(keys.seal("", "here"), "here")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNumberFromElsewhereOrChangedDoesNotOpen() {
        var keys = given(ONE);
        var sealed = keys.seal("number", "here");
        assertThatThrownBy(() -> keys.open(sealed, "there"))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining("there");
        int last = sealed.length() - 6;
        var changed = sealed.substring(0, last) + (sealed.charAt(last) == 'A' ? 'B' : 'A') + sealed.substring(last + 1);
        assertThatThrownBy(() -> keys.open(changed, "here")).isInstanceOf(WorkFault.class);
    }

    @Test
    void aFormerKeyOpensAndTheFirstSeals() {
        var sealed = given(ONE).seal("number", "here");
        var both = given(OTHER + "," + ONE);
        assertThat(both.open(sealed, "here")).isEqualTo("number");
        assertThat(both.isCurrent(sealed)).isFalse();
        assertThat(both.isCurrent(both.seal("x", "here"))).isTrue();
        assertThatThrownBy(() -> given(OTHER).open(sealed, "here"))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("not in STIPEND_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "not base64 at all!"})
    void aKeyIsThirtyTwoBytes(String key) {
        assertThatThrownBy(() -> given(key).seal("number", "here"))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("STIPEND_KEY")
                .hasMessageNotContaining(key + ":");
    }

    @Test
    void theFileIsMadeForItsOwnerAloneAndKeepsFormerKeysUntilTheyAreForgotten() throws IOException {
        var sealed = ofFile().seal("number", "here");
        var file = folder.resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var keys = ofFile();
        keys.renew();
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(ofFile().open(sealed, "here")).isEqualTo("number");
        assertThat(ofFile().isCurrent(sealed)).isFalse();
        keys.forgetFormer();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> ofFile().open(sealed, "here")).isInstanceOf(InputFault.class);
    }
}
