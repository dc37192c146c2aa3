package stipend.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
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
        try {
            var folder = Files.createDirectories(target.toAbsolutePath().getParent());
            var hidden = folder.resolve("." + UUID.randomUUID() + ".part");
            try {
                fill(hidden, content);
                Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                keepNames(folder);
            } finally {
                Files.deleteIfExists(hidden);
            }
        } catch (IOException e) {
            throw new WorkFault(
                    "%s: cannot be written (%s); free the disk or its rights and export again".formatted(target, e));
        }
    }

    private static void fill(Path hidden, Content content) throws IOException {
        try (var channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** A rename lives in the folder, which has to reach the disk too. */
    private static void keepNames(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
