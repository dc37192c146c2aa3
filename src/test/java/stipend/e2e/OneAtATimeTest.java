package stipend.e2e;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nights at once: one works, the other is told who does; a lock ends with its holder. */
class OneAtATimeTest {
    @TempDir
    private Path home;

    @Test
    void whoComesSecondIsToldWhoIsThere() throws Exception {
        var url = Servers.fresh();
        var platform = Platform.in(home).with(url);
        LittleMonth.write(platform);
        platform.run("status").well();
        try (var other = DriverManager.getConnection(url + "&ApplicationName=stipend%2C+process+4711");
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x5354_4950_4A4F_4253L + ")");
            platform.run("nightly", "--day", "2024-03-02")
                    .refused(
                            2,
                            "another stipend (stipend, process 4711 at 127.0.0.1, since 20",
                            "Z) is counting or computing in this database; try again when it is done");
        }
        platform.run("nightly", "--day", "2024-03-02").well().says("days: 1 counted");
    }
}
