package stipend.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stipend.money.Fraction;

/** Indented lines in one language, and how they write figures: every digit, no separators, as formulas do. */
final class Telling {
    /** How a fraction without end is shown. */
    private static final int SHOWN_DECIMALS = 10;

    private final Words words;
    private final Currency currency;
    private final StringBuilder text = new StringBuilder();

    Telling(Words words, Currency currency) {
        this.words = words;
        this.currency = currency;
    }

    Words words() {
        return words;
    }

    void heading(String key, Object... figures) {
        text.append('\n');
        line(0, key, figures);
    }

    /** A sentence of the words' file, with these in its places. */
    void line(int depth, String key, Object... figures) {
        raw(depth, say(key, figures));
    }

    void raw(int depth, String line) {
        text.append("  ".repeat(depth)).append(line.stripTrailing()).append('\n');
    }

    String say(String key, Object... figures) {
        return words.say(key).formatted(figures);
    }

    String money(BigDecimal amount) {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    /** Without trailing zeros. */
    static String figure(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }

    /** Exactly, or cut off with an ellipsis. */
    String fraction(Fraction exact) {
        var numerator = new BigDecimal(exact.numerator());
        var denominator = new BigDecimal(exact.denominator().max(BigInteger.ONE));
        var cut = numerator.divide(denominator, SHOWN_DECIMALS, RoundingMode.DOWN);
        boolean whole = cut.multiply(denominator).compareTo(numerator) == 0;
        return whole ? figure(cut) : cut.toPlainString() + "…";
    }

    /** As the rule language writes values; what is not there has a word of its own. */
    String value(@Nullable Object value) {
        return value(words, value);
    }

    static String value(Words words, @Nullable Object value) {
        return switch (value) {
            case null -> words.say("explain.null");
            case BigDecimal number -> figure(number);
            case String one -> "'" + VisibleText.of(one) + "'";
            default -> value.toString().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
