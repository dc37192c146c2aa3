package stipend.rules;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The line of a file that a problem is on, with a caret below its place, also where characters are two columns wide. */
final class Excerpt {
    private static final int WIDEST = 110;
    private static final int BEFORE = 70;
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private Excerpt() {}

    static String shown(String source, Problem problem) {
        var head = problem.file() + ":" + problem.line() + ":" + problem.column() + ": "
                + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.what();
        var lines = source.split("\r?\n|\r", -1);
        return problem.line() > lines.length
                ? head
                : head + "\n" + excerpt(lines[problem.line() - 1], problem.line(), problem.column() - 1);
    }

    private static String excerpt(String line, int number, int column) {
        var all = line.codePoints().toArray();
        int from = all.length <= WIDEST || column <= BEFORE ? 0 : column - BEFORE;
        int to = Math.min(all.length, from + WIDEST);
        var shown = text(all, from, to);
        var before = text(all, from, Math.min(Math.max(column, from), to));
        var ahead = from > 0 ? "…" : "";
        var gutter = String.format(Locale.ROOT, "%6d | ", number);
        return gutter + ahead + shown + (to < all.length ? "…" : "") + "\n" + " ".repeat(gutter.length() - 2) + "| "
                + " ".repeat(ahead.length()) + blank(before) + "^";
    }

    private static String text(int[] line, int from, int to) {
        return new String(line, from, to - from).replaceAll("\\p{Cntrl}", " ");
    }

    private static String blank(String text) {
        return text.codePoints().mapToObj(c -> isWide(c) ? "  " : " ").collect(Collectors.joining());
    }

    private static boolean isWide(int c) {
        return WIDE.contains(UnicodeScript.of(c)) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
    }
}
