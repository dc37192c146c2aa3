package stipend.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The multipliers that hold for a row, each with its value there; rows with the same ones share the object.
 *
 * @param product the multiplier m of SPEC §4, 1 if none holds
 */
public record Factors(List<Factor> applied, BigDecimal product) {
    static final Factors NONE = new Factors(List.of(), BigDecimal.ONE);

    /** One multiplier's value on a row. */
    public record Factor(String multiplier, BigDecimal by) {}

    Factors with(Factor factor) {
        var longer = new ArrayList<>(applied);
        longer.add(factor);
        return new Factors(List.copyOf(longer), product.multiply(factor.by()));
    }
}
