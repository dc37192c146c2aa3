package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.ledger.Kind;

/**
 * An order to give a creator money, or below zero to take it back, beside the month's awards (SPEC §5). The next run
 * carries it out.
 *
 * @param approved by somebody else; only a write-off needs it
 * @param withdrawn it never was carried out and will not be
 */
public record Adjustment(
        int number,
        Content content,
        Step ordered,
        @Nullable Step approved,
        @Nullable Step withdrawn) {

    /** Why there is one. */
    public enum Why {
        MANUAL,
        /** A part of what a case won back. */
        RECOVERY,
        /** A closed month computed again. */
        RESTATEMENT,
        /** A debt that the platform gives up. */
        WRITE_OFF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is ordered; the same content is not ordered twice by hand.
     *
     * @param amount other than zero, no finer than the currency's unit
     * @param source the account that gives, or gets back
     * @param origin the month that it corrects
     */
    public record Content(
            Why why,
            String creatorId,
            BigDecimal amount,
            Currency currency,
            Account source,
            YearMonth origin,
            String reason,
            @Nullable String caseId,
            @Nullable String modelId) {
        public Content {
            if (reason.isBlank()) {
                throw new InputFault("--reason is empty: the creator reads it, say why");
            }
            int digits = currency.getDefaultFractionDigits();
            if (amount.signum() == 0 || amount.stripTrailingZeros().scale() > digits) {
                throw new InputFault("--amount " + amount.toPlainString() + ": give one other than zero, with at most "
                        + digits + " decimals");
            }
            amount = amount.setScale(digits);
            reason = reason.strip();
        }
    }

    /** A write-off waits for a second person, and is for the very debt that was there. */
    boolean isDue(@Nullable BigDecimal opening) {
        if (withdrawn != null) {
            return false;
        }
        return content.why() != Why.WRITE_OFF
                || approved != null && opening != null && opening.compareTo(content.amount.negate()) == 0;
    }

    /** How items name it. */
    public String key() {
        return "adjustment " + number;
    }

    PayoutItem item() {
        return new PayoutItem(
                content.creatorId,
                Kind.ADJUSTMENT,
                content.source,
                content.amount,
                content.origin,
                content.reason,
                content.caseId,
                key());
    }
}
