package stipend.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Hidden files in a folder that are not yet what they are to be. Beside them lies one that is locked as long as somebody
 * writes them, and the operating system frees the lock however he ends: whoever writes there next takes away what belongs to
 * a free one, and leaves alone what others write at the same time.
 */
final class PartFiles implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Pattern OURS = Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.lock");

    private final Path folder;
    private final String prefix = "." + UUID.randomUUID();
    private final FileChannel lock;
    private int made;

    private PartFiles(Path folder) throws IOException {
        this.folder = folder;
        this.lock = FileChannel.open(
                folder.resolve(prefix + LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
    }

    /** Creates the folder where it is missing. */
    static PartFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned(folder);
        return new PartFiles(folder);
    }

    /** The name of a file that is not there yet. */
    Path next() {
        return folder.resolve(prefix + "." + made++ + ".part");
    }

    /** A new file that nobody else may read. */
    Path secret() throws IOException {
        return Files.createTempFile(folder, prefix + ".", ".part");
    }

    /** Whether the folder is of whoever writes here: another one could exchange what is in it. */
    boolean ownFolder() throws IOException {
        return Files.getOwner(folder).equals(Files.getOwner(folder.resolve(prefix + LOCK)));
    }

    /** What was not renamed goes. */
    @Override
    public void close() throws IOException {
        try (lock) {
            removeParts(folder, prefix);
            Files.deleteIfExists(folder.resolve(prefix + LOCK));
        }
    }

    private static void removeAbandoned(Path folder) throws IOException {
        for (var file : hidden(folder)) {
            var name = name(file);
            if (OURS.matcher(name).matches()) {
                removeIfAbandoned(folder, file, name.substring(0, name.length() - LOCK.length()));
            }
        }
    }

    private static void removeIfAbandoned(Path folder, Path lockFile, String prefix) throws IOException {
        try (var lock = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                return;
            }
            // the lock last: whoever is killed here leaves it for the next one
            removeParts(folder, prefix);
            Files.deleteIfExists(lockFile);
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            return; // somebody in this very process has it; or another one has taken it away
        }
    }

    private static void removeParts(Path folder, String prefix) throws IOException {
        for (var file : hidden(folder)) {
            if (name(file).startsWith(prefix + ".") && !name(file).endsWith(LOCK)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> hidden(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, ".*")) {
            var hidden = new ArrayList<Path>();
            files.forEach(hidden::add);
            return hidden;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
