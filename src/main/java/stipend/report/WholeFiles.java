package stipend.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import stipend.disk.Disk;
import stipend.fault.WorkFault;

/**
 * Many files, each of which is there whole or not at all, as {@link WholeFile}. What waits for the disk waits together: a
 * hundred thousand small files that are flushed one after another take most of an hour.
 */
final class WholeFiles implements AutoCloseable {
    private static final int TOGETHER = 1_000;
    private static final int AT_ONCE = 16;

    private final List<Written> waiting = new ArrayList<>();
    private final Map<Path, PartFiles> parts = new HashMap<>();

    /** A file that is written and not yet in its place. */
    private record Written(Path hidden, Path target) {}

    /** Writes the content; the file is in its place, and on disk, when this is closed, if not before. */
    void write(Path target, WholeFile.Content content) {
        try {
            var folder = Files.createDirectories(target.toAbsolutePath().getParent());
            var hidden = partsIn(folder).next();
            try {
                fill(hidden, content);
                waiting.add(new Written(hidden, target.toAbsolutePath()));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(hidden);
                throw e;
            }
        } catch (IOException e) {
            throw fault(target, e);
        }
        if (waiting.size() >= TOGETHER) {
            settle();
        }
    }

    private PartFiles partsIn(Path folder) throws IOException {
        var begun = parts.get(folder);
        if (begun == null) {
            begun = PartFiles.in(folder);
            parts.put(folder, begun);
        }
        return begun;
    }

    private static void fill(Path hidden, WholeFile.Content content) throws IOException {
        try (var channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
        }
    }

    /** Puts into their places what is written. */
    @Override
    public void close() {
        try {
            settle();
        } finally {
            parts.forEach(WholeFiles::end);
            parts.clear();
        }
    }

    private static void end(Path folder, PartFiles parts) {
        try {
            parts.close();
        } catch (IOException e) {
            throw fault(folder, e);
        }
    }

    private void settle() {
        try {
            flush();
            var folders = new HashSet<Path>();
            for (var file : waiting) {
                Files.move(
                        file.hidden, file.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                folders.add(file.target.getParent());
            }
            for (var folder : folders) {
                Disk.forceNames(folder);
            }
        } catch (IOException e) {
            throw fault(waiting.getFirst().target, e);
        } finally {
            waiting.forEach(file -> file.hidden.toFile().delete());
            waiting.clear();
        }
    }

    /** Several at once: a disk that waits for one of them takes the others along. */
    private void flush() throws IOException {
        List<Future<Void>> flushed;
        try (var disk = Executors.newFixedThreadPool(Math.clamp(waiting.size(), 1, AT_ONCE))) {
            flushed = waiting.stream()
                    .map(file -> disk.submit(() -> flush(file.hidden)))
                    .toList();
        }
        for (var one : flushed) {
            if (one.state() == Future.State.FAILED) {
                throw new IOException(one.exceptionNow());
            }
        }
    }

    private static @Nullable Void flush(Path hidden) throws IOException {
        Disk.force(hidden);
        return null;
    }

    private static WorkFault fault(Path target, IOException e) {
        return new WorkFault(
                "%s: cannot be written (%s); free the disk or its rights and export again".formatted(target, e));
    }
}
