package stipend.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many digits a measure's {@code where} may come to before and after the point. Its numbers are decimals of 38 digits
 * where it is asked in SQL, and stay exact because no part of it can be longer: one that could is refused.
 */
public record Digits(int before, int after) {
    public static final int MOST = 38;

    private static final Digits NONE = new Digits(0, 0);
    private static final Digits QUANTITY = new Digits(10, 0);
    private static final Digits DECIMAL = new Digits(12, 6);

    /**
     * Of a number; of any other part those of the numbers that it compares.
     *
     * @throws ArithmeticException with the reason, if there is a part that SQL has no exact value for
     */
    public static Digits of(Expr expr) {
        return unchecked(expr).fitting();
    }

    /** That hold every one of these. */
    public static Digits of(Collection<Expr> parts) {
        return parts.stream().map(Digits::of).reduce(NONE, Digits::or).fitting();
    }

    private static Digits unchecked(Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> of(formula.tree());
            case Expr.Literal literal -> literal(literal.value());
            case Expr.Name name -> name(name);
            case Expr.Arithmetic sum -> arithmetic(sum);
            case Expr.Unary unary -> unary(unary);
            case Expr.Round round -> of(round.value()).rounded(decimals(round.decimals()));
            case Expr.Case cases -> cases(cases);
            case Expr.CaseOf cases -> cases(cases);
            case Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Not _,
                    Expr.In _,
                    Expr.Between _,
                    Expr.IsNull _,
                    Expr.Coalesce _,
                    Expr.Extreme _,
                    Expr.Nullif _ -> of(Operands.of(expr));
        };
    }

    private static Digits literal(@Nullable Object value) {
        if (value instanceof String text && text.codePoints().anyMatch(Character::isISOControl)) {
            throw new ArithmeticException("holds a text with a control character, which no column can have");
        }
        if (!(value instanceof BigDecimal number)) {
            return NONE;
        }
        int after = Math.max(0, number.stripTrailingZeros().scale());
        return new Digits(Math.max(1, number.precision() - number.scale()), after);
    }

    private static Digits name(Expr.Name name) {
        return name.type() != Type.NUMBER ? NONE : name.name().equals(EventNames.QUANTITY) ? QUANTITY : DECIMAL;
    }

    private static Digits arithmetic(Expr.Arithmetic sum) {
        var left = of(sum.left());
        var right = of(sum.right());
        return switch (sum.operator()) {
            case PLUS, MINUS -> left.or(right).oneMore();
            case TIMES -> new Digits(left.before + right.before, left.after + right.after);
            case DIVIDED_BY ->
                throw new ArithmeticException(
                        "divides, which cannot be counted exactly; multiply the other side instead");
        };
    }

    private static Digits unary(Expr.Unary unary) {
        var argument = of(unary.argument());
        return switch (unary.function()) {
            case NEGATE, ABS -> argument;
            case FLOOR, CEIL -> argument.rounded(0);
        };
    }

    /** To how many decimals is rounded. */
    public static int decimals(@Nullable Expr decimals) {
        if (decimals == null) {
            return 0;
        }
        if (decimals instanceof Expr.Literal literal
                && literal.value() instanceof BigDecimal number
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
            return number.intValueExact();
        }
        throw new ArithmeticException("rounds to decimals that are no plain number from 0 to " + MOST);
    }

    private static Digits cases(Expr.Case cases) {
        of(cases.branches().stream().map(Expr.Branch::when).toList());
        return results(cases.branches(), cases.otherwise());
    }

    private static Digits cases(Expr.CaseOf cases) {
        of(Operands.with(
                cases.value(), cases.branches().stream().map(Expr.Branch::when).toList()));
        return results(cases.branches(), cases.otherwise());
    }

    private static Digits results(List<Expr.Branch> branches, @Nullable Expr otherwise) {
        return of(Stream.concat(branches.stream().map(Expr.Branch::then), Stream.ofNullable(otherwise))
                .toList());
    }

    private Digits or(Digits other) {
        return new Digits(Math.max(before, other.before), Math.max(after, other.after));
    }

    private Digits oneMore() {
        return new Digits(before + 1, after);
    }

    private Digits rounded(int decimals) {
        return new Digits(before + 1, Math.min(after, decimals));
    }

    private Digits fitting() {
        if (before + after > MOST) {
            throw new ArithmeticException(
                    "can come to more than " + MOST + " digits, which cannot be counted exactly; ask for less at once");
        }
        return this;
    }
}
