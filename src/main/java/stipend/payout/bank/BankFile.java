package stipend.payout.bank;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file for a bank or a wallet, whole.
 *
 * @param total what its payments sum to
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its SHA-256 only
public record BankFile(String name, byte[] content, int payments, BigDecimal total) {
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BankFile file && name.equals(file.name) && sha256().equals(file.sha256());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
