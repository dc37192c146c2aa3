package stipend.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names an expression may use, each with its type and its slot: the place of its value in the row
 * ({@code Object[]}) that {@link Expr#evaluate} reads. Names are found without regard to case.
 */
public final class Vocabulary {
    /** A name; {@code slot} is its place in a row. */
    public record Name(String name, Type type, int slot) {}

    private final List<Name> names;
    private final Map<String, Name> byName = new TreeMap<>();

    /** Slots are given in the order of the list. A name that stands twice is the caller's fault. */
    public Vocabulary(List<Name> names) {
        this.names = List.copyOf(names);
        for (var name : names) {
            if (byName.put(name.name().toLowerCase(Locale.ROOT), name) != null) {
                throw new IllegalArgumentException("name stands twice: " + name.name());
            }
        }
    }

    public List<Name> names() {
        return names;
    }

    public Optional<Name> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }
}
