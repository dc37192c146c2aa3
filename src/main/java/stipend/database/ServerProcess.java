package stipend.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The server of a data folder, by the number that it writes into a file there. A file that was left behind may hold anything:
 * the number of a process that got it after a reboot or in a container, or, from a full disk, nothing.
 */
final class ServerProcess {
    private static final String PID = "postmaster.pid";

    /** PostgreSQL puts a minus before the number of one that is used by a single person. */
    private static final Pattern NUMBER = Pattern.compile("-?[1-9]\\d{0,17}");

    /** Linux says so of a program whose file was replaced since. */
    private static final Pattern PROGRAM = Pattern.compile(".*postgres( \\(deleted\\))?");

    private ServerProcess() {}

    /** The server at work on this folder. */
    static Optional<ProcessHandle> of(Path data) throws IOException {
        return number(data)
                .filter(number -> number > 0)
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, data));
    }

    /**
     * A killed process leaves its server behind, which is stopped. A file that names another's process, or none, goes:
     * PostgreSQL would not start beside it. Whether processes of a dead server are still at work there PostgreSQL knows best.
     */
    static void stopOrphan(Path data, Duration patience) throws IOException {
        var orphan = of(data);
        if (orphan.isPresent()) {
            stop(orphan.get(), patience);
        } else if (misleads(data)) {
            Files.deleteIfExists(data.resolve(PID));
        }
    }

    private static void stop(ProcessHandle server, Duration patience) throws IOException {
        server.destroy();
        try {
            server.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("a server of an earlier run (process " + server.pid() + ") does not stop", e);
        }
    }

    private static boolean misleads(Path data) throws IOException {
        var number = number(data);
        return number.isEmpty()
                || number.map(Math::abs)
                        .flatMap(ProcessHandle::of)
                        .filter(process -> !serves(process, data))
                        .isPresent();
    }

    /** The file's first line, if it is a number. */
    private static Optional<Long> number(Path data) throws IOException {
        var file = data.resolve(PID);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(NUMBER.asMatchPredicate())
                .map(Long::valueOf);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        var info = process.info();
        return PROGRAM.matcher(info.command().orElse("")).matches()
                && isSame(argument("-D", Arrays.asList(info.arguments().orElse(new String[0]))), data);
    }

    /** What stands behind the option; empty if nothing does. */
    private static String argument(String option, List<String> arguments) {
        var at = arguments.indexOf(option);
        return at < 0 || at + 1 == arguments.size() ? "" : arguments.get(at + 1);
    }

    private static boolean isSame(String folder, Path data) {
        try {
            return Path.of(folder).isAbsolute() && Files.isSameFile(Path.of(folder), data);
        } catch (IOException | InvalidPathException e) {
            return false; // there is no such folder, so it is not this one
        }
    }
}
