package stipend.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/**
 * PostgreSQL of this process, kept below the state folder. One process at a time has it: a lock on a file says so, which
 * the operating system frees however the process ends. It listens on this machine only and asks for a password, which
 * lies beside it, readable by its owner.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCAL_WITH_PASSWORD = "local all all scram-sha-256\n"
            + "host all all 127.0.0.1/32 scram-sha-256\n"
            + "host all all ::1/128 scram-sha-256\n";

    private final FileChannel lock;
    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres postgres, String password) {
        this.lock = lock;
        this.postgres = postgres;
        this.password = password;
    }

    static EmbeddedDatabase start(Path state) {
        createFolder(state);
        try {
            var lock = lock(state);
            try {
                return start(state, lock);
            } catch (IOException | RuntimeException | SQLException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new WorkFault("the embedded PostgreSQL in " + state + " does not start: " + e.getMessage());
        }
    }

    private static void createFolder(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            throw new InputFault(state + ": no folder, and none can be made there (" + e.getClass().getSimpleName()
                    + "); name another with --state");
        }
    }

    private static FileChannel lock(Path state) throws IOException {
        var lock = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(lock)) {
            lock.close();
            throw new InputFault(
                    "another stipend is at work in " + state + "; wait for it, or name another folder with --state");
        }
        return lock;
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }

    private static EmbeddedDatabase start(Path state, FileChannel lock) throws IOException, SQLException {
        var data = state.resolve("postgres").toAbsolutePath();
        var secret = state.resolve("postgres.password");
        stopOrphan(data.resolve("postmaster.pid"));
        var password = Files.exists(secret) ? Files.readString(secret) : randomPassword();
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "localhost")
                .setConnectConfig("password", password)
                .setRegisterShutdownHook(true)
                .setPGStartupWait(PATIENCE)
                .start();
        if (!Files.exists(secret)) {
            demandPassword(postgres, data, password);
            writePrivately(secret, password);
        }
        return new EmbeddedDatabase(lock, postgres, password);
    }

    /** A killed process leaves its server behind; as the lock is ours, nobody uses it. */
    private static void stopOrphan(Path pidFile) throws IOException {
        var process = orphan(pidFile);
        if (process != null) {
            process.destroy();
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IOException("a server of an earlier run (process " + process.pid() + ") does not stop", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static @Nullable ProcessHandle orphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return null;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
    }

    private static void demandPassword(EmbeddedPostgres postgres, Path data, String password)
            throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url(postgres));
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'"); // hexadecimal: nothing to escape
            Files.writeString(data.resolve("pg_hba.conf"), LOCAL_WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String url(EmbeddedPostgres postgres) {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    String url() {
        return url(postgres);
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lock.close();
        } catch (IOException e) {
            throw new WorkFault("the embedded PostgreSQL does not stop: " + e.getMessage());
        }
    }
}
