package stipend.report;

import java.util.regex.Pattern;

/** Text from outside, made such that a document can hold it and people see what was in it. */
final class VisibleText {
    /** The most that a spreadsheet's cell holds. */
    private static final int CELL = 32_767;

    /** What a spreadsheet would read as an escaped character. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private VisibleText() {}

    /** Characters that XML cannot hold become signs: controls their pictures (␀ …), halves and non-characters �. */
    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        var visible = new StringBuilder(text.length());
        text.codePoints().map(VisibleText::sign).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The same for a cell: its escapes are kept from being read as such, and a text too long ends in an ellipsis. */
    static String ofCell(String text) {
        var visible = of(text);
        var cell = visible.contains("_x") ? ESCAPE.matcher(visible).replaceAll("_x005F_") : visible;
        if (cell.length() <= CELL) {
            return cell;
        }
        int end = Character.isHighSurrogate(cell.charAt(CELL - 2)) ? CELL - 2 : CELL - 1;
        return cell.substring(0, end) + "…";
    }

    /** A loop: a workbook has tens of millions of cells. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isPlain(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int c) {
        return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0xd800) || c == '\t' || c == '\n' || sign(c) == c;
    }

    private static int sign(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' ? c : 0x2400 + c;
        }
        if (c == 0x7f) {
            return 0x2421;
        }
        boolean halfOrNone = c >= 0xd800 && c <= 0xdfff || (c & 0xfffe) == 0xfffe;
        return halfOrNone || c >= 0x80 && c < 0xa0 ? 0xfffd : c;
    }
}
