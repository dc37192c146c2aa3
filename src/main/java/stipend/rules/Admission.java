package stipend.rules;

import static stipend.rules.Type.BOOLEAN;
import static stipend.rules.Type.NUMBER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;
import stipend.rules.Expr.Arithmetic.Operator;

/** Admits a parsed expression node by node: what is not named here is refused, and every operand's type is checked. */
final class Admission {
    private final Sentence sentence;

    Admission(Sentence sentence) {
        this.sentence = sentence;
    }

    Expr admit(QueryPart root, Type expected) {
        var part = part(root);
        require(part, expected);
        return part.expr() instanceof Expr.Literal literal ? new Expr.Literal(literal.value(), expected) : part.expr();
    }

    private Part part(QueryPart node) {
        return switch (node) {
            case QOM.Cast<?> placeholder -> sentence.leaf(placeholder.$field());
            case QOM.FieldCondition condition -> part(condition.$field());
            case QOM.ConditionAsField field -> part(field.$condition());
            case QOM.Add<?> sum -> arithmetic(Operator.PLUS, sum.$arg1(), sum.$arg2());
            case QOM.Sub<?> difference -> arithmetic(Operator.MINUS, difference.$arg1(), difference.$arg2());
            case QOM.Mul<?> product -> arithmetic(Operator.TIMES, product.$arg1(), product.$arg2());
            case QOM.Div<?> quotient -> arithmetic(Operator.DIVIDED_BY, quotient.$arg1(), quotient.$arg2());
            case QOM.Neg<?> negative -> unary(Expr.Unary.Function.NEGATE, "-", negative.$arg1());
            case QOM.Abs<?> abs -> unary(Expr.Unary.Function.ABS, "abs", abs.$arg1());
            case QOM.Floor<?> floor -> unary(Expr.Unary.Function.FLOOR, "floor", floor.$arg1());
            case QOM.Ceil<?> ceil -> unary(Expr.Unary.Function.CEIL, "ceil", ceil.$arg1());
            case QOM.Round<?> round -> round(round);
            case QOM.Least<?> least -> extreme(Expr.Extreme.Which.LEAST, "least", least.$arg1());
            case QOM.Greatest<?> greatest -> extreme(Expr.Extreme.Which.GREATEST, "greatest", greatest.$arg1());
            case QOM.Coalesce<?> coalesce -> coalesce(coalesce.$arg1());
            case QOM.Nullif<?> nullif -> nullif(nullif);
            case QOM.CaseSearched<?> cases -> searchedCase(cases);
            case QOM.CaseSimple<?, ?> cases -> simpleCase(cases);
            default -> condition(node);
        };
    }

    private Part condition(QueryPart node) {
        return switch (node) {
            case QOM.Eq<?> c -> comparison(Expr.Comparison.Operator.EQUAL, c);
            case QOM.Ne<?> c -> comparison(Expr.Comparison.Operator.UNEQUAL, c);
            case QOM.Lt<?> c -> comparison(Expr.Comparison.Operator.LESS, c);
            case QOM.Le<?> c -> comparison(Expr.Comparison.Operator.AT_MOST, c);
            case QOM.Gt<?> c -> comparison(Expr.Comparison.Operator.GREATER, c);
            case QOM.Ge<?> c -> comparison(Expr.Comparison.Operator.AT_LEAST, c);
            case QOM.And and -> and(and);
            case QOM.Or or -> or(or);
            case QOM.Not not -> not(not);
            case QOM.InList<?> in -> in(in.$field(), in.$list());
            case QOM.NotInList<?> in -> negated(in(in.$field(), in.$list()));
            case QOM.Between<?> between -> between(between);
            case QOM.IsNull isNull -> isNull(isNull.$field());
            case QOM.IsNotNull isNotNull -> negated(isNull(isNotNull.$field()));
            default -> throw outside(node);
        };
    }

    /** What is neither leaf nor known node; often a word of the language where the parser took it for a name. */
    private BadExpression outside(QueryPart node) {
        return node instanceof Named named && Words.isReserved(named.getName())
                ? new BadExpression(
                        sentence.offsetOf(named.getName()), Words.quote(named.getName()) + " cannot stand here")
                : new BadExpression(0, "this holds something that is not part of the rule language");
    }

