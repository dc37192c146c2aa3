package stipend.demo;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180, as the demo's files need it. */
final class Csv {
    private Csv() {}

    static String table(String header, List<List<String>> rows) {
        return header + "\n" + rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
    }

    static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(","));
    }

    private static String field(String text) {
        var plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
