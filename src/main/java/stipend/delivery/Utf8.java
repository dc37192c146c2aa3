package stipend.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that must be UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** The text, or null if the bytes are not UTF-8. */
    static @Nullable String strict(byte[] bytes, int length) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
