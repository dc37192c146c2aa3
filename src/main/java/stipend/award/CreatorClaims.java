package stipend.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The claims of one creator (of all creators, where no per_creator is set) and which of them {@code per_model} and
 * {@code per_creator} hold; what is held stays held. As free rows have one unit value, which only rises, per_model holds
 * the rows of greatest worth.
 */
final class CreatorClaims {
    private static final Comparator<Placed> GREATEST_FIRST =
            Comparator.comparing(Placed::worth).reversed();

    /** Where no per_model asks for the greatest. */
    private static final Comparator<Placed> UNORDERED = (_, _) -> 0;

    private final Caps caps;
    private final PriorityQueue<Placed> belowPerModel;
    private final List<Placed> atPerModel = new ArrayList<>();

    private BigDecimal freeWorth = BigDecimal.ZERO;
    private UnitValue perModelUnit = UnitValue.AT_PER_MODEL;

    /** Of the rows below per_model, once per_creator holds the creator. */
    private @Nullable UnitValue perCreatorUnit;

    /** A claim and its place among the program's claims. */
    private record Placed(int place, Claim claim) {
        BigDecimal worth() {
            return claim.worth();
        }
    }

    CreatorClaims(Caps caps) {
        this.caps = caps;
        this.belowPerModel = new PriorityQueue<>(2, caps.perModel() == null ? UNORDERED : GREATEST_FIRST);
    }

    void add(int place, Claim claim) {
        belowPerModel.add(new Placed(place, claim));
        freeWorth = freeWorth.add(claim.worth());
    }

    /** Applies per_model, then per_creator, at this unit value; says whether they hold more than before. */
    boolean hold(UnitValue unit) {
        boolean more = false;
        if (caps.perModel() != null) {
            more = holdModels(unit.value(), Fraction.of(caps.perModel()));
        }
        if (caps.perCreator() != null) {
            more |= holdCreator(unit, Fraction.of(caps.perCreator()));
        }
        return more;
    }

    private boolean holdModels(Fraction unit, Fraction cap) {
        boolean more = false;
        while (!belowPerModel.isEmpty()
                && unit.times(belowPerModel.element().worth()).isAtLeast(cap)) {
            freeWorth = freeWorth.subtract(belowPerModel.element().worth());
            atPerModel.add(belowPerModel.remove());
            more = true;
        }
        return more;
    }

    /** A creator above the cap has all his rows scaled by cap/sum, those at per_model too. */
    private boolean holdCreator(UnitValue unit, Fraction cap) {
        var sum = sum(unit.value());
        if (!sum.isAtLeast(cap)) {
            return false;
        }
        var scale = sum.equals(cap) ? Fraction.ONE : Fraction.ratio(cap, sum);
        perModelUnit = perModelUnit.scaled(scale, Bound.PER_CREATOR);
        perCreatorUnit = unit.scaled(scale, Bound.PER_CREATOR);
        return true;
    }

    private Fraction sum(Fraction unit) {
        return unit.times(freeWorth).plus(Fraction.of(heldByPerModel()));
    }

    /** What rows at per_model get, while the creator is free. */
    BigDecimal heldByPerModel() {
        return caps.perModel() == null
                ? BigDecimal.ZERO
                : caps.perModel().multiply(BigDecimal.valueOf(atPerModel.size()));
    }

    boolean isHeld() {
        return perCreatorUnit != null;
    }

    /** The worth of the rows that no cap holds, while the creator is free. */
    BigDecimal freeWorth() {
        return freeWorth;
    }

    /** Writes every row's share to its place; rows that no cap holds have the unit value given. */
    void place(Share[] shares, UnitValue free) {
        var below = perCreatorUnit == null ? free : perCreatorUnit;
        belowPerModel.forEach(row -> shares[row.place()] = new Share(row.worth(), below));
        atPerModel.forEach(
                row -> shares[row.place()] = new Share(Objects.requireNonNull(caps.perModel()), perModelUnit));
    }
}
