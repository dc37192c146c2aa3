package stipend.rules;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a program turns a row into money: exactly one of these. */
public sealed interface Reward {
    /** What is evaluated on a row: the score, the amount, or {@code of}. */
    Expr measured();

    /** What all of the program's awards may sum to; null: as much as they come to. */
    @Nullable
    Expr budget();

    /** The same with each expression put in the place of another. */
    default Reward with(UnaryOperator<Expr> other) {
        var limit = budget() == null ? null : other.apply(budget());
        return switch (this) {
            case Pool pool -> new Pool(other.apply(pool.score), other.apply(pool.budget), pool.leftover);
            case Rate rate -> new Rate(other.apply(rate.amount), limit);
            case Slabs tiers -> new Slabs(other.apply(tiers.of), tiers.pay, limit, tiers.once);
            case Brackets tiers -> new Brackets(other.apply(tiers.of), tiers.each, limit, tiers.once);
        };
    }

    /** Whether a row is worth the same by the other, whatever their budgets are. */
    default boolean measuresLike(Reward other) {
        return switch (this) {
            case Pool pool -> other instanceof Pool that && pool.score.equals(that.score);
            case Rate rate -> other instanceof Rate that && rate.amount.equals(that.amount);
            case Slabs slabs ->
                other instanceof Slabs that
                        && slabs.of.equals(that.of)
                        && slabs.pay.equals(that.pay)
                        && slabs.once == that.once;
            case Brackets brackets ->
                other instanceof Brackets that
                        && brackets.of.equals(that.of)
                        && brackets.each.equals(that.each)
                        && brackets.once == that.once;
        };
    }

    /** Whether a row gets only what exceeds what the program awarded it in earlier months (SPEC §4b). */
    default boolean once() {
        return false;
    }

    /** A budget shared by points. */
    record Pool(Expr score, Expr budget, Leftover leftover) implements Reward {
        @Override
        public Expr measured() {
            return score;
        }
    }

    /** An amount per row; if a budget is set and does not suffice, all are scaled. */
    record Rate(Expr amount, @Nullable Expr budget) implements Reward {
        @Override
        public Expr measured() {
            return amount;
        }
    }

    /** The pay of the highest threshold that {@code of} reaches. */
    record Slabs(
            Expr of,
            SortedMap<BigDecimal, BigDecimal> pay,
            @Nullable Expr budget,
            boolean once) implements Reward {
        @Override
        public Expr measured() {
            return of;
        }
    }

    /** Graduated: each part of {@code of} at the rate of the bracket it lies in. */
    record Brackets(
            Expr of,
            SortedMap<BigDecimal, BigDecimal> each,
            @Nullable Expr budget,
            boolean once) implements Reward {
        @Override
        public Expr measured() {
            return of;
        }
    }

    /** Who gets what the caps of a pool cut. */
    enum Leftover {
        PLATFORM,
        REDISTRIBUTE
    }
}
