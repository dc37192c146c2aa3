package stipend.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The words and signs of the rule language, and how a word that is none of them is answered. */
final class Words {
    /** Words with a meaning of their own, which no figure may have as its name. */
    static final Set<String> KEYWORDS = Set.of(
            "and", "or", "not", "in", "between", "is", "null", "true", "false", "case", "when", "then", "else", "end");

    static final Set<String> FUNCTIONS =
            Set.of("least", "greatest", "coalesce", "round", "floor", "ceil", "abs", "nullif");

    static final String SIGNS = "()+-*/=<>,!";
    static final Set<String> TWO_CHARACTER_SIGNS = Set.of("<>", "!=", "<=", ">=");

    /** SQL that people try here: named as such, lest "like" be answered with the name "likes". */
    private static final Set<String> OTHER_SQL = Set.of(
            "select",
            "from",
            "where",
            "like",
            "ilike",
            "similar",
            "distinct",
            "cast",
            "exists",
            "any",
            "all",
            "some",
            "over",
            "filter",
            "array",
            "row",
            "interval",
            "date",
            "time",
            "timestamp",
            "extract",
            "collate",
            "escape",
            "limit",
            "union",
            "group",
            "order",
            "having",
            "with",
            "symmetric",
            "xor",
            "unknown",
            "isnull",
            "notnull",
            "mod",
            "div",
            "as",
            "if",
            "then",
            "join",
            "using",
            "values",
            "on");

    private static final int LONGEST_QUOTE = 60;

    private Words() {}

    static boolean startsName(int codePoint) {
        return codePoint == '_' || Character.isLetter(codePoint);
    }

    static boolean continuesName(int codePoint) {
        return codePoint == '_' || Character.isLetterOrDigit(codePoint);
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && startsName(text.codePointAt(0))
                && text.codePoints().allMatch(Words::continuesName);
    }

    static boolean isReserved(String lower) {
        return KEYWORDS.contains(lower) || FUNCTIONS.contains(lower);
    }

    static boolean isOtherSql(String lower) {
        return OTHER_SQL.contains(lower);
    }

    /** Between quotation marks, on one line, not too long to read. */
    static String quote(String text) {
        var shown = text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        return "\"" + shown.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ") + "\"";
    }

    /** {@code ; did you mean "generations"?}, or, where nothing is like it, {@code ; the nearest known … is}. */
    static String suggestion(String word, Collection<String> known, String kind) {
        var nearest = nearest(word, known);
        if (nearest == null) {
            return "";
        }
        return isClose(word, nearest)
                ? "; did you mean " + quote(nearest) + "?"
                : "; the nearest known " + kind + " is " + quote(nearest);
    }

    /** {@code ; did you mean "platform"?}, or where none is close, a semicolon only. */
    static String closest(String word, Collection<String> known) {
        var nearest = nearest(word, known);
        return nearest != null && isClose(word, nearest) ? "; did you mean " + quote(nearest) + "?" : ";";
    }

    /** {@code there is no function "ceiling"; did you mean …} or all there are. */
    static String noFunction(String word) {
        var functions = FUNCTIONS.stream().sorted().toList();
        var nearest = nearest(word, functions);
        return "there is no function " + quote(word)
                + (nearest != null && isClose(word, nearest)
                        ? "; did you mean " + quote(nearest) + "?"
                        : "; there are " + String.join(", ", functions));
    }

    static boolean isClose(String word, String nearest) {
        int longer = Math.max(word.length(), nearest.length());
        return edits(word, nearest) * 3 <= longer;
    }

    /**
     * The one with the fewest edits, among equals the first. Where none is close, what begins alike counts too, so
     * that model_id is answered with model_age_days.
     */
    static @Nullable String nearest(String word, Collection<String> known) {
        var nearest = least(known, candidate -> edits(word, candidate));
        return nearest == null || isClose(word, nearest)
                ? nearest
                : least(known, candidate -> edits(word, candidate) - sharedStart(word, candidate));
    }

    private static @Nullable String least(Collection<String> known, ToIntFunction<String> measure) {
        return known.stream().min(Comparator.comparingInt(measure)).orElse(null);
    }

    private static int edits(String word, String candidate) {
        return distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }

    private static int sharedStart(String word, String candidate) {
        int i = 0;
        while (i < word.length() && i < candidate.length() && word.charAt(i) == candidate.charAt(i)) {
            i++;
        }
        return i;
    }

    /** How many characters to add, drop, change, or swap with their neighbour. */
    static int distance(String a, String b) {
        var edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : fewest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
