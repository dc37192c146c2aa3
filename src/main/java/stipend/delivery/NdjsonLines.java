package stipend.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/** The lines of an NDJSON file; a line of blanks only holds no value and is none. A byte order mark is passed over. */
public final class NdjsonLines implements AutoCloseable {
    private final InputStream in;
    private final String file;
    private byte[] bytes = new byte[1 << 10];
    private int length;
    private long line;

    public NdjsonLines(InputStream in, String file) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.file = file;
    }

    /** Goes to the next line that holds something; false at the end. */
    public boolean next() throws IOException {
        while (readLine()) {
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The current line's number, from 1. */
    public long line() {
        return line;
    }

    /** The line's text, or null if it is not UTF-8. */
    public @Nullable String strictText() {
        return Utf8.strict(bytes, length);
    }

    /** The line as delivered; bytes that are not UTF-8 show as U+FFFD. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean readLine() throws IOException {
        line++;
        length = 0;
        var next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            keep((byte) next);
            next = in.read();
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        dropByteOrderMark();
        return true;
    }

    private void keep(byte value) {
        if (length == CsvRecords.MOST_BYTES) {
            throw InputFault.in(file, line, null, "a line longer than 16 MiB; deliver the file again");
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = value;
    }

    private void dropByteOrderMark() {
        if (line == 1 && length >= 3 && new String(bytes, 0, 3, StandardCharsets.UTF_8).equals("\uFEFF")) {
            System.arraycopy(bytes, 3, bytes, 0, length - 3);
            length -= 3;
        }
    }

    private boolean isBlank() {
        for (var i = 0; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
