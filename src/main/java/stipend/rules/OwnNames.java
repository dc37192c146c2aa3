package stipend.rules;

import java.util.Collections;
import java.util.SortedSet;

/** The names that a rules file's expressions may use beside those of SPEC §3: what it declares, and finance's. */
record OwnNames(Columns columns, SortedSet<String> measures, FinanceNames finance, SortedSet<String> totals) {
    /** Only finance's. */
    static OwnNames of(FinanceNames finance) {
        return new OwnNames(Columns.NONE, Collections.emptySortedSet(), finance, Collections.emptySortedSet());
    }
}
