package stipend.award;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import stipend.money.Fraction;
import stipend.rules.Caps;

/** A program's claims under its caps per_model and per_creator: what is held, and how much worth is still free. */
final class Capping {
    private final Caps caps;
    private final CappedClaims claims;
    private final List<CreatorClaims> creators;
    private List<CreatorClaims> free;

    Capping(CappedClaims claims) {
        this.caps = claims.caps();
        this.claims = claims;
        this.creators = Arrays.stream(claims.owners().places())
                .map(places -> new CreatorClaims(claims.worths(), places, claims.caps()))
                .toList();
        this.free = creators;
    }

    /** Applies the caps to the free rows at this unit value; says whether they hold more than before. */
    boolean hold(UnitValue unit) {
        var least = LeastHeld.at(unit, caps, claims.worths().decimals());
        boolean more = false;
        for (var creator : free) {
            more |= creator.hold(least);
        }
        free = free.stream().filter(creator -> !creator.isHeld()).toList();
        return more;
    }

    /** The sum of what is held: rows at per_model, and creators at per_creator. */
    BigDecimal held() {
        var rows = sum(CreatorClaims::heldByPerModel);
        return caps.perCreator() == null
                ? rows
                : rows.add(caps.perCreator().multiply(BigDecimal.valueOf(creators.size() - free.size())));
    }

    /** The worth of the rows that no cap holds. */
    BigDecimal freeWorth() {
        return sum(CreatorClaims::freeWorth);
    }

    private BigDecimal sum(Function<CreatorClaims, BigDecimal> of) {
        return free.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every claim's share, where the free rows have this unit value. */
    Shares shares(UnitValue unit) {
        var units = new UnitValue[claims.size()];
        creators.forEach(creator -> creator.place(units, unit));
        var total = unit.value().times(freeWorth()).plus(Fraction.of(held()));
        return new Shares(claims, units, total, unit);
    }
}
