package stipend.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is doubtful about measures: those that count nothing, and those that nothing names. */
record MeasureDoubts(Outline outline, Rules rules) {
    private static final Facts EVENT = new Facts(Map.of(
            EventNames.QUANTITY, Range.between(BigDecimal.ZERO, BigDecimal.TEN.pow(9)),
            EventNames.AMOUNT, Range.between(BigDecimal.ZERO, BigDecimal.TEN.pow(12))));

    static Stream<Problem> of(Outline outline, Rules rules) {
        return new MeasureDoubts(outline, rules).all();
    }

    private Stream<Problem> all() {
        var named = named();
        return rules.usage().measures().entrySet().stream()
                .flatMap(measure -> Stream.concat(
                        never(measure.getKey(), measure.getValue()),
                        named.contains(measure.getKey())
                                        || EarlierName.of(measure.getKey())
                                                .map(EarlierName::name)
                                                .anyMatch(named::contains)
                                ? Stream.empty()
                                : Stream.of(outline.warning(
                                        "no program names the measure " + Words.quote(measure.getKey()),
                                        "usage",
                                        "measures",
                                        measure.getKey()))));
    }

    private Stream<Problem> never(String name, Measure measure) {
        return EVENT.assuming(measure.where()).impossible().stream()
                .map(of -> outline.warning(
                        "where can never hold: it asks " + Words.quote(of) + " to be two things at once",
                        "usage",
                        "measures",
                        name,
                        "where"));
    }

    private Set<String> named() {
        var named = rules.programs().stream()
                .flatMap(program -> program.expressions().stream()
                        .flatMapToInt(Expr::slots)
                        .mapToObj(rules.vocabulary(program.per()).names()::get))
                .map(Vocabulary.Name::name)
                .collect(Collectors.toCollection(TreeSet::new));
        rules.totals().values().stream()
                .flatMapToInt(Expr::slots)
                .mapToObj(rules.perModel().names()::get)
                .forEach(name -> named.add(name.name()));
        return named;
    }
}