    private Part arithmetic(Operator operator, QueryPart left, QueryPart right) {
        var a = require(part(left), NUMBER);
        var b = require(part(right), NUMBER);
        return joined(new Expr.Arithmetic(operator, a.expr(), b.expr()), NUMBER, a, b);
    }

    private Part unary(Expr.Unary.Function function, String word, QueryPart argument) {
        var x = require(part(argument), NUMBER);
        return opened(word, new Expr.Unary(function, x.expr()), NUMBER, x, x);
    }

    private Part round(QOM.Round<?> round) {
        var value = require(part(round.$value()), NUMBER);
        if (round.$decimals() == null) {
            return opened("round", new Expr.Round(value.expr(), null), NUMBER, value, value);
        }
        var decimals = require(part(round.$decimals()), NUMBER);
        if (decimals.expr() instanceof Expr.Literal literal
                && literal.value() instanceof BigDecimal n
                && n.stripTrailingZeros().scale() > 0) {
            throw bad(decimals, "the number of decimals to round to is a whole number");
        }
        return opened("round", new Expr.Round(value.expr(), decimals.expr()), NUMBER, value, decimals);
    }

    private Part comparison(Expr.Comparison.Operator operator, QOM.CompareCondition<?, ?> comparison) {
        var a = part(comparison.$arg1());
        var b = part(comparison.$arg2());
        oneType(List.of(a, b));
        return joined(new Expr.Comparison(operator, a.expr(), b.expr()), BOOLEAN, a, b);
    }

    private Part and(QOM.And and) {
        var a = require(part(and.$arg1()), BOOLEAN);
        var b = require(part(and.$arg2()), BOOLEAN);
        return joined(new Expr.And(a.expr(), b.expr()), BOOLEAN, a, b);
    }

    private Part or(QOM.Or or) {
        var a = require(part(or.$arg1()), BOOLEAN);
        var b = require(part(or.$arg2()), BOOLEAN);
        return joined(new Expr.Or(a.expr(), b.expr()), BOOLEAN, a, b);
    }

    private Part not(QOM.Not not) {
        var a = require(part(not.$condition()), BOOLEAN);
        return opened("not", new Expr.Not(a.expr()), BOOLEAN, a, a);
    }

    private static Part negated(Part condition) {
        return joined(new Expr.Not(condition.expr()), BOOLEAN, condition, condition);
    }

    private Part in(Field<?> field, List<? extends Field<?>> list) {
        var value = part(field);
        if (list.isEmpty()) {
            throw bad(value, "\"in\" needs at least one value between its parentheses");
        }
        var items = parts(list);
        oneType(Stream.concat(Stream.of(value), items.stream()).toList());
        return joined(new Expr.In(value.expr(), exprs(items)), BOOLEAN, value, items.getLast());
    }

    private Part between(QOM.Between<?> between) {
        if (between.$symmetric()) {
            throw new BadExpression(0, "\"symmetric\" is not part of the rule language");
        }
        var value = part(between.$arg1());
        var low = part(between.$arg2());
        var high = part(between.$arg3());
        oneType(List.of(value, low, high));
        var part = joined(new Expr.Between(value.expr(), low.expr(), high.expr()), BOOLEAN, value, high);
        return isNotBetween(value) ? negated(part) : part;
    }

    /** jOOQ's model has one node for {@code between} and {@code not between} and keeps which to itself. */
    private boolean isNotBetween(Part value) {
        int i = value.last() + 1;
        while (!sentence.token(i).is("between")) {
            i++;
        }
        return sentence.token(i - 1).is("not");
    }

    private Part isNull(Field<?> field) {
        var value = part(field);
        return joined(new Expr.IsNull(value.expr()), BOOLEAN, value, value);
    }

    private Part extreme(Expr.Extreme.Which which, String word, List<? extends Field<?>> list) {
        var items = parts(list);
        var type = oneType(items);
        return opened(
                word, new Expr.Extreme(which, exprs(items), orNumber(type)), type, items.getFirst(), items.getLast());
    }

