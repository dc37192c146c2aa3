package stipend.ledger;

import java.math.BigDecimal;

/** An amount into an account (above zero) or out of it (below zero), never zero. */
public record Posting(Account account, BigDecimal amount) {
    public Posting {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a posting of nothing to " + account.path());
        }
    }

    Posting withScale(int digits) {
        return new Posting(account, amount.setScale(digits));
    }
}
