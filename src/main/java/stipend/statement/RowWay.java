package stipend.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stipend.award.Bound;
import stipend.award.Tiers;
import stipend.award.UnitValue;
import stipend.contribution.RowSums;
import stipend.money.Fraction;
import stipend.rules.Check;
import stipend.rules.Trace;

/** What a program made of one row: of a model under its creator, or of a creator as such. */
public sealed interface RowWay {
    /** Null in a program per creator. */
    @Nullable
    String modelId();

    /** Whose row it is; it may be split with the creator who is explained. */
    String ownerId();

    /** What the models add up to that the program chooses with {@code of_models}; null in all other programs. */
    @Nullable
    RowSums chosen();

    /** The parts of the program's condition, each with its outcome. */
    List<Check> eligible();

    /** What the creator who is explained gets of it. */
    BigDecimal amount();

    /** Nothing was computed of it. */
    record NotEligible(
            @Nullable String modelId,
            String ownerId,
            @Nullable RowSums chosen,
            List<Check> eligible,
            BigDecimal amount) implements RowWay {}

    /**
     * From the measure to the award, in the order of SPEC §4.
     *
     * @param ranked null in a program without ranks
     * @param factors all multipliers of the program, those that do not hold too
     * @param multiplier the product of those that do
     * @param before what the program awarded the row in earlier months, where it pays only what exceeds that; else null
     * @param worth measure times multiplier: a pool's points, else money, what exceeds {@code before}
     * @param split null: the row is the owner's alone
     */
    record Eligible(
            @Nullable String modelId,
            String ownerId,
            @Nullable RowSums chosen,
            List<Check> eligible,
            @Nullable Ranked ranked,
            Measure measure,
            List<Factor> factors,
            BigDecimal multiplier,
            @Nullable BigDecimal before,
            BigDecimal worth,
            Limited limited,
            Rounded rounded,
            @Nullable Parted split,
            BigDecimal amount)
            implements RowWay {
        public Eligible {
            eligible = List.copyOf(eligible);
            factors = List.copyOf(factors);
        }
    }

    /** The row's place among all eligible ones: 1 + those with a greater value. */
    record Ranked(Trace by, BigDecimal rank) {}

    /** What the program measures on the row, and what that is worth before multipliers. */
    sealed interface Measure {
        Trace formula();

        BigDecimal base();

        /** A pool's score. */
        record Score(Trace formula, BigDecimal base) implements Measure {}

        /** An amount of money. */
        record Amount(Trace formula, BigDecimal base) implements Measure {}

        /** The pay of the highest threshold that is reached; null if none is. */
        record Slab(Trace formula, @Nullable BigDecimal threshold, BigDecimal base) implements Measure {}

        /** Graduated: each part at the rate of its bracket. */
        record Brackets(Trace formula, List<Tiers.Part> parts, BigDecimal base) implements Measure {}
    }

    /** @param by its value; null: it does not hold */
    record Factor(String id, List<Check> when, @Nullable Trace by) {
        public boolean holds() {
            return by != null;
        }
    }

    /**
     * {@code exact = base · unit}, the base being the row's worth, or per_model where that holds it.
     *
     * @param caps that bound the row, in the order in which they are applied
     */
    record Limited(BigDecimal base, UnitValue unit, Fraction exact, List<Limit> caps) {
        public Set<Bound> bounds() {
            return unit.bounds();
        }
    }

    /** @param without what the row would have had; null where that is not known */
    record Limit(Bound kind, BigDecimal limit, @Nullable Fraction without) {}

    /**
     * To the currency's minor unit.
     *
     * @param together whether missing units were handed out by remainder; else the award is rounded half up by itself
     * @param floor rounded down
     * @param remainder in minor units
     * @param award the floor, or one minor unit more
     */
    record Rounded(boolean together, BigDecimal floor, Fraction remainder, BigDecimal award) {
        public boolean hasUnit() {
            return award.compareTo(floor) > 0;
        }
    }

    /**
     * The part of the creator who is explained.
     *
     * @param percent 0 if he owns the model and others share it
     * @param exact percent of the award
     * @param part exact rounded down, or one minor unit more
     */
    record Parted(BigDecimal percent, BigDecimal exact, BigDecimal part) {}
}
