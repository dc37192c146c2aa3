package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The claims of one creator (of all creators, where no per_creator is set) and which of them {@code per_model} and
 * {@code per_creator} hold; what is held stays held. As free rows have one unit value, which only rises, per_model holds
 * the rows of greatest worth.
 */
final class CreatorClaims {
    private final Worths worths;
    private final Caps caps;

    /** Those below per_model come first. */
    private final int[] places;

    private int below;
    private BigDecimal freeWorth;
    private UnitValue perModelUnit = UnitValue.AT_PER_MODEL;

    /** Of the rows below per_model, once per_creator holds the creator. */
    private @Nullable UnitValue perCreatorUnit;

    /** @param places of the claims that are this creator's; they are put into another order */
    CreatorClaims(Worths worths, int[] places, Caps caps) {
        this.worths = worths;
        this.caps = caps;
        this.places = places;
        this.below = places.length;
        this.freeWorth = worths.sum(places, below);
    }

    /** Applies per_model, then per_creator, at a unit value; says whether they hold more than before. */
    boolean hold(LeastHeld least) {
        boolean more = least.perModel() != null && holdModels(least.perModel());
        return more | (caps.perCreator() != null && reaches(least.perCreator()) && holdCreator(least.unit()));
    }

    private boolean holdModels(BigInteger least) {
        int before = below;
        below = worths.lessFirst(places, before, least);
        if (below < before) {
            freeWorth = worths.sum(places, below);
        }
        return below < before;
    }

    /** A creator above the cap has all his rows scaled by cap/sum, those at per_model too. */
    private boolean holdCreator(UnitValue unit) {
        var cap = Fraction.of(Objects.requireNonNull(caps.perCreator()));
        var sum = unit.value().times(freeWorth).plus(Fraction.of(heldByPerModel()));
        if (!sum.isAtLeast(cap)) {
            return false;
        }
        var scale = sum.equals(cap) ? Fraction.ONE : Fraction.ratio(cap, sum);
        perModelUnit = perModelUnit.scaled(scale, Bound.PER_CREATOR);
        perCreatorUnit = unit.scaled(scale, Bound.PER_CREATOR);
        return true;
    }

    /** False spares the sum: all rows are free, and have not the worth that is held. */
    private boolean reaches(@Nullable BigDecimal least) {
        return below < places.length || least != null && freeWorth.compareTo(least) >= 0;
    }

    private BigDecimal heldByPerModel() {
        return caps.perModel() == null || below == places.length
                ? BigDecimal.ZERO
                : caps.perModel().multiply(BigDecimal.valueOf(places.length - below));
    }

    /** What the creator gets by a cap: his rows at per_model, or all that per_creator leaves him. */
    BigDecimal held() {
        return isHeld() ? Objects.requireNonNull(caps.perCreator()) : heldByPerModel();
    }

    boolean isHeld() {
        return perCreatorUnit != null;
    }

    /** The worth of the rows that no cap holds. */
    BigDecimal freeWorth() {
        return isHeld() ? BigDecimal.ZERO : freeWorth;
    }

    /** Writes every row's unit value to its place; rows that no cap holds have the one given. */
    void place(UnitValue[] units, UnitValue free) {
        var unit = perCreatorUnit == null ? free : perCreatorUnit;
        for (int i = 0; i < places.length; i++) {
            units[places[i]] = i < below ? unit : perModelUnit;
        }
    }
}
