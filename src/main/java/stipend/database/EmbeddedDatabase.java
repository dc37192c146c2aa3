package stipend.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import stipend.disk.Disk;
import stipend.fault.BusyFault;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/**
 * PostgreSQL of this process, kept below the state folder. One process at a time has it: a lock on a file says so, which
 * the operating system frees however the process ends. One that stays lets others in: the file {@value #SHARED} says at
 * which port. It listens on this machine only and asks for passwords, the owner's and the application's, which lie beside
 * it, readable by whoever may use it.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCAL_WITH_PASSWORD = "local all all scram-sha-256\n"
            + "host all all 127.0.0.1/32 scram-sha-256\n"
            + "host all all ::1/128 scram-sha-256\n";

    private static final String OWNER = "postgres";
    private static final String SHARED = "postgres.shared";

    /** Who waits for this process is told which one it is. */
    static final String APPLICATION_NAME =
            "stipend, process " + ProcessHandle.current().pid();

    private static final String GUESTS = """
        select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
            and application_name like 'stipend, process %' and application_name <> ?
        """;

    private final Path state;
    private final FileChannel lock;
    private final EmbeddedPostgres postgres;
    private final ProcessHandle server;
    private final DataSource owner;
    private final String applicationPassword;

    private EmbeddedDatabase(
            Path state,
            FileChannel lock,
            EmbeddedPostgres postgres,
            ProcessHandle server,
            DataSource owner,
            String applicationPassword) {
        this.state = state;
        this.lock = lock;
        this.postgres = postgres;
        this.server = server;
        this.owner = owner;
        this.applicationPassword = applicationPassword;
    }

    /** Where another process has it open for all, and this one's password. */
    record Shared(String applicationUrl, String applicationPassword) {}

    /** The server of another process, if it has one here and lets others in. */
    static Optional<Shared> sharedBy(Path state) {
        var port = state.resolve(SHARED);
        try (var lock = Files.exists(port) ? FileChannel.open(state.resolve("lock"), StandardOpenOption.WRITE) : null) {
            // free: whoever wrote the file was killed
            if (lock == null || isFree(lock)) {
                return Optional.empty();
            }
            return Optional.of(new Shared(
                    "jdbc:postgresql://localhost:" + Files.readString(port) + "/postgres?user=" + Schema.APPLICATION,
                    Files.readString(state.resolve("postgres.application.password"))));
        } catch (IOException e) {
            return Optional.empty(); // gone since it was looked for
        }
    }

    /** @param forAll whether others may use it while this process has it */
    static EmbeddedDatabase start(Path state, boolean forAll) {
        createFolder(state);
        try {
            var lock = lock(state);
            try {
                Files.deleteIfExists(state.resolve(SHARED));
                var started = start(state, lock, forAll);
                if (forAll) {
                    Disk.writePrivately(state.resolve(SHARED), String.valueOf(started.postgres.getPort()));
                }
                return started;
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
            throw new InputFault(state + ": no folder, and none can be made there ("
                    + e.getClass().getSimpleName() + "); name another with --state");
        }
    }

    private static FileChannel lock(Path state) throws IOException {
        var lock = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(lock)) {
            lock.close();
            throw new BusyFault("another stipend is at work in " + state + ": wait for it and give the command again");
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

    private static EmbeddedDatabase start(Path state, FileChannel lock, boolean forAll)
            throws IOException, SQLException {
        var data = DataFolder.in(state);
        ServerProcess.stopOrphan(data, PATIENCE);
        var password = secret(state.resolve("postgres.password"));
        var applications = secret(state.resolve("postgres.application.password"));
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost")
                // otherwise, as is usual in tests, what was told as done could be gone after a crash,
                .setServerConfig("synchronous_commit", "on")
                // and all of it be broken after a power cut; this outdoes the library's -F, which comes before it
                .setServerConfig("fsync", "on")
                .setConnectConfig("password", password)
                // who stays ends in his own order, the server last
                .setRegisterShutdownHook(!forAll)
                .setPGStartupWait(PATIENCE)
                .start();
        var owner = owner(password, postgres);
        secure(owner, data.resolve("pg_hba.conf"), password, applications);
        var server = ServerProcess.of(data);
        if (server.isEmpty()) {
            postgres.close();
            throw new IOException("it ended as soon as it was there");
        }
        return new EmbeddedDatabase(state, lock, postgres, server.get(), owner, applications);
    }

    private static DataSource owner(String password, EmbeddedPostgres postgres) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.getJdbcUrl(OWNER, "postgres"));
        source.setPassword(password);
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** Each start sets what a start that was killed may have left undone; hexadecimal passwords need no escaping. */
    private static void secure(DataSource owner, Path access, String password, String applications)
            throws IOException, SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("do $$ begin create role " + Schema.APPLICATION
                    + "; exception when duplicate_object then null; end $$");
            statement.execute("alter role " + Schema.APPLICATION + " login password '" + applications + "'");
            if (!Files.readString(access).equals(LOCAL_WITH_PASSWORD)) {
                statement.execute("alter role " + OWNER + " password '" + password + "'");
                Disk.writePrivately(access, LOCAL_WITH_PASSWORD);
                statement.execute("select pg_reload_conf()");
            }
        }
    }

    /** What the file says; made up and written at the first start. */
    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            Disk.writePrivately(file, randomPassword());
        }
        return Files.readString(file);
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** As the role whose the tables are. */
    DataSource owner() {
        return owner;
    }

    /** As the role that can take nothing back. */
    String applicationUrl() {
        return postgres.getJdbcUrl(Schema.APPLICATION, "postgres");
    }

    String applicationPassword() {
        return applicationPassword;
    }

    /** Once its server has ended, in whatever way. */
    void whenGone(Runnable then) {
        // not the process that was begun: as root that is one which begins the server, and ends
        var _ = server.onExit().thenRun(then);
    }

    @Override
    public void close() {
        if (!lock.isOpen()) {
            return; // it is closed
        }
        try {
            Files.deleteIfExists(state.resolve(SHARED));
            waitForGuests();
            postgres.close();
            lock.close();
        } catch (IOException e) {
            throw new WorkFault("the embedded PostgreSQL does not stop: " + e.getMessage());
        }
    }

    /** For a while: the work of a guest whose server goes is taken up by its next start. A server that is gone has none. */
    private void waitForGuests() {
        var patience = Instant.now().plus(PATIENCE);
        try (var connection = owner.getConnection();
                var guests = connection.prepareStatement(GUESTS)) {
            guests.setString(1, APPLICATION_NAME);
            while (number(guests) > 0 && Instant.now().isBefore(patience)) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            return; // nobody is there to be asked
        }
    }

    private static long number(PreparedStatement question) throws SQLException {
        try (var row = question.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
