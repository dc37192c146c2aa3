package stipend.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import stipend.text.CodePoints;

/**
 * The names an expression may use, each with its type and its slot: the place of its value in the row
 * ({@code Object[]}) that {@link Expr#evaluate} reads. Names are found without regard to case.
 *
 * <p>The fixed names come first, in the order of {@link ModelSlot} or {@link CreatorSlot}; declared
 * columns, measures, finance's names and totals follow, each in their order.
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
        return of(Per.MODEL, OwnNames.of(finance));
    }

    /** For programs per creator: {@link CreatorSlot}, then finance's names. */
    public static Vocabulary perCreator(FinanceNames finance) {
        return of(Per.CREATOR, OwnNames.of(finance));
    }

    /** The fixed names, those of the declared columns, the measures, finance's, the totals. */
    static Vocabulary of(Per per, OwnNames own) {
        var names = new ArrayList<>(per == Per.MODEL ? ModelSlot.vocabularyNames() : CreatorSlot.vocabularyNames());
        own.columns()
                .names(per)
                .forEach(name -> names.add(new Name(name, own.columns().type(name), names.size())));
        own.ofMeasures().forEach(name -> names.add(new Name(name, Type.NUMBER, names.size())));
        own.finance().names().forEach(name -> names.add(new Name(name, Type.NUMBER, names.size())));
        own.totals().forEach(name -> names.add(new Name(name, Type.NUMBER, names.size())));
        return new Vocabulary(names);
    }

    /**
     * The names of both, the same whichever comes first.
     *
     * @param fixed how many they have in common from the first on; the others follow by name
     */
    Vocabulary and(Vocabulary other, int fixed) {
        var more = new TreeMap<String, Name>(NAME_ORDER);
        Stream.of(other, this)
                .flatMap(one -> one.names.stream().skip(fixed))
                .forEach(name -> more.put(name.name(), name));
        var both = new ArrayList<>(names.subList(0, fixed));
        more.values().forEach(name -> both.add(new Name(name.name(), name.type(), both.size())));
        return new Vocabulary(both);
    }

    public List<Name> names() {
        return names;
    }

    public Optional<Name> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }
}
