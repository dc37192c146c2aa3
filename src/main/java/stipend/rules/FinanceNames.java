package stipend.rules;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that finance supplies in platform.csv, as far as rules are checked against them (SPEC §4).
 *
 * @param month whose figures are meant; null: of any month
 * @param names in the order of their slots
 * @param elsewhere names, in lower case, that only other months have
 */
public record FinanceNames(@Nullable YearMonth month, SortedSet<String> names, Set<String> elsewhere) {
    /** No platform.csv, and no month to miss a figure in. */
    public static final FinanceNames NONE = new FinanceNames(null, java.util.Collections.emptySortedSet(), Set.of());

    /** What to say of an unknown word beside the nearest name: perhaps the month lacks a figure. */
    String lacks(String word, Collection<String> known) {
        if (month == null) {
            return "";
        }
        var nearest = Words.nearest(word, known);
        boolean slip = nearest != null && Words.isClose(word, nearest);
        return slip && !elsewhere.contains(word.toLowerCase(Locale.ROOT))
                ? ""
                : " (platform.csv has no such figure for " + month + ")";
    }
}
