package stipend.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;
import stipend.fault.WorkFault;
import stipend.usage.Room;

/**
 * A folder for one piece of work, which goes with it: at its end, and where a process was killed, at the beginning of the
 * next one. A locked file beside the folder says that somebody needs it still.
 */
final class Scratch implements Room {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;
    private final Consumer<Scratch> whenClosed;

    private Scratch(Path folder, FileChannel lock, Consumer<Scratch> whenClosed) {
        this.folder = folder;
        this.lock = lock;
        this.whenClosed = whenClosed;
    }

    /** Makes a folder below this one, and takes away those that nobody needs any more. */
    static Scratch below(Path parent, Consumer<Scratch> whenClosed) {
        try {
            Files.createDirectories(parent);
            removeAbandoned(parent);
            var scratch = lockedBelow(parent, whenClosed);
            Files.createDirectory(scratch.folder);
            return scratch;
        } catch (IOException e) {
            throw new WorkFault(parent + ": no folder can be made there for the time of the work (" + e + ")");
        }
    }

    private static Scratch lockedBelow(Path parent, Consumer<Scratch> whenClosed) throws IOException {
        var folder = parent.resolve(UUID.randomUUID().toString());
        var lock = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new Scratch(folder, lock, whenClosed);
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (var files = Files.list(parent)) {
            for (var file : files.filter(file -> file.toString().endsWith(LOCK)).toList()) {
                removeIfAbandoned(file);
            }
        }
    }

    private static void removeIfAbandoned(Path lockFile) throws IOException {
        var name = lockFile.getFileName().toString();
        try (var lock = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                FileSystemUtils.deleteRecursively(
                        lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lockFile);
            }
        } catch (OverlappingFileLockException e) {
            return; // somebody in this very process has it
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What cannot be removed now is taken away by the next one. */
    @Override
    public void close() {
        whenClosed.accept(this);
        try (lock) {
            FileSystemUtils.deleteRecursively(folder);
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException e) {
            return;
        }
    }
}
