package stipend.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression (SPEC §4): a tree whose every node knows its type and its value for a row. Nulls follow
 * PostgreSQL; {@code and}, {@code or}, {@code case} and {@code coalesce} stop from left to right when decided, all
 * other nodes evaluate every operand. Evaluating allocates nothing but the decimals it computes.
 */
public sealed interface Expr {
    /** What {@link #evaluate} gives when it does not give null. */
    Type type();

    /**
     * The value for a row, exactly as SPEC §4 says.
     *
     * @param row values by slot: BigDecimal, String, Boolean or null
     * @throws ArithmeticException on division by zero
     */
    @Nullable
    Object evaluate(@Nullable Object[] row);

    /** What the rule's author wrote; a part of a formula has no text of its own. */
    default String text() {
        return "";
    }

    /** The slots of the names in it: all that {@link #evaluate} may look at. */
    default IntStream slots() {
        return Operands.of(this).stream().flatMapToInt(Expr::slots);
    }

    /** The names in it. */
    default Stream<String> names() {
        return Operands.of(this).stream().flatMap(Expr::names);
    }

    /** A whole expression with its text, which statements show. */
    record Formula(String text, Expr tree) implements Expr {
        @Override
        public Type type() {
            return tree.type();
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            return tree.evaluate(row);
        }
    }

