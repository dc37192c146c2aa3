package stipend.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * What reports say, in two languages. Read as plain properties, not as a resource bundle: the machine's locale never
 * decides what is written.
 */
enum Words {
    ZH("zh", "zh-CN"),
    EN("en", "en");

    /** As rules write it in a title. */
    final String tag;

    /** As HTML writes it. */
    final String lang;

    private final Properties texts;

    Words(String tag, String lang) {
        this.tag = tag;
        this.lang = lang;
        this.texts = read("words_" + tag + ".properties");
    }

    private static Properties read(String resource) {
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource)) {
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is no such text */
    String say(String key) {
        var text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + this);
        }
        return text;
    }

    /** The text, or {@code other} where nobody has written one: a measure's name, a reason of later rules. */
    String sayOr(String key, String other) {
        return texts.getProperty(key, other);
    }

    Properties texts() {
        return texts;
    }

    /** A heading in both languages, one above the other. */
    static String heading(String key) {
        return EN.say(key) + "\n" + ZH.say(key);
    }

    /** A label in both languages on one line. */
    static String label(String key) {
        return EN.say(key) + "  " + ZH.say(key);
    }
}
