package stipend.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words of one language in which changes of rules are told. */
record Phrases(String language, Properties words) {
    static Phrases of(RulesDiff.Language language) {
        var tag = language.name().toLowerCase(Locale.ROOT);
        try (var in = Objects.requireNonNull(
                Phrases.class.getResourceAsStream("changes_" + tag + ".properties"), "words of " + tag)) {
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Phrases(tag, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The phrase, its {0}, {1} … filled. */
    String say(String key, String... parts) {
        var phrase = Objects.requireNonNull(words.getProperty(key), key);
        for (int i = 0; i < parts.length; i++) {
            phrase = phrase.replace("{" + i + "}", parts[i]);
        }
        return phrase;
    }

    /** Thousands parted by commas, decimals as they were written. */
    String number(BigDecimal value) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** A plain number as such, and any other formula as it stands in the rules, quoted. */
    String formula(Expr expr) {
        if (expr instanceof Expr.Formula formula
                && formula.tree() instanceof Expr.Literal literal
                && literal.value() instanceof BigDecimal number) {
            return number(number);
        }
        return expr.text().isEmpty()
                ? say("everyone")
                : say("quoted", expr.text().strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
