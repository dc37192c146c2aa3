package stipend.text;

import java.util.Comparator;

/** Order of texts by Unicode code point, which {@link String#compareTo} (by UTF-16 unit) is not. */
public final class CodePoints {
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        var shared = Math.min(a.length(), b.length());
        for (var i = 0; i < shared; i++) {
            var x = a.charAt(i);
            var y = b.charAt(i);
            if (x != y) {
                return Integer.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above all that one unit can hold. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
