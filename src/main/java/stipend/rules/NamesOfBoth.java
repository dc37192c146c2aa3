package stipend.rules;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import stipend.delivery.CellType;
import stipend.fault.InputFault;
import stipend.text.CodePoints;

/** Rules under the names of another file beside their own, so that a part of one can stand in the other. */
final class NamesOfBoth {
    private final Rules rules;
    private final Rules other;

    private NamesOfBoth(Rules rules, Rules other) {
        this.rules = rules;
        this.other = other;
    }

    /** @throws InputFault if a name is one thing in one file and another in the other */
    static Rules of(Rules rules, Rules other) {
        var both = new NamesOfBoth(rules, other);
        both.requireOneMeaning();
        boolean alike = rules.perModel().names().equals(other.perModel().names())
                && rules.perCreator().names().equals(other.perCreator().names());
        return alike ? rules : both.joined();
    }

    private void requireOneMeaning() {
        var theirs = kinds(other);
        kinds(rules).forEach((name, kind) -> {
            var their = theirs.getOrDefault(name, kind);
            if (!their.equals(kind)) {
                throw new InputFault(Words.quote(name) + " is " + kind + " in " + rules.file() + " and " + their
                        + " in " + other.file() + "; rename one of them to compare the two");
            }
        });
    }

    private static Map<String, String> kinds(Rules rules) {
        var kinds = new TreeMap<String, String>();
        rules.columns().model().forEach((name, type) -> kinds.put(name, "a model's " + type.word()));
        rules.columns().creator().forEach((name, type) -> kinds.put(name, "a creator's " + type.word()));
        rules.usage().measures().keySet().forEach(name -> kinds.put(name, "a measure"));
        rules.totals().keySet().forEach(name -> kinds.put(name, "a total"));
        return kinds;
    }

    private Rules joined() {
        var perModel = rules.perModel().and(other.perModel(), ModelSlot.COUNT);
        var perCreator = rules.perCreator().and(other.perCreator(), CreatorSlot.COUNT);
        UnaryOperator<Expr> ofModels = expr -> read(expr, perModel);
        UnaryOperator<Expr> ofCreators = expr -> read(expr, perCreator);
        var totals = new TreeMap<String, Expr>(CodePoints.ORDER);
        rules.totals().forEach((name, expr) -> totals.put(name, ofModels.apply(expr)));
        return new Rules(
                rules.file(),
                rules.sha256(),
                rules.title(),
                rules.from(),
                rules.currency(),
                new Columns(
                        columns(rules.columns().model(), other.columns().model()),
                        columns(rules.columns().creator(), other.columns().creator()),
                        rules.columns().event()),
                rules.usage(),
                totals,
                rules.programs().stream()
                        .map(program -> program.with(program.per() == Per.MODEL ? ofModels : ofCreators)
                                .ofModels(ofModels.apply(program.ofModels())))
                        .toList(),
                rules.payout(),
                perModel,
                perCreator);
    }

    private static SortedMap<String, CellType> columns(
            SortedMap<String, CellType> one, SortedMap<String, CellType> other) {
        var columns = new TreeMap<String, CellType>(CodePoints.ORDER);
        columns.putAll(other);
        columns.putAll(one);
        return columns;
    }

    /** What was read once is read again, to the slots of these names. */
    private static Expr read(Expr expr, Vocabulary names) {
        return expr instanceof Expr.Formula formula
                ? new Expr.Formula(formula.text(), Expressions.read(formula.text(), Scope.of(names), formula.type()))
                : expr;
    }
}
