package stipend.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Rows as lines of a terminal, each column as wide as its widest cell. */
final class TextTable {
    private TextTable() {}

    /**
     * @param rows of one length, the header first
     * @param texts so many columns, from the left, are texts; the rest are numbers, which end in one place
     */
    static List<String> lines(List<List<String>> rows, int texts) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> length(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths, texts)).toList();
    }

    private static String line(List<String> row, int[] widths, int texts) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var padding = " ".repeat(widths[column] - length(row.get(column)));
            line.append(column == 0 ? "" : "  ");
            line.append(column < texts ? row.get(column) + padding : padding + row.get(column));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
