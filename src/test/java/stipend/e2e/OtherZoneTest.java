package stipend.e2e;

import static stipend.e2e.LittleMonth.MONTH;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that was counted in another zone had other bounds: it is another day. */
class OtherZoneTest {
    private static final String[] FIRST = {"nightly", "--day", "2024-03-01"};

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    private Ran inZone(String zone, String... command) {
        return platform.run(
                Stream.concat(Stream.of(command), Stream.of("--zone", zone)).toArray(String[]::new));
    }

    @Test
    void aDayOfOtherBoundsIsCountedAgainUntilItsMonthIsClosed() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        LittleMonth.text(
                platform.data().resolve("usage/2024-03-01/evening.csv"),
                LittleMonth.EVENTS + """
                    e9,2024-03-01T20:00:00Z,generation,u9,m1,1,
                    """); // in Shanghai it is the next day already
        inZone("UTC", FIRST).well().says("days: 1 counted");
        platform.run(FIRST).well().says("2024-03-01 counted", "days: 1 counted");
        inZone("Asia/Taipei", FIRST).well().says("days: 0 counted, 1 counted before"); // has the same bounds

        inZone("UTC", "nightly", "--from", "2024-03-01", "--to", "2024-03-03")
                .well()
                .says("days: 3 counted");
        platform.run("monthly", "--month", MONTH, "--by", "li")
                .well()
                .says("3 days were counted under another usage section or zone and are counted again");
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        platform.run("run", "approve", "--month", MONTH, "--by", "jonas").well();
        platform.run(FIRST).well().says("1 counted before");
        inZone("UTC", FIRST).refused(2, "2024-03-01: ", "2024-03 is approved", "restate --month 2024-03");
        inZone("UTC", "restate", "--month", MONTH)
                .well()
                .says("2024-03-01 counted again: it was counted in another zone");
    }
}
