package stipend.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The snapshot that was read last: for a night's many days it is mostly one, and hashing it is quicker than reading it. */
final class LastRead {
    private @Nullable Read last;

    private record Read(Snapshot snapshot, Declared declared) {}

    synchronized Snapshot read(LocalDate day, Path folder, Declared declared) {
        var reader = new SnapshotReader("catalog/" + day, folder, declared);
        if (last == null
                || !isOf(last, day, declared)
                || !last.snapshot().sha256().equals(reader.sha256())) {
            last = new Read(reader.read(day), declared);
        }
        return last.snapshot();
    }

    private static boolean isOf(Read read, LocalDate day, Declared declared) {
        return read.snapshot().day().equals(day) && read.declared().equals(declared);
    }
}
