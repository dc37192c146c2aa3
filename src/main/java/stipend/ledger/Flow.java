package stipend.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What the entries of one month and kind brought into an account (below zero: took out of it), summed. */
public record Flow(YearMonth month, Kind kind, Account account, BigDecimal amount) {}
