package stipend.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What a tiers program awards before the multiplier (SPEC §4). */
public final class Tiers {
    private Tiers() {}

    /** The part of a value that lies in the bracket beginning at {@code from}, paid at its rate. */
    public record Part(BigDecimal from, BigDecimal inside, BigDecimal rate) {
        public BigDecimal award() {
            return inside.multiply(rate);
        }
    }

    /** The highest threshold that is not above the value, with its pay; none below the first. */
    public static Optional<Map.Entry<BigDecimal, BigDecimal>> reached(
            SortedMap<BigDecimal, BigDecimal> pay, BigDecimal of) {
        Map.Entry<BigDecimal, BigDecimal> reached = null;
        for (var tier : pay.entrySet()) {
            if (tier.getKey().compareTo(of) > 0) {
                break;
            }
            reached = tier;
        }
        return Optional.ofNullable(reached);
    }

    /** The pay of the threshold reached, else 0. */
    static BigDecimal slab(SortedMap<BigDecimal, BigDecimal> pay, BigDecimal of) {
        return reached(pay, of).map(Map.Entry::getValue).orElse(BigDecimal.ZERO);
    }

    /** The value, cut where brackets begin; lowest first, empty brackets left out. */
    public static List<Part> parts(SortedMap<BigDecimal, BigDecimal> each, BigDecimal of) {
        var parts = new ArrayList<Part>();
        var end = of;
        for (var bracket : each.reversed().entrySet()) {
            if (end.compareTo(bracket.getKey()) > 0) {
                parts.addFirst(new Part(bracket.getKey(), end.subtract(bracket.getKey()), bracket.getValue()));
                end = bracket.getKey();
            }
        }
        return parts;
    }

    /** Each part of the value at the rate of the bracket in which it lies. */
    static BigDecimal graduated(SortedMap<BigDecimal, BigDecimal> each, BigDecimal of) {
        return parts(each, of).stream().map(Part::award).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
