package stipend.rules;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every way to change one thing in a record of records, found by looking at its components: new ones are changed too. */
final class Mutations {
    /** What has changed, and the whole with that change. */
    record Mutant(String way, Object whole) {}

    private final Set<String> left;

    /** @param left components, as {@code Rules.file}, that mean nothing */
    Mutations(Set<String> left) {
        this.left = left;
    }

    List<Mutant> of(Object whole) {
        var mutants = new ArrayList<Mutant>();
        value("", whole, mutants::add);
        return mutants;
    }

    private void value(String way, Object value, Consumer<Mutant> found) {
        switch (value) {
            case Expr expr -> found.accept(new Mutant(way, expression(expr)));
            case Record whole -> components(way, whole, found);
            case String text -> found.accept(new Mutant(way, text + "x"));
            case BigDecimal number -> found.accept(new Mutant(way, number.add(new BigDecimal("0.01"))));
            case Boolean truth -> found.accept(new Mutant(way, !truth));
            case Long number -> found.accept(new Mutant(way, number + 1));
            case YearMonth month -> found.accept(new Mutant(way, month.plusMonths(1)));
            case Currency _ -> found.accept(new Mutant(way, Currency.getInstance("XOF")));
            case Enum<?> word -> others(way, word, found);
            case List<?> list -> items(way, list, found);
            case Set<?> set -> fewer(way, set, found);
            case Map<?, ?> map -> entries(way, map, found);
            default -> throw new IllegalArgumentException(way + ": no mutation of a " + value.getClass());
        }
    }

    private static Expr expression(Expr expr) {
        return switch (expr.type()) {
            case NUMBER -> Expressions.parse("1 + (" + written(expr) + ")", Exprs.NAMES, Type.NUMBER);
            case BOOLEAN -> Expressions.parse("not (" + written(expr) + ")", Exprs.NAMES, Type.BOOLEAN);
            case TEXT -> throw new IllegalArgumentException("no expression of rules gives a text");
        };
    }

    private static String written(Expr expr) {
        return expr.text().isEmpty() ? "true" : expr.text();
    }

    /** What expressions of tests may name. */
    private static final class Exprs {
        static final Vocabulary NAMES = Vocabulary.perModel(FinanceNames.NONE);
    }

    private void components(String way, Record whole, Consumer<Mutant> found) {
        var type = whole.getClass();
        var components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            var name = type.getSimpleName() + "." + components[i].getName();
            if (left.contains(name)) {
                continue;
            }
            var values = Arrays.stream(components).map(one -> read(one, whole)).toArray();
            UnaryOperator<@Nullable Object> with = value -> {
                var changed = values.clone();
                changed[at] = value;
                return make(type, components, changed);
            };
            if (values[i] != null) {
                value(
                        way + "/" + name,
                        values[i],
                        mutant -> found.accept(new Mutant(mutant.way(), with.apply(mutant.whole()))));
            }
            if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                var other = values[i] == null ? something(components[i]) : null;
                found.accept(new Mutant(way + "/" + name + " is " + other, with.apply(other)));
            }
        }
    }

    private static Object something(RecordComponent component) {
        return component.getType() == BigDecimal.class
                ? BigDecimal.TEN
                : Expressions.parse("10", Exprs.NAMES, Type.NUMBER);
    }

    private static @Nullable Object read(RecordComponent component, Record whole) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void others(String way, Enum<?> word, Consumer<Mutant> found) {
        for (var other : word.getDeclaringClass().getEnumConstants()) {
            if (other != word) {
                found.accept(new Mutant(way + " " + other, other));
            }
        }
    }

    private void items(String way, List<?> list, Consumer<Mutant> found) {
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            var without = IntStream.range(0, list.size())
                    .filter(n -> n != at)
                    .<Object>mapToObj(list::get)
                    .toList();
            found.accept(new Mutant(way + "[" + i + "] gone", without));
            value(way + "[" + i + "]", list.get(i), mutant -> {
                var changed = new ArrayList<Object>(list);
                changed.set(at, mutant.whole());
                found.accept(new Mutant(mutant.way(), changed));
            });
        }
    }

    private static void fewer(String way, Set<?> set, Consumer<Mutant> found) {
        for (var gone : set) {
            var without = new TreeSet<Object>((Collection<?>) set);
            without.remove(gone);
            found.accept(new Mutant(way + " without " + gone, without));
        }
    }

    private void entries(String way, Map<?, ?> map, Consumer<Mutant> found) {
        map.forEach((key, old) -> {
            var without = copy(map);
            without.remove(key);
            found.accept(new Mutant(way + " without " + key, without));
            value(way + " " + key, old, mutant -> {
                var changed = copy(map);
                changed.put(key, mutant.whole());
                found.accept(new Mutant(mutant.way(), changed));
            });
        });
    }

    private static Map<Object, Object> copy(Map<?, ?> map) {
        return map instanceof SortedMap<?, ?> ? new TreeMap<>(map) : new LinkedHashMap<>(map);
    }
}
