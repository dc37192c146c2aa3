package stipend.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import stipend.ledger.Journal.Holding;

/**
 * hledger's journal. Accounts have their own paths; what could be misread in an id, a description or a tag is
 * percent-encoded as in a URL (UTF-8, capital digits), which decoding takes back.
 */
final class HledgerDialect implements Dialect {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public String header() {
        return """
            ; Stipend's ledger, for hledger. It is UTF-8 text: run hledger in a UTF-8 locale.
            ; An amount above zero came into the account, below zero left it: what a creator is due is above zero, what a
            ; program has awarded is below. Names are percent-encoded where hledger would misread them.
            decimal-mark .
            """;
    }

    @Override
    public String currency(LocalDate firstUsed, Currency currency) {
        var digits = "0".repeat(currency.getDefaultFractionDigits());
        return "\ncommodity 1000." + digits + " " + currency.getCurrencyCode() + "\n";
    }

    @Override
    public String account(LocalDate firstUsed, Account account) {
        return "account " + name(account) + "\n";
    }

    @Override
    public String transaction(LocalDate day, PostedEntry posted) {
        var entry = posted.entry();
        var text = new StringBuilder("\n" + day + " * (" + posted.id() + ") " + text(entry.description(), ";") + "\n");
        tag(text, "key", entry.key());
        tag(text, "kind", entry.kind().word());
        tag(text, "month", entry.month().toString());
        tag(text, "hash", posted.hash().substring(0, HASH_DIGITS));
        if (entry.caseId() != null) {
            tag(text, "case", entry.caseId());
        }
        entry.postings()
                .forEach(posting ->
                        posting(text, posting.account(), Dialect.amount(posting.amount(), entry.currency())));
        return text.toString();
    }

    private static void tag(StringBuilder text, String name, String value) {
        text.append("    ; ").append(name).append(':').append(text(value, ",")).append('\n');
    }

    private static void posting(StringBuilder text, Account account, String amount) {
        text.append("    ").append(name(account)).append("  ").append(amount).append('\n');
    }

    @Override
    public String balances(LocalDate end, Map<Holding, BigDecimal> balances) {
        var text = new StringBuilder("\n" + end + " * balances at the end of the day\n");
        balances.forEach((holding, balance) -> posting(
                text,
                holding.account(),
                Dialect.amount(BigDecimal.ZERO.setScale(balance.scale()), holding.currency()) + " = "
                        + Dialect.amount(balance, holding.currency())));
        return text.toString();
    }

    private static String name(Account account) {
        return switch (account) {
            case Account.Program(String id) -> new Account.Program(component(id)).path();
            case Account.Creator(String id, Account.Part part) -> new Account.Creator(component(id), part).path();
            case Account.Single single -> single.path();
        };
    }

    /** Letters and digits of any script stay readable; colons, spaces and all that may mean something do not stay. */
    private static String component(String id) {
        return encoded(id, point -> Character.isLetterOrDigit(point) || "-_.".indexOf(point) >= 0);
    }

    /** A text within one line, without the special characters, nor space at its ends, which would be cut. */
    private static String text(String text, String special) {
        var inner = encoded(
                text,
                point -> point == ' '
                        || !Character.isWhitespace(point)
                                && !Character.isSpaceChar(point)
                                && !Character.isISOControl(point)
                                && ("%" + special).indexOf(point) < 0);
        return inner.replaceFirst("^ ", "%20").replaceFirst(" $", "%20");
    }

    private static String encoded(String text, IntPredicate plain) {
        return text.codePoints()
                .mapToObj(point -> plain.test(point) ? Character.toString(point) : percent(Character.toString(point)))
                .collect(Collectors.joining());
    }

    private static String percent(String character) {
        var bytes = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append('%').append(HEX.toHexDigits(b));
        }
        return bytes.toString();
    }
}
