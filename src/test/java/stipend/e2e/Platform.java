package stipend.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import stipend.Stipend;
import stipend.cli.StipendCommand;
import stipend.delivery.Sha256;

/**
 * A platform that uses Stipend: its folders, and the command line run in them within this process.
 *
 * @param database the JDBC URL of its PostgreSQL; null: the embedded one
 */
record Platform(
        Path data,
        Path rules,
        Path reports,
        Path state,
        @Nullable String database) {

    /** For jobs of databases that number alike, {@link Servers#hasNumbersOfItsOwn}. */
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    /** All four folders in one. */
    static Platform in(Path home) {
        return new Platform(
                home.resolve("data"), home.resolve("rules"), home.resolve("reports"), home.resolve("state"), null);
    }

    Platform with(String otherDatabase) {
        return new Platform(data, rules, reports, state, otherDatabase);
    }

    Platform writingTo(Path home) {
        return new Platform(data, rules, home.resolve("reports"), home.resolve("state"), database);
    }

    Ran run(String... command) {
        if (Servers.hasNumbersOfItsOwn(database)) {
            return ran(command);
        }
        ONE_AT_A_TIME.lock();
        try {
            return ran(command);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private Ran ran(String... command) {
        var out = new StringWriter();
        var err = new StringWriter();
        var logged = new ByteArrayOutputStream();
        var exit = StandardStreams.caught(
                logged,
                () -> StipendCommand.run(
                        Stipend::open, new PrintWriter(out, true), new PrintWriter(err, true), arguments(command)));
        return Ran.of(exit, out.toString(), err + logged.toString(StandardCharsets.UTF_8));
    }

    /** With the global options. */
    String[] arguments(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.toString(), "--rules", rules.toString()));
        arguments.addAll(List.of("--reports", reports.toString(), "--state", state.toString()));
        if (database != null) {
            arguments.addAll(List.of("--db", database));
        }
        return arguments.toArray(String[]::new);
    }

    /** The same in a process of its own, which writes both its streams into one. */
    Process start(String... command) {
        try {
            return process(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessBuilder process(String... command) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Stipend.class.getName()));
        line.addAll(List.of(arguments(command)));
        return new ProcessBuilder(line);
    }

    /** Nightly over the whole month, monthly, export. */
    Platform plays(String month) {
        run("nightly", "--from", month + "-01", "--to", lastDay(month)).well();
        run("monthly", "--month", month, "--by", "li").well();
        run("export", "--month", month).well();
        return this;
    }

    static String lastDay(String month) {
        return java.time.YearMonth.parse(month).atEndOfMonth().toString();
    }

    /** Every exported file of a month and its SHA-256. */
    SortedMap<String, String> exported(String month) {
        var folder = reports.resolve(month);
        var files = new TreeMap<String, String>();
        try (var tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), Sha256.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Its CSV files that say nothing of file names. */
    SortedMap<String, String> figures(String month) {
        var figures = new TreeMap<>(exported(month));
        figures.keySet().removeIf(name -> !name.endsWith(".csv") || name.equals("rejected_rows.csv"));
        return figures;
    }
}
