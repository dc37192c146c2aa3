package stipend.award;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import stipend.money.Fraction;

/** A program's claims under its caps per_model and per_creator: what is held, and how much worth is still free. */
final class Capping {
    private final CappedClaims claims;
    private final List<CreatorClaims> creators;
    private List<CreatorClaims> free;
    private BigDecimal freeWorth;
    private BigDecimal held = BigDecimal.ZERO;

    Capping(CappedClaims claims) {
        this.claims = claims;
        this.creators = Arrays.stream(claims.owners().places())
                .map(places -> new CreatorClaims(claims.worths(), places, claims.caps()))
                .toList();
        this.free = creators;
        this.freeWorth = claims.worths().sum();
    }

    /** Applies the caps to the free rows at this unit value; says whether they hold more than before. */
    boolean hold(UnitValue unit) {
        var least = LeastHeld.at(unit, claims.caps(), claims.worths().decimals());
        boolean more = false;
        for (var creator : free) {
            more |= hold(creator, least);
        }
        free = free.stream().filter(creator -> !creator.isHeld()).toList();
        return more;
    }

    private boolean hold(CreatorClaims creator, LeastHeld least) {
        var freeBefore = creator.freeWorth();
        var heldBefore = creator.held();
        boolean more = creator.hold(least);
        if (more) {
            freeWorth = freeWorth.subtract(freeBefore).add(creator.freeWorth());
            held = held.subtract(heldBefore).add(creator.held());
        }
        return more;
    }

    /** The sum of what is held: rows at per_model, and creators at per_creator. */
    BigDecimal held() {
        return held;
    }

    /** The worth of the rows that no cap holds. */
    BigDecimal freeWorth() {
        return freeWorth;
    }

    /** Every claim's share, where the free rows have this unit value. */
    Shares shares(UnitValue unit) {
        var units = new UnitValue[claims.size()];
        creators.forEach(creator -> creator.place(units, unit));
        var total = unit.value().times(freeWorth).plus(Fraction.of(held));
        return new Shares(claims, units, total, unit);
    }
}
