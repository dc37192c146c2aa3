package stipend.award;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;
import stipend.rules.Caps;

/**
 * The claims of one creator (of all creators, where no per_creator is set) and which of them {@code per_model} and
 * {@code per_creator} hold; what is held stays held. As free rows have one unit value, which only rises, per_model holds
 * the rows of greatest worth: the first ones.
 */
final class CreatorClaims {
    private final List<Placed> claims;
    private final Caps caps;

    private int heldModels;
    private BigDecimal freeWorth;
    private UnitValue perModelUnit = UnitValue.AT_PER_MODEL;

    /** Of the rows below per_model, once per_creator holds the creator. */
    private @Nullable UnitValue perCreatorUnit;

    /** A claim and its place among the program's claims. */
    record Placed(int place, Claim claim) {
        BigDecimal worth() {
            return claim.worth();
        }
    }

    CreatorClaims(List<Placed> claims, Caps caps) {
        this.claims = caps.perModel() == null ? claims : greatestFirst(claims);
        this.caps = caps;
        this.freeWorth = claims.stream().map(Placed::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Placed> greatestFirst(List<Placed> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(Placed::worth).reversed())
                .toList();
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
        int before = heldModels;
        while (heldModels < claims.size() && unit.times(claims.get(heldModels).worth()).isAtLeast(cap)) {
            freeWorth = freeWorth.subtract(claims.get(heldModels).worth());
            heldModels++;
        }
        return heldModels > before;
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
        return caps.perModel() == null ? BigDecimal.ZERO : caps.perModel().multiply(BigDecimal.valueOf(heldModels));
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
        var belowPerModel = perCreatorUnit == null ? free : perCreatorUnit;
        for (int i = 0; i < claims.size(); i++) {
            shares[claims.get(i).place()] = i < heldModels
                    ? new Share(Objects.requireNonNull(caps.perModel()), perModelUnit)
                    : new Share(claims.get(i).worth(), belowPerModel);
        }
    }
}
