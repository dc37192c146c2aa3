package stipend.payout;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * A payment's reference, fixed by run and creator: {@code P202402N1C} and 16 letters or digits made from the run and
 * the creator's id; at most 29 characters, capital letters and digits only, which every channel accepts.
 */
public final class Reference {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final int BYTES = 10;

    private Reference() {}

    public static String of(RunId run, String creatorId) {
        var digest = Arrays.copyOf(sha256(run + "|" + creatorId), BYTES);
        var code = new BigInteger(1, digest).toString(32).toUpperCase(Locale.ROOT);
        return "P" + run.month().format(COMPACT) + "N" + run.number() + "C" + "0".repeat(16 - code.length()) + code;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
