package stipend.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import stipend.ledger.Journal.Holding;

/**
 * beancount's journal. Its accounts begin with one of five words, and each part with a capital: an id is {@code Id-} and
 * its ASCII letters and digits, every other character being its code point in hex between two hyphens ({@code a_b} is
 * {@code Id-a-5F-b}); the account's own path is metadata where it is opened.
 */
final class BeancountDialect implements Dialect {
    @Override
    public String header() {
        return """
            ; Stipend's ledger, for beancount.
            ; An amount above zero came into the account, below zero left it: what a creator is due is above zero, what a
            ; program has awarded is below. Ids are escaped: -5F- is the character of that code point in hex.
            option "title" "Stipend"
            """;
    }

    @Override
    public String currency(LocalDate firstUsed, Currency currency) {
        var code = currency.getCurrencyCode();
        return "\noption \"operating_currency\" \"%s\"\n%s commodity %s\n".formatted(code, firstUsed, code);
    }

    @Override
    public String account(LocalDate firstUsed, Account account) {
        return firstUsed + " open " + name(account) + "\n  path: " + quoted(account.path()) + "\n";
    }

    @Override
    public String transaction(LocalDate day, PostedEntry posted) {
        var entry = posted.entry();
        var kind = entry.kind().word();
        var text = new StringBuilder("\n" + day + " * " + quoted(entry.description()) + " #" + kind + "\n");
        text.append("  entry: ").append(posted.id()).append('\n');
        metadata(text, "key", entry.key());
        metadata(text, "kind", kind);
        metadata(text, "month", entry.month().toString());
        metadata(text, "hash", posted.hash().substring(0, HASH_DIGITS));
        if (entry.caseId() != null) {
            metadata(text, "case", entry.caseId());
        }
        entry.postings()
                .forEach(posting -> text.append("  ")
                        .append(name(posting.account()))
                        .append("  ")
                        .append(Dialect.amount(posting.amount(), entry.currency()))
                        .append('\n'));
        return text.toString();
    }

    private static void metadata(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ").append(quoted(value)).append('\n');
    }

    /** beancount asserts what is there as a day begins, and exactly only where it is told so. */
    @Override
    public String balances(LocalDate end, Map<Holding, BigDecimal> balances) {
        var next = end.plusDays(1);
        return balances.entrySet().stream()
                .map(held -> next + " balance " + name(held.getKey().account()) + "  "
                        + held.getValue().toPlainString() + " ~ 0 "
                        + held.getKey().currency().getCurrencyCode() + "\n")
                .collect(Collectors.joining("", "\n", ""));
    }

    private static String name(Account account) {
        return switch (account) {
            case Account.Program(String id) -> "Expenses:Program:" + component(id);
            case Account.Creator(String id, Account.Part part) ->
                "Liabilities:Creator:" + component(id) + ":" + capitalised(part.name());
            case Account.Single single -> name(single);
        };
    }

    private static String name(Account.Single account) {
        return switch (account) {
            case TAX_WITHHELD -> "Liabilities:Tax:Withheld";
            case CLEARING_BANK -> "Assets:Clearing:Bank";
            case RECOVERED -> "Income:Platform:Recovered";
        };
    }

    private static String capitalised(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String component(String id) {
        return id.codePoints()
                .mapToObj(point -> isPlain(point) ? Character.toString(point) : "-" + hex(point) + "-")
                .collect(Collectors.joining("", "Id-", ""));
    }

    private static String hex(int point) {
        return Integer.toHexString(point).toUpperCase(Locale.ROOT);
    }

    private static boolean isPlain(int point) {
        return point < 128 && Character.isLetterOrDigit(point);
    }

    private static String quoted(String text) {
        var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }
}
