package stipend.rules;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import stipend.delivery.CellType;

/**
 * Further columns (SPEC §4b), by name.
 *
 * @param model of models.csv: attributes in expressions, like those of creators.csv
 * @param event of usage events: counted by, and no names of programs; see {@link UsageRules#columns}
 */
public record Columns(
        SortedMap<String, CellType> model, SortedMap<String, CellType> creator, SortedMap<String, CellType> event) {
    public static final Columns NONE =
            new Columns(Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());

    /** The attributes of a program's rows: per creator, models have none in common. */
    public Stream<String> names(Per per) {
        return switch (per) {
            case MODEL -> Stream.concat(model.keySet().stream(), creator.keySet().stream());
            case CREATOR -> creator.keySet().stream();
        };
    }

    Type type(String name) {
        var cells = model.containsKey(name) ? model.get(name) : creator.get(name);
        return type(Objects.requireNonNull(cells));
    }

    static Type type(CellType cells) {
        return switch (cells) {
            case TEXT -> Type.TEXT;
            case BOOLEAN -> Type.BOOLEAN;
            case DECIMAL -> Type.NUMBER;
        };
    }
}
