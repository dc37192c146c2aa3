package stipend.award;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import stipend.rules.Expr;
import stipend.rules.Per;
import stipend.rules.Rules;
import stipend.text.CodePoints;

/** The totals that rules declare: each the sum of an expression over all rows of the month (SPEC §4b). */
final class Totals {
    private Totals() {}

    /**
     * Those that an award depends on, by name; a total that no program names is not computed.
     *
     * @throws stipend.fault.WorkFault if an expression has no value on a row; it names total and model
     */
    static List<Total> of(Rules rules, Rows rows) {
        var named = new TreeMap<String, Expr>(CodePoints.ORDER);
        rules.programs().forEach(program -> named.putAll(rules.totalsOf(program)));
        return named.entrySet().stream()
                .map(total -> new Total(total.getKey(), total.getValue(), sum(total.getKey(), total.getValue(), rows)))
                .toList();
    }

    private static BigDecimal sum(String name, Expr expr, Rows rows) {
        var evaluation = Evaluation.ofTotal(name);
        return rows.per(Per.MODEL, List.of(expr))
                .map(row -> evaluation.number("its expression", expr, row))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
