package stipend.rules;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The names that a rules file's expressions may use beside those of SPEC §3: what it declares, and finance's. */
record OwnNames(Columns columns, SortedMap<String, Measure> measures, FinanceNames finance, SortedSet<String> totals) {
    /** Only finance's. */
    static OwnNames of(FinanceNames finance) {
        return new OwnNames(Columns.NONE, Collections.emptySortedMap(), finance, Collections.emptySortedSet());
    }

    /** Measures, and what those that add up were in earlier months. */
    Stream<String> ofMeasures() {
        return Stream.concat(
                measures.keySet().stream(),
                measures.entrySet().stream()
                        .filter(measure -> measure.getValue().addsUp())
                        .flatMap(measure -> EarlierName.of(measure.getKey()))
                        .map(EarlierName::name));
    }
}
