package stipend.e2e;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Logs go to the standard streams, where people would see them; commands that run beside one another each see their own. */
final class StandardStreams {
    private static final ThreadLocal<@Nullable ByteArrayOutputStream> CAUGHT = new InheritableThreadLocal<>();

    static {
        System.setOut(told(System.out));
        System.setErr(told(System.err));
    }

    private StandardStreams() {}

    private static PrintStream told(PrintStream elsewhere) {
        var each = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                var caught = CAUGHT.get();
                if (caught == null) {
                    elsewhere.write(bytes, from, length);
                } else {
                    caught.write(bytes, from, length);
                }
            }
        };
        return new PrintStream(each, true, StandardCharsets.UTF_8);
    }

    /** What the work and the threads that it starts write to both streams goes there. */
    static int caught(ByteArrayOutputStream log, IntSupplier work) {
        var before = CAUGHT.get();
        CAUGHT.set(log);
        try {
            return work.getAsInt();
        } finally {
            CAUGHT.set(before);
        }
    }
}
