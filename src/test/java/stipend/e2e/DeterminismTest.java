package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.demo.DemoData;

/** The demo's month: the same bytes whatever the machine, the database, the names of the files. */
class DeterminismTest {
    private static final String MONTH = DemoData.MONTH.toString();

    @TempDir
    private static Path shared;

    private static Platform first = Platform.in(Path.of("."));
    private static SortedMap<String, String> bytes = new java.util.TreeMap<>();

    @TempDir
    private Path temp;

    @BeforeAll
    static void play() {
        var platform = Platform.in(shared);
        new DemoData().write(platform.data());
        first = new Platform(platform.data(), Path.of("rules"), platform.reports(), platform.state(), Servers.fresh());
        bytes = first.plays(MONTH).exported(MONTH);
        assertThat(bytes)
                .containsKeys("payouts.xlsx", "statements/c13.html", "awards.csv")
                .hasSize(32);
    }

    private Platform again(String database) {
        return first.writingTo(temp).with(database);
    }

    @Test
    void inAnotherPlaceOfTheWorld() {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-ca-islamic-nu-arab"));
        try {
            assertThat(again(Servers.fresh()).plays(MONTH).exported(MONTH)).isEqualTo(bytes);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /** Which sorts and compares texts as English does, and not by code point. */
    @Test
    void inADatabaseOfAnotherLocale() {
        var english = Servers.create("template template0 locale_provider icu icu_locale 'en-US' locale 'C.UTF-8'");
        assertThat(again(english).plays(MONTH).exported(MONTH)).isEqualTo(bytes);
    }

    @Test
    void fromFilesOfOtherNamesIntoTheEmbeddedDatabaseAndAgainAfterDeletingIt() throws IOException {
        var data = temp.resolve("data");
        copy(first.data(), data);
        var platform = new Platform(data, first.rules(), temp.resolve("reports"), temp.resolve("state"), null);
        assertThat(platform.plays(MONTH).figures(MONTH))
                .isEqualTo(first.figures(MONTH))
                .hasSize(5);

        new ProcessBuilder("rm", "-r", platform.state().toString())
                .start()
                .onExit()
                .join();
        new ProcessBuilder("rm", "-r", platform.reports().toString())
                .start()
                .onExit()
                .join();
        var afresh = new Platform(first.data(), first.rules(), platform.reports(), platform.state(), null);
        assertThat(afresh.plays(MONTH).exported(MONTH)).isEqualTo(bytes);
    }

    /** Usage files get names that sort the other way round. */
    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            tree.filter(Files::isRegularFile).forEach(file -> {
                var target = to.resolve(from.relativize(file));
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(
                            file,
                            file.startsWith(from.resolve("usage")) ? target.resolveSibling(mirrored(file)) : target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String mirrored(Path file) {
        var name = file.getFileName().toString();
        return (char) ('a' + 'z' - Character.toLowerCase(name.charAt(0))) + " 改 " + name;
    }
}
