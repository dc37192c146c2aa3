package stipend.rules;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is doubtful about totals: those that a row may leave without a value, and those that nothing names. */
record TotalDoubts(Outline outline, Rules rules, Facts rows) {

    static Stream<Problem> of(Outline outline, Rules rules, Map<String, Range> finance) {
        return new TotalDoubts(outline, rules, Domains.of(rules, Per.MODEL, finance)).all();
    }

    private Stream<Problem> all() {
        var named = new TreeSet<String>();
        rules.programs().forEach(program -> named.addAll(rules.totalsOf(program).keySet()));
        return rules.totals().entrySet().stream()
                .flatMap(total -> Stream.concat(
                        stops(total.getKey(), total.getValue()),
                        named.contains(total.getKey())
                                ? Stream.empty()
                                : warning(total.getKey(), "no program names the total " + quoted(total.getKey()))));
    }

    private Stream<Problem> stops(String name, Expr expr) {
        var divided = Divisors.canBeZero(rows, expr)
                ? warning(
                        name,
                        "total " + quoted(name) + " can divide by zero, which stops the month; divide by"
                                + " greatest(1, …), or guard it with case")
                : Stream.<Problem>empty();
        var absent = rows.of(expr).nullable()
                ? warning(
                        name,
                        "total " + quoted(name) + " can be null for a row, which stops the month; give it a value with"
                                + " coalesce(…, 0)")
                : Stream.<Problem>empty();
        return Stream.concat(divided, absent);
    }

    private Stream<Problem> warning(String name, String what) {
        return Stream.of(outline.warning(what, "totals", name));
    }

    private static String quoted(String name) {
        return Words.quote(name);
    }
}
