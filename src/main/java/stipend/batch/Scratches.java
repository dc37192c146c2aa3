package stipend.batch;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders that work of this process has open. Those that are left go when the application is closed: of a command that
 * is told to stop at once, of a process that serves after what is at work. A shutdown hook of their own would not wait.
 */
final class Scratches implements AutoCloseable {
    private final Set<Scratch> open = ConcurrentHashMap.newKeySet();

    /** Makes a folder below this one. */
    Scratch below(Path parent) {
        var scratch = Scratch.below(parent, open::remove);
        open.add(scratch);
        return scratch;
    }

    @Override
    public void close() {
        open.forEach(Scratch::close);
    }
}
