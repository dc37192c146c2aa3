package stipend.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import stipend.disk.Disk;
import stipend.fault.WorkFault;

/**
 * Where a server keeps its data. It is made beside its place, under a name of its own, and put there when it is whole, before
 * a server first runs in it. So what lies under such a name holds nothing, and what has its place is never taken away.
 */
final class DataFolder {
    private static final Pattern PART = Pattern.compile("postgres\\.[0-9a-f]{16}\\.part");

    /** A server writes it whenever it starts. */
    private static final String TRACE_OF_A_SERVER = "postmaster.opts";

    /** The library's own lock, which it still holds when it is stopped. */
    private static final String LIBRARYS_LOCK = "epg-lock";

    /** Two templates come before the database that Stipend's tables are in. */
    private static final int TEMPLATES = 2;

    private DataFolder() {}

    /** The one below the state folder, made where there is none. */
    static Path in(Path state) throws IOException {
        var place = state.resolve("postgres");
        // it may be a link to another disk
        var data = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
        removeParts(parent(data));
        if (!Files.exists(data) || isEmpty(data)) {
            make(data);
        }
        requireWhole(data);
        return data;
    }

    /** What killed processes left. One of their helpers may still write there; the next start takes what this one cannot. */
    private static void removeParts(Path parent) throws IOException {
        for (var part : entries(parent)) {
            if (isPart(part) && !hadServer(part)) {
                try {
                    FileSystemUtils.deleteRecursively(part);
                } catch (IOException e) {
                    continue;
                }
            }
        }
    }

    private static void make(Path data) throws IOException {
        var name = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
        var part = data.resolveSibling("postgres." + name + ".part");
        initialise(part);
        Files.delete(part.resolve(LIBRARYS_LOCK));
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
        // before a server runs there: under its former name it would be taken for a leftover
        Disk.forceNames(parent(data));
    }

    /** The library makes a folder and begins the server there in one go; it is stopped in between. */
    private static void initialise(Path part) throws IOException {
        try {
            EmbeddedPostgres.builder()
                    .setDataDirectory(part)
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C")
                    .setDataDirectoryCustomizer(DataFolder::stop)
                    .start()
                    .close();
        } catch (Made e) {
            return;
        } catch (IllegalStateException e) {
            throw new IOException("its data cannot be laid out there; is the disk full? (" + e.getMessage() + ")", e);
        }
        throw new IOException("a server has started where its data was only to be laid out");
    }

    private static void stop(File made) {
        throw new Made();
    }

    /** The folder is whole. */
    private static final class Made extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Made() {
            super("made", null, false, false);
        }
    }

    /**
     * Earlier versions made it in its place, and one that was killed meanwhile left a part. Nobody but people can tell it
     * from what is being copied there, so it stays.
     */
    private static void requireWhole(Path data) throws IOException {
        var databases = data.resolve("base");
        if (!hadServer(data)
                && (!Files.isDirectory(databases) || entries(databases).size() <= TEMPLATES)) {
            throw new WorkFault(data + ": has no database in it; a first start that was killed leaves that behind."
                    + " Unless something is being copied there, move it away and give the same command again");
        }
    }

    private static boolean hadServer(Path folder) {
        return Files.exists(folder.resolve(TRACE_OF_A_SERVER), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPart(Path path) {
        return PART.matcher(path.getFileName().toString()).matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path data) {
        return Objects.requireNonNull(data.getParent());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        return Files.isDirectory(folder) && entries(folder).isEmpty();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
