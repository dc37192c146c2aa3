package stipend.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves in one step: postings of one currency that sum to zero. Amounts are kept in the scale of the
 * currency's minor unit; one that does not balance is an {@link IllegalArgumentException}, a finer amount an
 * {@link ArithmeticException}.
 *
 * @param key one key is posted once, however often it is asked for
 * @param month whose run or correction this is
 * @param caseId the case that caused it, if one did
 */
public record Entry(
        String key,
        Kind kind,
        YearMonth month,
        Currency currency,
        String description,
        @Nullable String caseId,
        List<Posting> postings) {
    /**
     * @throws IllegalArgumentException if it does not balance
     * @throws ArithmeticException if an amount is finer than the currency's unit
     */
    public Entry {
        int digits = currency.getDefaultFractionDigits();
        postings = postings.stream().map(posting -> posting.withScale(digits)).toList();
        var sum = postings.stream().map(Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (key.isBlank() || postings.isEmpty() || sum.signum() != 0) {
            throw new IllegalArgumentException("entry " + key + " does not balance: " + sum.toPlainString());
        }
    }

    /** The postings of an amount that goes from one account to another; below zero, the other way. */
    public static List<Posting> between(Account from, Account to, BigDecimal amount) {
        return List.of(new Posting(from, amount.negate()), new Posting(to, amount));
    }

    /** The entry that takes this one back, under its own key. */
    public Entry reversed(String newKey, String why) {
        var back = postings.stream()
                .map(posting -> new Posting(posting.account(), posting.amount().negate()))
                .toList();
        return new Entry(newKey, kind, month, currency, why, caseId, back);
    }
}
