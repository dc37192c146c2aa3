package stipend.rules;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stipend.delivery.CellType;

/** Texts of the rule language, whole and well typed, from its grammar. */
record RandomExpressions(Random random, List<String> numbers) {
    private static final List<String> NUMBERS =
            List.of("generations", "views", "LIKES", "revenue", "active_days", "model_age_days", "total_revenue");

    /** All that {@link #richer} has names for. */
    static final Vocabulary RICHER = Vocabulary.of(
            Per.MODEL,
            new OwnNames(
                    new Columns(
                            new TreeMap<>(Map.of(
                                    "cost",
                                    CellType.DECIMAL,
                                    "base_model",
                                    CellType.TEXT,
                                    "original",
                                    CellType.BOOLEAN)),
                            new TreeMap<>(Map.of("age", CellType.DECIMAL)),
                            new TreeMap<>()),
                    new TreeMap<>(Map.of(
                            "api_calls",
                            new Measure(Measure.Kind.COUNT, EventType.GENERATION, Expr.Literal.TRUE, null))),
                    FinanceNames.NONE,
                    new TreeSet<>(Set.of("all_costs"))));

    RandomExpressions(Random random) {
        this(random, NUMBERS);
    }

    /** Also of what a rules file declares, of ranks and of creators' figures. */
    static RandomExpressions richer(Random random) {
        var more = List.of("cost", "Age", "api_calls", "all_costs", "rank", "creator_revenue", "creator_unique_users");
        return new RandomExpressions(
                random, Stream.concat(NUMBERS.stream(), more.stream()).toList());
    }

    String number(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? one(numbers) : one(List.of("0", "1", "2.5", ".5", "100", "0.1", "null"));
        }
        var sub = (Supplier<String>) () -> number(random.nextInt(depth));
        return switch (random.nextInt(14)) {
            case 0 -> "(" + sub.get() + " + " + sub.get() + ")";
            case 1 -> "(" + sub.get() + " - " + sub.get() + ")";
            case 2, 3 -> "(" + sub.get() + " * " + sub.get() + ")";
            case 4 -> "(" + sub.get() + " / " + sub.get() + ")";
            case 5 -> "(- " + sub.get() + ")";
            case 6 -> one(List.of("abs", "floor", "ceil", "round")) + "(" + sub.get() + ")";
            case 7 -> "round(" + sub.get() + ", " + one(List.of("2", "0", "-1", "1")) + ")";
            case 8 -> "least(" + several(sub) + ")";
            case 9 -> "greatest(" + several(sub) + ")";
            case 10 -> "coalesce(" + several(sub) + ")";
            case 11 -> "nullif(" + sub.get() + ", " + sub.get() + ")";
            case 12 -> "case " + one(numbers) + " when " + sub.get() + " then " + sub.get() + otherwise(sub) + " end";
            default ->
                "case when " + condition(depth - 1) + " then " + sub.get() + " when " + condition(depth - 1) + " then "
                        + sub.get() + otherwise(sub) + " end";
        };
    }

    String condition(int depth) {
        var sub = (Supplier<String>) () -> number(random.nextInt(depth + 1));
        if (depth == 0) {
            return one(numbers) + " " + one(List.of("=", "<>", "!=", "<", "<=", ">", ">=")) + " " + number(0);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            case 4 -> "(not " + condition(depth - 1) + ")";
            case 5 -> one(numbers) + not() + " between " + sub.get() + " and " + sub.get();
            case 6 -> one(numbers) + not() + " in (" + several(sub) + ")";
            case 7 -> one(numbers) + " is" + not() + " null";
            default -> sub.get() + one(List.of(" = ", " < ", " >= ", " <> ")) + sub.get();
        };
    }

    private String not() {
        return random.nextBoolean() ? "" : " not";
    }

    private String otherwise(Supplier<String> sub) {
        return random.nextBoolean() ? "" : " else " + sub.get();
    }

    private String several(Supplier<String> sub) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(_ -> sub.get())
                .collect(Collectors.joining(", "));
    }

    String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
