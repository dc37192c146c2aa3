package stipend.rules;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How a program turns a row into money: exactly one of these. */
public sealed interface Reward {
    /** What is evaluated on a row: the score, the amount, or {@code of}. */
    Expr measured();

    /** What all of the program's awards may sum to; null: as much as they come to. */
    @Nullable
    Expr budget();

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
            @Nullable Expr budget) implements Reward {
        @Override
        public Expr measured() {
            return of;
        }
    }

    /** Graduated: each part of {@code of} at the rate of the bracket it lies in. */
    record Brackets(
            Expr of,
            SortedMap<BigDecimal, BigDecimal> each,
            @Nullable Expr budget) implements Reward {
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
