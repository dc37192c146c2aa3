package stipend.usage.duckdb;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stipend.rules.Digits;
import stipend.rules.EventNames;
import stipend.rules.Expr;
import stipend.rules.Type;

/**
 * A measure's {@code where} as DuckDB is asked it, over the columns {@code quantity}, {@code amount} and {@code column_…}.
 * Every number is a decimal of 38 digits, numbers that meet have one scale, and {@link Digits} bounds them: so nothing is
 * rounded, nothing overflows and nothing becomes a binary number.
 */
final class WhereSql {
    private static final DSLContext DUCKDB =
            DSL.using(SQLDialect.DUCKDB, new Settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS));

    private WhereSql() {}

    static String of(Expr where) {
        return DUCKDB.renderInlined(condition(where));
    }

    private static Condition condition(Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> condition(formula.tree());
            case Expr.And and -> condition(and.left()).and(condition(and.right()));
            case Expr.Or or -> condition(or.left()).or(condition(or.right()));
            case Expr.Not not -> DSL.not(condition(not.condition()));
            case Expr.Comparison comparison -> comparison(comparison);
            case Expr.In in -> in(in);
            case Expr.Between between -> between(between);
            case Expr.IsNull isNull -> alike(List.of(isNull.value())).getFirst().isNull();
            default -> DSL.condition(flag(expr));
        };
    }

    private static Condition comparison(Expr.Comparison comparison) {
        var sides = alike(List.of(comparison.left(), comparison.right()));
        var left = sides.getFirst();
        var right = sides.getLast();
        return switch (comparison.operator()) {
            case EQUAL -> left.eq(right);
            case UNEQUAL -> left.ne(right);
            case LESS -> left.lt(right);
            case AT_MOST -> left.le(right);
            case GREATER -> left.gt(right);
            case AT_LEAST -> left.ge(right);
        };
    }

    private static Condition in(Expr.In in) {
        var all =
                alike(Stream.concat(Stream.of(in.value()), in.items().stream()).toList());
        return all.getFirst().in(all.subList(1, all.size()));
    }

    private static Condition between(Expr.Between between) {
        var all = alike(List.of(between.value(), between.low(), between.high()));
        return all.get(0).between(all.get(1), all.get(2));
    }

    /** Values that meet: of one type, numbers of one scale. */
    private static List<Field<Object>> alike(List<Expr> exprs) {
        var type = exprs.stream()
                .filter(expr -> !isNull(expr))
                .map(Expr::type)
                .findFirst()
                .orElse(Type.BOOLEAN);
        var scale = Digits.of(exprs).after();
        return exprs.stream().map(expr -> value(expr, type, scale)).toList();
    }

    @SuppressWarnings("unchecked") // of which type the fields are is of no consequence to their SQL
    private static Field<Object> value(Expr expr, Type type, int scale) {
        var value = switch (type) {
            case NUMBER -> number(expr, scale);
            case TEXT -> text(expr);
            case BOOLEAN -> flag(expr);
        };
        return (Field<Object>) (Field<?>) value;
    }

    /** Whether it can only be null, and so may stand for a value of any type. */
    private static boolean isNull(@Nullable Expr expr) {
        return switch (expr) {
            case null -> true;
            case Expr.Formula formula -> isNull(formula.tree());
            case Expr.Literal literal -> literal.value() == null;
            case Expr.Coalesce coalesce -> coalesce.items().stream().allMatch(WhereSql::isNull);
            case Expr.Extreme extreme -> extreme.items().stream().allMatch(WhereSql::isNull);
            case Expr.Nullif nullif -> isNull(nullif.value());
            case Expr.Case cases -> areNull(cases.branches(), cases.otherwise());
            case Expr.CaseOf cases -> areNull(cases.branches(), cases.otherwise());
            default -> false;
        };
    }

    private static boolean areNull(List<Expr.Branch> branches, @Nullable Expr otherwise) {
        return isNull(otherwise) && branches.stream().map(Expr.Branch::then).allMatch(WhereSql::isNull);
    }

    private static Field<Boolean> flag(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> inline((Boolean) literal.value(), SQLDataType.BOOLEAN);
            case Expr.Name name -> column(name, SQLDataType.BOOLEAN);
            case Expr.Comparison _, Expr.And _, Expr.Or _, Expr.Not _, Expr.In _, Expr.Between _, Expr.IsNull _ ->
                field(condition(expr));
            default -> chosen(expr, SQLDataType.BOOLEAN, WhereSql::flag);
        };
    }

    private static Field<String> text(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> inline((String) literal.value(), SQLDataType.VARCHAR);
            case Expr.Name name -> column(name, SQLDataType.VARCHAR);
            default -> chosen(expr, SQLDataType.VARCHAR, WhereSql::text);
        };
    }

    /** @param scale its decimals, not fewer than it has */
    private static Field<BigDecimal> number(Expr expr, int scale) {
        return switch (expr) {
            case Expr.Literal literal -> literal((BigDecimal) literal.value()).cast(decimal(scale));
            case Expr.Name name -> column(name, decimal(scale)).cast(decimal(scale));
            case Expr.Arithmetic sum -> arithmetic(sum).cast(decimal(scale));
            case Expr.Unary unary -> unary(unary, scale);
            case Expr.Round round -> rounded(round, scale);
            default -> chosen(expr, decimal(scale), part -> number(part, scale));
        };
    }

    private static Field<?> literal(@Nullable BigDecimal number) {
        return inline(number == null ? null : number.toPlainString(), SQLDataType.VARCHAR);
    }

    private static Field<BigDecimal> arithmetic(Expr.Arithmetic sum) {
        var scale = Digits.of(List.of(sum.left(), sum.right())).after();
        return switch (sum.operator()) {
            case PLUS -> number(sum.left(), scale).add(number(sum.right(), scale));
            case MINUS -> number(sum.left(), scale).sub(number(sum.right(), scale));
            case TIMES -> own(sum.left()).mul(own(sum.right()));
            case DIVIDED_BY -> throw new ArithmeticException("a division is refused before it comes here");
        };
    }

    /** With as many decimals as it has. */
    private static Field<BigDecimal> own(Expr expr) {
        return number(expr, Digits.of(expr).after());
    }

    private static Field<BigDecimal> unary(Expr.Unary unary, int scale) {
        return switch (unary.function()) {
            case NEGATE -> number(unary.argument(), scale).neg();
            case ABS -> DSL.abs(number(unary.argument(), scale));
            case FLOOR -> DSL.floor(own(unary.argument())).cast(decimal(scale));
            case CEIL -> DSL.ceil(own(unary.argument())).cast(decimal(scale));
        };
    }

    private static Field<BigDecimal> rounded(Expr.Round round, int scale) {
        var decimals = Digits.decimals(round.decimals());
        return decimals >= Digits.of(round.value()).after()
                ? number(round.value(), scale)
                : DSL.round(own(round.value()), decimals).cast(decimal(scale));
    }

    private static DataType<BigDecimal> decimal(int scale) {
        return SQLDataType.DECIMAL(Digits.MOST, scale);
    }

    private static <T> Field<T> column(Expr.Name name, DataType<T> type) {
        var known = name.name().equals(EventNames.QUANTITY) || name.name().equals(EventNames.AMOUNT);
        return field(name(known ? name.name() : "column_" + name.name()), type);
    }

    /** What chooses one of several values. */
    private static <T> Field<T> chosen(Expr expr, DataType<T> type, Function<Expr, Field<T>> of) {
        Function<Expr, Field<T>> value = part -> isNull(part) ? DSL.castNull(type) : of.apply(part);
        return switch (expr) {
            case Expr.Formula formula -> value.apply(formula.tree());
            case Expr.Coalesce coalesce -> {
                var items = coalesce.items().stream().map(value).toList();
                yield DSL.coalesce(items.getFirst(), rest(items));
            }
            case Expr.Extreme extreme -> {
                var items = extreme.items().stream().map(value).toList();
                yield extreme.which() == Expr.Extreme.Which.LEAST
                        ? DSL.least(items.getFirst(), rest(items))
                        : DSL.greatest(items.getFirst(), rest(items));
            }
            case Expr.Nullif nullif -> DSL.nullif(value.apply(nullif.value()), value.apply(nullif.other()));
            case Expr.Case cases ->
                branches(cases.branches(), cases.otherwise(), branch -> condition(branch.when()), value);
            case Expr.CaseOf cases ->
                branches(
                        cases.branches(),
                        cases.otherwise(),
                        branch -> comparison(
                                new Expr.Comparison(Expr.Comparison.Operator.EQUAL, cases.value(), branch.when())),
                        value);
            default -> throw new IllegalArgumentException("no " + type.getTypeName() + ": " + expr);
        };
    }

    private static Field<?>[] rest(List<? extends Field<?>> items) {
        return items.subList(1, items.size()).toArray(Field<?>[]::new);
    }

    private static <T> Field<T> branches(
            List<Expr.Branch> branches,
            @Nullable Expr otherwise,
            Function<Expr.Branch, Condition> when,
            Function<Expr, Field<T>> value) {
        var last = otherwise == null ? null : value.apply(otherwise);
        var first = branches.getFirst();
        var cases = DSL.when(when.apply(first), value.apply(first.then()));
        for (var branch : branches.subList(1, branches.size())) {
            cases = cases.when(when.apply(branch), value.apply(branch.then()));
        }
        return last == null ? cases : cases.otherwise(last);
    }
}
