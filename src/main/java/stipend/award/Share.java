package stipend.award;

import java.math.BigDecimal;
import stipend.money.Fraction;

/** A row's award before rounding: {@code base · unit}, where the base is the row's worth, or per_model if that holds it. */
public record Share(BigDecimal base, UnitValue unit) {
    public Fraction exact() {
        return unit.value().times(base);
    }
}
