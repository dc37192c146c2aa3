package stipend.rules;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import stipend.delivery.CellType;

/** Further columns of models.csv and creators.csv that are attributes in expressions (SPEC §4b), by name. */
public record Columns(SortedMap<String, CellType> model, SortedMap<String, CellType> creator) {
    public static final Columns NONE = new Columns(Collections.emptySortedMap(), Collections.emptySortedMap());

    /** The attributes of a program's rows: per creator, models have none in common. */
    public Stream<String> names(Per per) {
        return switch (per) {
            case MODEL -> Stream.concat(model.keySet().stream(), creator.keySet().stream());
            case CREATOR -> creator.keySet().stream();
        };
    }

    Type type(String name) {
        var cells = model.containsKey(name) ? model.get(name) : creator.get(name);
        return switch (Objects.requireNonNull(cells)) {
            case TEXT -> Type.TEXT;
            case BOOLEAN -> Type.BOOLEAN;
            case DECIMAL -> Type.NUMBER;
        };
    }
}
