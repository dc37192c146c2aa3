package stipend.catalog;

import java.util.Collections;
import java.util.SortedMap;
import stipend.delivery.CellType;

/** Columns that models.csv and creators.csv must have beyond SPEC §1, since rules declare them (SPEC §4b). */
public record Declared(SortedMap<String, CellType> model, SortedMap<String, CellType> creator) {
    public static final Declared NONE = new Declared(Collections.emptySortedMap(), Collections.emptySortedMap());
}
