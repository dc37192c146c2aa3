package stipend.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import stipend.fault.WorkFault;

/** A file that is there whole or not at all: written beside its place under a hidden name, flushed to disk, renamed. */
public final class WholeFile {
    /** Writes the content; the stream is buffered and is closed by the caller. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Creates the folder where it is missing. A file that stood there before is replaced in one step.
     *
     * @throws WorkFault if the disk does not take it; then the file that stood there before still stands
     */
    public static void write(Path target, Content content) {
        try (var files = new WholeFiles()) {
            files.write(target, content);
        }
    }
}
