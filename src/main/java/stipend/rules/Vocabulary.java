package stipend.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import stipend.text.CodePoints;

/**
 * The names an expression may use, each with its type and its slot: the place of its value in the row
 * ({@code Object[]}) that {@link Expr#evaluate} reads. Names are found without regard to case.
 *
 * <p>The fixed names come first, in the order of {@link ModelSlot} or {@link CreatorSlot}; declared columns and
 * finance's names follow, each in their order.
 */
public final class Vocabulary {
    /** A name; {@code slot} is its place in a row. */
    public record Name(String name, Type type, int slot) {}

    /** Names that differ in case only are one name; else the order is by code point of the lower-case name. */
    public static final Comparator<String> NAME_ORDER =
            Comparator.comparing(name -> name.toLowerCase(Locale.ROOT), CodePoints.ORDER);

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

    /** For programs per model: {@link ModelSlot}, then finance's names. */
    public static Vocabulary perModel(FinanceNames finance) {
        return of(Per.MODEL, Columns.NONE, finance);
    }

    /** For programs per creator: {@link CreatorSlot}, then finance's names. */
    public static Vocabulary perCreator(FinanceNames finance) {
        return of(Per.CREATOR, Columns.NONE, finance);
    }

    /** The fixed names, those of the declared columns, finance's. */
    static Vocabulary of(Per per, Columns columns, FinanceNames finance) {
        var names = new ArrayList<>(per == Per.MODEL ? ModelSlot.vocabularyNames() : CreatorSlot.vocabularyNames());
        columns.names(per).forEach(name -> names.add(new Name(name, columns.type(name), names.size())));
        finance.names().forEach(name -> names.add(new Name(name, Type.NUMBER, names.size())));
        return new Vocabulary(names);
    }

    public List<Name> names() {
        return names;
    }

    public Optional<Name> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }
}
