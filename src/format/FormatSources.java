import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that the project's sources have the form palantir-java-format gives them, or gives it to them.
 * Started by Maven in a JVM of the toolchain: the formatter parses with the running JVM's own javac, and Maven's
 * JVM may be older than the sources. Sources seen in good form are remembered by hash and not parsed again.
 */
class FormatSources {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /** Arguments: {@code check} or {@code apply}, the file that remembers, the folders. */
    public static void main(String[] arguments) throws Exception {
        var check = arguments[0].equals("check");
        var memory = Path.of(arguments[1]);
        var wellFormed = Files.exists(memory) ? Set.copyOf(Files.readAllLines(memory)) : Set.<String>of();
        var seen = new TreeSet<String>();
        var misshapen = new ArrayList<Path>();
        for (var source : sources(List.of(arguments).subList(2, arguments.length))) {
            var text = Files.readString(source);
            var formed = wellFormed.contains(sha256(text)) ? text : formed(source, text);
            if (check && !formed.equals(text)) {
                misshapen.add(source);
                continue;
            }
            if (!formed.equals(text)) {
                Files.writeString(source, formed);
            }
            seen.add(sha256(formed));
        }
        Files.createDirectories(memory.getParent());
        Files.write(memory, seen);
        if (!misshapen.isEmpty()) {
            misshapen.forEach(source -> System.err.println("not in the project's form: " + source));
            System.err.println("mvn -q -Pformat initialize gives them their form");
            System.exit(1);
        }
    }

    /** The formatter 2.103 knows no unnamed pattern {@code _} and says only line and column of what it cannot read. */
    private static String formed(Path source, String text) {
        try {
            return FORMATTER.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            System.err.println(source + ": palantir-java-format cannot read it (for a pattern `_` write `var _`): "
                    + e.getMessage());
            System.exit(1);
            return text;
        }
    }

    private static List<Path> sources(List<String> folders) throws Exception {
        var all = new ArrayList<Path>();
        for (var folder : folders) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
