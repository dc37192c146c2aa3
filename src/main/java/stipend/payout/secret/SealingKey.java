package stipend.payout.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/** A key of 32 bytes for AES-GCM, and its name, which tells nothing of it. */
final class SealingKey {
    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final String name;

    private SealingKey(byte[] bytes) {
        this.bytes = bytes;
        this.name = HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), NAME_BYTES));
    }

    static SealingKey random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new SealingKey(bytes);
    }

    /** @param where it was read, for the fault */
    static SealingKey of(String base64, String where) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == LENGTH) {
                return new SealingKey(bytes);
            }
        } catch (IllegalArgumentException _) {
            // the fault below says it
        }
        throw new InputFault(where + ": a key is 32 random bytes in base64; openssl rand -base64 32 makes one");
    }

    String name() {
        return name;
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A random nonce, the text and the tag, in base64. */
    String seal(String text, String place) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    String open(String base64, String place) {
        var whole = Base64.getDecoder().decode(base64);
        var sealed = Arrays.copyOfRange(whole, NONCE, whole.length);
        var text = crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE), place, sealed);
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance(AES_GCM);
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new WorkFault(
                    place + ": the sealed number was changed or put there from elsewhere; nothing was done");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
