package stipend.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import stipend.ledger.Journal.Holding;

/** How a bookkeeping program wants a journal's parts written. Different accounts get different names. */
sealed interface Dialect permits HledgerDialect, BeancountDialect {
    /** So much of an entry's hash finds it in the ledger. */
    int HASH_DIGITS = 16;

    String header();

    String currency(LocalDate firstUsed, Currency currency);

    String account(LocalDate firstUsed, Account account);

    String transaction(LocalDate day, PostedEntry posted);

    /** Asserts what the accounts hold at the end of the day. */
    String balances(LocalDate end, Map<Holding, BigDecimal> balances);

    static String amount(BigDecimal amount, Currency currency) {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
