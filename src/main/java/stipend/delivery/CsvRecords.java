package stipend.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/**
 * The records of a CSV file, one after another, by RFC 4180 to the letter. No library at hand tells a record that breaks
 * the quoting (a rejected row, and the night goes on) from a file that cannot be read (the day stops), so this is ours.
 *
 * <p>A record is malformed when a quote stands inside an unquoted field or text follows a closing quote, when a bare
 * carriage return stands outside quotes, or when its bytes are not UTF-8. It ends at LF or CRLF. An empty line is none.
 */
public final class CsvRecords implements AutoCloseable {
    /** Above this a record is no record: most likely a quoted field was never closed. */
    static final int MOST_BYTES = 16 << 20;

    private static final int END = -1;

    private final InputStream in;
    private final String file;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean begun;
    private long lines = 1;

    private byte[] record = new byte[1 << 10]; // the record's bytes as delivered, its line ending left out
    private int length;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int fields;
    private long line;
    private boolean malformed;
    private int highBits;

    /**
     * The records of the stream, a byte order mark passed over. Nothing is read before the first is asked for: what fails then has
     * something to close.
     *
     * @param file its name in faults
     */
    public CsvRecords(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /**
     * Goes to the next record.
     *
     * @return false at the end of the file
     * @throws InputFault if a quoted field is never closed
     */
    public boolean next() throws IOException {
        while (true) {
            begin();
            var last = readRecord();
            if (length > 0) {
                malformed = malformed || !isUtf8();
                return true;
            }
            if (last == END) {
                return false;
            }
        }
    }

    /** The line on which the current record begins, from 1. */
    public long line() {
        return line;
    }

    public boolean malformed() {
        return malformed;
    }

    public int fields() {
        return fields;
    }

    /** The field's text, quotes taken off; null where the record has no such field. */
    public @Nullable String field(int index) {
        if (index >= fields) {
            return null;
        }
        var text = new String(record, starts[index], ends[index] - starts[index], StandardCharsets.UTF_8);
        return quoted[index] ? text.replace("\"\"", "\"") : text;
    }

    /** The record as delivered, without its line ending; bytes that are not UTF-8 show as U+FFFD. */
    public String text() {
        return new String(record, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void begin() {
        length = 0;
        fields = 0;
        malformed = false;
        highBits = 0;
        line = lines;
    }

    private int readRecord() throws IOException {
        while (true) {
            var next = readField();
            if (next != ',') {
                return next;
            }
            keep(',');
        }
    }

    /** Reads one field; returns what ended it: a comma, LF, or the end of the file. */
    private int readField() throws IOException {
        addField();
        var next = take();
        if (next != '"') {
            return readUnquoted(next, length);
        }
        var opened = lines;
        keep('"');
        var start = length;
        next = readQuoted(opened);
        var end = length - 1;
        if (next != ',' && !endsRecord(next)) {
            malformed = true;
            return readUnquoted(next, start - 1);
        }
        mark(start, end, true);
        return next == '\r' ? take() : next;
    }

    /** Reads up to and over the closing quote; returns the byte behind it. */
    private int readQuoted(long opened) throws IOException {
        while (true) {
            var next = take();
            if (next == END) {
                throw neverClosed(opened);
            }
            if (length >= MOST_BYTES) {
                throw neverClosed(opened);
            }
            keep(next);
            if (next == '\n') {
                lines++;
            } else if (next == '"') {
                next = take();
                if (next != '"') {
                    return next;
                }
                keep(next);
            }
        }
    }

    private int readUnquoted(int first, int start) throws IOException {
        var next = first;
        while (next != ',' && !endsRecord(next)) {
            if (length >= MOST_BYTES) {
                throw InputFault.in(file, line, null, "a line longer than 16 MiB; deliver the file again");
            }
            malformed |= next == '"' || next == '\r';
            keep(next);
            keepPlain();
            next = take();
        }
        mark(start, length, false);
        return next == '\r' ? take() : next;
    }

    /** Whether this byte (with the one behind it, for CR LF) ends a record. */
    private boolean endsRecord(int next) throws IOException {
        if (next == '\n') {
            lines++;
            return true;
        }
        if (next != '\r') {
            return next == END;
        }
        var behind = peek();
        if (behind == '\n') {
            lines++;
        }
        return behind == '\n' || behind == END;
    }

    private InputFault neverClosed(long opened) {
        return InputFault.in(
                file, opened, null, "a quoted field is opened here and never closed; deliver the file again");
    }

    private void addField() {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        fields++;
    }

    private void mark(int start, int end, boolean inQuotes) {
        starts[fields - 1] = start;
        ends[fields - 1] = end;
        quoted[fields - 1] = inQuotes;
    }

    private void keep(int value) {
        if (length == record.length) {
            record = Arrays.copyOf(record, length * 2);
        }
        record[length++] = (byte) value;
        highBits |= value;
    }

    /** Keeps what lies in the buffer up to the next byte that may mean something. */
    private void keepPlain() {
        var end = position;
        var most = Math.min(limit, position + MOST_BYTES - length);
        var bits = 0;
        while (end < most && isPlain(buffer[end])) {
            bits |= buffer[end++];
        }
        var count = end - position;
        if (record.length < length + count) {
            record = Arrays.copyOf(record, Math.max(length + count, length * 2));
        }
        System.arraycopy(buffer, position, record, length, count);
        highBits |= bits & 0xFF;
        length += count;
        position = end;
    }

    private static boolean isPlain(byte value) {
        return value != ',' && value != '\n' && value != '\r' && value != '"';
    }

    private int take() throws IOException {
        if (position == limit && !fill()) {
            return END;
        }
        return buffer[position++] & 0xFF;
    }

    private int peek() throws IOException {
        if (position == limit && !fill()) {
            return END;
        }
        return buffer[position] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
        if (!begun) {
            begun = true;
            position = startsWithByteOrderMark() ? 3 : 0;
        }
        return position < limit;
    }

    private boolean startsWithByteOrderMark() {
        return limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
    }

    private boolean isUtf8() {
        return highBits < 0x80 || Utf8.strict(record, length) != null;
    }
}
