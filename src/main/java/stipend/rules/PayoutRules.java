package stipend.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When and how a creator's money is paid (SPEC §5).
 *
 * @param tax the regime's name, for creators whose payee row names none
 * @param flatRate of regime {@code flat}, else null
 */
public record PayoutRules(
        BigDecimal minimum, String tax, @Nullable BigDecimal flatRate, Gap gap) {
    /** What holds where rules say nothing. */
    public static final PayoutRules DEFAULT = new PayoutRules(BigDecimal.ZERO, "none", null, Gap.RESET);

    /** What a month without payment does to the year's running withholding. */
    public enum Gap {
        RESET,
        NATURAL
    }
}
