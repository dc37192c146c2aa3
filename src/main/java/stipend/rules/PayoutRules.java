package stipend.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When and how a creator's money is paid (SPEC §5).
 *
 * @param tax the regime's name, for creators whose payee row names none
 * @param flatRate of regime {@code flat}, else null
 * @param debtLimit how far below zero an adjustment may bring a creator's balance; null: any
 */
public record PayoutRules(
        BigDecimal minimum,
        String tax,
        @Nullable BigDecimal flatRate,
        Gap gap,
        @Nullable BigDecimal debtLimit) {
    /** What holds where rules say nothing. */
    public static final PayoutRules DEFAULT = new PayoutRules(BigDecimal.ZERO, "none", null, Gap.RESET);

    /** The same without a limit to debts. */
    public PayoutRules(BigDecimal minimum, String tax, @Nullable BigDecimal flatRate, Gap gap) {
        this(minimum, tax, flatRate, gap, null);
    }

    /** What a month without payment does to the year's running withholding. */
    public enum Gap {
        RESET,
        NATURAL
    }
}
