package stipend.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pieces of a page. Every piece is markup that is already safe; text becomes a piece only through {@link #text}. */
final class Html {
    private Html() {}

    /** Text from outside, as text: nothing in it is markup, and its direction does not reach its neighbours. */
    static String text(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The same in both languages, of which the page shows one. */
    static String both(Function<Words, String> said) {
        return Arrays.stream(Words.values())
                .map(words -> "<span lang=\"" + words.lang + "\">" + escaped(said.apply(words)) + "</span>")
                .collect(Collectors.joining());
    }

    static String say(String key) {
        return both(words -> words.say(key));
    }

    static String code(String formula) {
        return "<code>" + escaped(formula) + "</code>";
    }

    /** Every digit, thousands apart: {@code 1,234.50}. */
    static String figure(BigDecimal figure) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, figure.scale()));
        format.setMaximumFractionDigits(Math.max(0, figure.scale()));
        return format.format(figure).replace('-', '−');
    }

    /** Below zero in brackets: it follows a plus or a minus. */
    static String inSum(BigDecimal figure) {
        return figure.signum() < 0 ? "(" + figure(figure) + ")" : figure(figure);
    }

    /** Where a figure stands in the ledger: {@code #12 #13}. */
    static String entries(List<Long> entries) {
        return entries.isEmpty() ? "" : " <small class=\"entry\">" + Line.entries(entries) + "</small>";
    }

    /** The same without trailing zeros. */
    static String shortFigure(BigDecimal figure) {
        return figure(figure.stripTrailingZeros());
    }
}
