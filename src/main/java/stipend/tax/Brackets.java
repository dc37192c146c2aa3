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

        /** amount · rate − quick; exact. */
        BigDecimal of(BigDecimal amount) {
            return amount.multiply(rate).subtract(quick);
        }
    }

    /** The bracket in which the amount lies. */
    Bracket holding(BigDecimal amount) {
        return list.stream()
                .filter(bracket -> bracket.holds(amount))
                .findFirst()
                .orElseThrow();
    }
}