    /** A value that stands in the text. */
    record Literal(@Nullable Object value, Type type) implements Expr {
        public static final Literal TRUE = new Literal(Boolean.TRUE, Type.BOOLEAN);

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            return value;
        }
    }

    /** A name, looked up once: the row's value at its slot. */
    record Name(String name, Type type, int slot) implements Expr {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            return row[slot];
        }

        @Override
        public IntStream slots() {
            return IntStream.of(slot);
        }

        @Override
        public Stream<String> names() {
            return Stream.of(name);
        }
    }

    /** {@code + - *} are exact; a quotient has 18 decimals, ties away from zero. */
    record Arithmetic(Operator operator, Expr left, Expr right) implements Expr {
        /** What is done to the two numbers. */
        public enum Operator {
            PLUS("+"),
            MINUS("-"),
            TIMES("*"),
            DIVIDED_BY("/");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            /** As rules write it. */
            public String sign() {
                return sign;
            }
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = (BigDecimal) left.evaluate(row);
            var b = (BigDecimal) right.evaluate(row);
            return a == null || b == null ? null : apply(a, b);
        }

        private BigDecimal apply(BigDecimal a, BigDecimal b) {
            return switch (operator) {
                case PLUS -> a.add(b);
                case MINUS -> a.subtract(b);
                case TIMES -> a.multiply(b);
                case DIVIDED_BY -> Exact.divide(a, b);
            };
        }
    }

    /** A function of one number. */
    record Unary(Function function, Expr argument) implements Expr {
        /** Which function. */
        public enum Function {
            NEGATE,
            ABS,
            FLOOR,
            CEIL;

            /** As rules write it; a sign before its number has no other name. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var x = (BigDecimal) argument.evaluate(row);
            return x == null ? null : apply(x);
        }

        private BigDecimal apply(BigDecimal x) {
            return switch (function) {
                case NEGATE -> x.negate();
                case ABS -> x.abs();
                case FLOOR -> Exact.whole(x, RoundingMode.FLOOR);
                case CEIL -> Exact.whole(x, RoundingMode.CEILING);
            };
        }
    }

    /** {@code round(x)} and {@code round(x, n)}, ties away from zero; a negative n rounds to tens, hundreds … */
    record Round(Expr value, @Nullable Expr decimals) implements Expr {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var x = (BigDecimal) value.evaluate(row);
            var n = decimals == null ? BigDecimal.ZERO : (BigDecimal) decimals.evaluate(row);
            return x == null || n == null ? null : Exact.round(x, n);
        }
    }

    /** Two values of one type; decimals compare by value, texts by code point, false comes before true. */
    record Comparison(Operator operator, Expr left, Expr right) implements Expr {
        /** Which order is asked for. */
        public enum Operator {
            EQUAL("="),
            UNEQUAL("<>"),
            LESS("<"),
            AT_MOST("<="),
            GREATER(">"),
            AT_LEAST(">=");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            /** As rules write it. */
            public String sign() {
                return sign;
            }

            private boolean holds(int order) {
                return switch (this) {
                    case EQUAL -> order == 0;
                    case UNEQUAL -> order != 0;
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case GREATER -> order > 0;
                    case AT_LEAST -> order >= 0;
                };
            }
        }

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = left.evaluate(row);
            var b = right.evaluate(row);
            return a == null || b == null ? null : (Object) operator.holds(Exact.compare(a, b));
        }
    }

    /** True only if both are; false as soon as one is. */
    record And(Expr left, Expr right) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = left.evaluate(row);
            return Boolean.FALSE.equals(a) ? a : Exact.and(a, right.evaluate(row));
        }
    }

    /** True as soon as one is. */
    record Or(Expr left, Expr right) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = left.evaluate(row);
            return Boolean.TRUE.equals(a) ? a : Exact.or(a, right.evaluate(row));
        }
    }

    /** True for false, false for true, null for null. */
    record Not(Expr condition) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = condition.evaluate(row);
            return a == null ? null : (Object) Boolean.FALSE.equals(a);
        }
    }

    /** True if the value equals an item; if it equals none and a null is among them, null. */
    record In(Expr value, List<Expr> items) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = value.evaluate(row);
            Object found = Boolean.FALSE;
            for (int i = 0; i < items.size(); i++) {
                found = Exact.or(found, Exact.equal(a, items.get(i).evaluate(row)));
            }
            return found;
        }
    }

    /** {@code low <= value and value <= high}. */
    record Between(Expr value, Expr low, Expr high) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = value.evaluate(row);
            return Exact.and(Exact.atMost(low.evaluate(row), a), Exact.atMost(a, high.evaluate(row)));
        }
    }

    /** Never null itself. */
    record IsNull(Expr value) implements Expr {
        @Override
        public Type type() {
            return Type.BOOLEAN;
        }

        @Override
        public Object evaluate(@Nullable Object[] row) {
            return value.evaluate(row) == null;
        }
    }

    /** A branch of a {@code case}: its condition, or in the simple form the value that is compared. */
    record Branch(Expr when, Expr then) {}

    /** {@code case when c then x … else y end}: the first branch whose condition is true. */
    record Case(List<Branch> branches, @Nullable Expr otherwise, Type type) implements Expr {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            for (int i = 0; i < branches.size(); i++) {
                var branch = branches.get(i);
                if (Boolean.TRUE.equals(branch.when.evaluate(row))) {
                    return branch.then.evaluate(row);
                }
            }
            return otherwise == null ? null : otherwise.evaluate(row);
        }
    }

    /** {@code case v when a then x … else y end}: the first branch whose value equals v. */
    record CaseOf(
            Expr value, List<Branch> branches, @Nullable Expr otherwise, Type type) implements Expr {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var v = value.evaluate(row);
            for (int i = 0; i < branches.size(); i++) {
                var branch = branches.get(i);
                if (Boolean.TRUE.equals(Exact.equal(v, branch.when.evaluate(row)))) {
                    return branch.then.evaluate(row);
                }
            }
            return otherwise == null ? null : otherwise.evaluate(row);
        }
    }

    /** The first item that is not null. */
    record Coalesce(List<Expr> items, Type type) implements Expr {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            for (int i = 0; i < items.size(); i++) {
                var value = items.get(i).evaluate(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }

    /** {@code least} or {@code greatest} of the items that are not null. */
    record Extreme(Which which, List<Expr> items, Type type) implements Expr {
        /** Which end of the order. */
        public enum Which {
            LEAST,
            GREATEST;

            /** As rules write it. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            @Nullable Object best = null;
            for (int i = 0; i < items.size(); i++) {
                var value = items.get(i).evaluate(row);
                if (value != null && (best == null || beats(value, best))) {
                    best = value;
                }
            }
            return best;
        }

        private boolean beats(Object value, Object best) {
            return which == Which.LEAST ? Exact.compare(value, best) < 0 : Exact.compare(value, best) > 0;
        }
    }

    /** Null if the two are equal, else the value. */
    record Nullif(Expr value, Expr other, Type type) implements Expr {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            var a = value.evaluate(row);
            return Boolean.TRUE.equals(Exact.equal(a, other.evaluate(row))) ? null : a;
        }
    }
}
