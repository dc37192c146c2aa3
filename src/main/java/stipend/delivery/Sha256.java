package stipend.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import stipend.fault.InputFault;

/** SHA-256 in lower-case hex: what a manifest knows a file by. */
public final class Sha256 {
    private Sha256() {}

    /** Of a file's bytes. */
    public static String ofFile(Path file) {
        var digest = digest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        } catch (IOException e) {
            throw InputFault.in(file.getFileName(), "cannot be read (" + Unreadable.reason(e) + ")");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of several files: over each one's name and hash, in the order given. */
    public static String ofFiles(Collection<Path> files) {
        var text = new StringBuilder();
        for (var file : files) {
            text.append(file.getFileName()).append('\n').append(ofFile(file)).append('\n');
        }
        return ofText(text.toString());
    }

    /** Of a text's UTF-8 bytes. */
    public static String ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
