package stipend.text;

import java.util.Comparator;

/** The order of texts in every file and every tie (SPEC §1). String's own order is by UTF-16 unit, which is another one. */
public final class CodePoints {
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return rank(a.charAt(i)) - rank(b.charAt(i));
            }
        }
        return a.length() - b.length();
    }

    /** A surrogate stands for a code point above U+FFFF, so it ranks above U+E000..U+FFFF, which UTF-16 puts after it. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
