package stipend.tax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quick-deduction table, lowest bracket first; the last one has no end. */
public record Brackets(List<Bracket> list) {

    /**
     * @param upTo the greatest amount of the bracket, which belongs to it; null: no end
     * @param rate a fraction
     * @param quick subtracted after the rate
     */
    public record Bracket(@Nullable BigDecimal upTo, BigDecimal rate, BigDecimal quick) {
        boolean holds(BigDecimal amount) {
            return upTo == null || amount.compareTo(upTo) <= 0;
        }
    }

    /** amount · rate − quick, of the bracket that holds the amount; exact. */
    BigDecimal of(BigDecimal amount) {
        var bracket = holding(amount);
        return amount.multiply(bracket.rate()).subtract(bracket.quick());
    }

    Bracket holding(BigDecimal amount) {
        return list.stream().filter(b -> b.holds(amount)).findFirst().orElseThrow();
    }
}