    private Part coalesce(List<? extends Field<?>> list) {
        var items = parts(list);
        var type = oneType(items);
        return opened(
                "coalesce", new Expr.Coalesce(exprs(items), orNumber(type)), type, items.getFirst(), items.getLast());
    }

    private Part nullif(QOM.Nullif<?> nullif) {
        var value = part(nullif.$value());
        var other = part(nullif.$other());
        oneType(List.of(value, other));
        var expr = new Expr.Nullif(value.expr(), other.expr(), orNumber(value.type()));
        return opened("nullif", expr, value.type(), value, other);
    }

    private Part searchedCase(QOM.CaseSearched<?> cases) {
        var whens = new ArrayList<Part>();
        var results = new ArrayList<Part>();
        for (var branch : cases.$when()) {
            whens.add(require(part(branch.$1()), BOOLEAN));
            results.add(part(branch.$2()));
        }
        var otherwise = otherwise(cases.$else(), results);
        var type = oneType(results);
        var expr = new Expr.Case(branches(whens, results), otherwise, orNumber(type));
        return opened("case", expr, type, whens.getFirst(), results.getLast());
    }

    private Part simpleCase(QOM.CaseSimple<?, ?> cases) {
        var whens = new ArrayList<Part>();
        var results = new ArrayList<Part>();
        var value = part(cases.$value());
        for (var branch : cases.$when()) {
            whens.add(part(branch.$1()));
            results.add(part(branch.$2()));
        }
        var otherwise = otherwise(cases.$else(), results);
        oneType(Stream.concat(Stream.of(value), whens.stream()).toList());
        var type = oneType(results);
        var expr = new Expr.CaseOf(value.expr(), branches(whens, results), otherwise, orNumber(type));
        return opened("case", expr, type, value, results.getLast());
    }

    private @Nullable Expr otherwise(@Nullable Field<?> field, List<Part> results) {
        if (field == null) {
            return null;
        }
        results.add(part(field));
        return results.getLast().expr();
    }

    private static List<Expr.Branch> branches(List<Part> whens, List<Part> results) {
        var branches = new ArrayList<Expr.Branch>();
        for (int i = 0; i < whens.size(); i++) {
            branches.add(new Expr.Branch(whens.get(i).expr(), results.get(i).expr()));
        }
        return List.copyOf(branches);
    }

    private List<Part> parts(List<? extends Field<?>> fields) {
        var parts = new ArrayList<Part>();
        fields.forEach(field -> parts.add(part(field)));
        return parts;
    }

    private static List<Expr> exprs(List<Part> parts) {
        return parts.stream().map(Part::expr).toList();
    }

    /** The type that all have; null if all can only be null. */
    private @Nullable Type oneType(List<Part> parts) {
        var typed = parts.stream().filter(part -> part.type() != null).findFirst();
        if (typed.isEmpty()) {
            return null;
        }
        var type = Objects.requireNonNull(typed.get().type());
        parts.forEach(part -> require(part, type));
        return type;
    }

    private Part require(Part part, Type expected) {
        if (part.type() != null && part.type() != expected) {
            throw bad(part, "expected " + words(expected) + " here, found " + words(part.type()));
        }
        return part;
    }

    private static String words(Type type) {
        return switch (type) {
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case BOOLEAN -> "a condition (true or false)";
        };
    }

    /** Whatever type a value is said to have that can only be null is of no consequence. */
    private static Type orNumber(@Nullable Type type) {
        return type == null ? NUMBER : type;
    }

    private static Part joined(Expr expr, @Nullable Type type, Part first, Part last) {
        return new Part(expr, type, first.first(), last.last());
    }

    /** A part that begins with a word or sign of its own, somewhere before its first operand. */
    private Part opened(String word, Expr expr, @Nullable Type type, Part first, Part last) {
        int i = first.first() - 1;
        while (i > 0 && !sentence.token(i).is(word)) {
            i--;
        }
        return new Part(expr, type, i, last.last());
    }

    private BadExpression bad(Part part, String what) {
        return new BadExpression(sentence.token(part.first()).offset(), what);
    }
}
