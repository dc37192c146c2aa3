package stipend.usage.duckdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CellType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * An NDJSON line taken apart. It is malformed if it is not one JSON object, if a field of an event stands twice, if an id
 * or a declared text is anything but a string of whole Unicode characters, or if model_ids is not an array of such
 * strings.
 */
final class JsonEvent {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int MOST_DIGITS = 1000;

    /** A number in JSON's grammar, short enough to be written out. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** Zero, whatever its exponent. */
    private static final Pattern ZERO = Pattern.compile("-?0(\\.0+)?([eE][+-]?[0-9]+)?");

    private final JsonParser parser;
    private final SortedMap<String, CellType> columns;
    private final Map<String, @Nullable String> words = new HashMap<>();

    private JsonEvent(JsonParser parser, SortedMap<String, CellType> columns) {
        this.parser = parser;
        this.columns = columns;
    }

    /** @param columns the declared ones (SPEC §4b), by name */
    static EventWords words(long line, String text, SortedMap<String, CellType> columns) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var words = new JsonEvent(parser, columns).read();
            return words == null ? EventWords.malformed(line, text, columns.size()) : event(line, text, words, columns);
        } catch (JacksonException e) {
            return EventWords.malformed(line, text, columns.size());
        }
    }

    private static EventWords event(
            long line, String text, Map<String, @Nullable String> words, SortedMap<String, CellType> columns) {
        return new EventWords(
                line,
                text,
                false,
                words.get("event_id"),
                words.get("occurred_at"),
                words.get("event_type"),
                words.get("user_id"),
                words.get("model_ids"),
                number(words.get("quantity")),
                number(words.get("amount")),
                columns.isEmpty() ? List.of() : cells(words, columns));
    }

    private static List<@Nullable String> cells(
            Map<String, @Nullable String> words, SortedMap<String, CellType> columns) {
        var cells = new ArrayList<@Nullable String>();
        columns.forEach(
                (name, type) -> cells.add(type == CellType.DECIMAL ? number(words.get(name)) : words.get(name)));
        return cells;
    }

    /** The fields that make an event; null if the line is malformed. */
    private @Nullable Map<String, @Nullable String> read() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (!take(name, value)) {
                return null;
            }
        }
        return parser.nextToken() == null ? words : null;
    }

    private boolean take(String name, JsonToken value) {
        return switch (name) {
            case "event_id", "user_id" -> isTextOrNull(value) && put(name, value);
            case "occurred_at", "event_type", "quantity", "amount" -> put(name, value);
            case "model_ids" -> models(value);
            default -> other(name, value);
        };
    }

    private boolean other(String name, JsonToken value) {
        var declared = columns.get(name);
        if (declared == null) {
            parser.skipChildren();
            return true;
        }
        return (declared != CellType.TEXT || isTextOrNull(value)) && put(name, value);
    }

    private static boolean isTextOrNull(JsonToken value) {
        return value == JsonToken.VALUE_NULL || value == JsonToken.VALUE_STRING;
    }

    /** Any scalar as its text, so that the field's own grammar judges it; an array or object as a word none accepts. */
    private boolean put(String name, JsonToken value) {
        var word = value.isStructStart() ? "{}" : parser.getString();
        parser.skipChildren();
        return keep(name, value == JsonToken.VALUE_NULL || word.isEmpty() ? null : word);
    }

    private boolean models(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return keep("model_ids", null);
        }
        if (value != JsonToken.START_ARRAY) {
            return false;
        }
        var ids = new StringJoiner("|");
        var empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || !isId(parser.getString())) {
                return false;
            }
            ids.add(parser.getString());
            empty = false;
        }
        return keep("model_ids", empty ? null : ids.toString());
    }

    private static boolean isId(String word) {
        return !word.isEmpty() && word.indexOf('|') < 0;
    }

    private boolean keep(String name, @Nullable String word) {
        if (words.containsKey(name) || (word != null && !isWholeUnicode(word))) {
            return false;
        }
        words.put(name, word);
        return true;
    }

    /** An escape such as \ud800 can stand alone in JSON; no text holds half a character. */
    private static boolean isWholeUnicode(String word) {
        return word.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A number of JSON's grammar without its exponent, as {@code 1e3} is 1000; any other word as it is. */
    private static @Nullable String number(@Nullable String word) {
        if (word == null || word.length() > MOST_DIGITS) {
            return word;
        }
        if (ZERO.matcher(word).matches()) {
            return "0";
        }
        return NUMBER.matcher(word).matches() ? new BigDecimal(word).toPlainString() : word;
    }
}
