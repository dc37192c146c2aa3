package stipend.usage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stipend.delivery.DeliveredFile;

/** CSV and NDJSON a second time, whatever bytes there are: which rows a file holds, or that it must be refused. */
final class NaiveText {
    private static final List<String> REQUIRED =
            List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids");
    private static final List<String> WORDS =
            List.of("event_id", "occurred_at", "event_type", "user_id", "model_ids", "quantity", "amount");

    /** A CSV field from its first byte: in quotes, with what wrongly follows them; or without. One char is one byte. */
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]++|\"\")*+)\"(?!\")((?:[^,\\r"
            + "\\n"
            + "]++|\\r"
            + "(?!\\n"
            + "|\\z))*+)|(?!\")((?:[^,\\r"
            + "\\n"
            + "]++|\\r"
            + "(?!\\n"
            + "|\\z))*+)");

    private static final RawEvent BROKEN = RawEvent.GOOD.broken(true);

    private final List<RawEvent> events = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();
    private final String bytes;

    private NaiveText(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.bytes = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    }

    /** The file's rows; null: it must be refused. */
    static @Nullable RawFile csv(DeliveredFile file, byte[] unpacked) {
        var text = new NaiveText(unpacked);
        return text.readCsv() ? new RawFile(file, false, text.events, text.rows) : null;
    }

    static RawFile ndjson(DeliveredFile file, byte[] unpacked) {
        var text = new NaiveText(unpacked);
        text.readNdjson();
        return new RawFile(file, false, text.events, text.rows);
    }

    private void add(long row, RawEvent event) {
        rows.add(row);
        events.add(event);
    }

    private boolean readCsv() {
        List<@Nullable String> header = null;
        var at = 0;
        while (at < bytes.length()) {
            var fields = new ArrayList<@Nullable String>();
            var end = record(at, fields);
            if (end < 0) {
                return false;
            }
            var whole = utf8(bytes.substring(at, end)) != null && !fields.contains(null);
            if (end == at) {
                // an empty line
            } else if (header == null) {
                header = fields;
                if (!whole || !canServe(header)) {
                    return false;
                }
            } else {
                var fits = whole && fields.size() == header.size();
                add(lineOf(at), fits ? event(words(header, fields)) : BROKEN);
            }
            at = bytes.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return header != null;
    }

    /** Reads a record's fields, null for each that breaks the quoting; returns its end, or -1 if a quote stays open. */
    private int record(int from, List<@Nullable String> fields) {
        var field = FIELD.matcher(bytes);
        var at = from;
        while (true) {
            if (!field.region(at, bytes.length()).useTransparentBounds(true).lookingAt()) {
                return -1;
            }
            var inQuotes = field.group(1);
            var plain = inQuotes == null ? field.group(3) : field.group(2);
            var broken = inQuotes == null ? plain.matches("(?s).*[\"\\r].*") : !plain.isEmpty();
            fields.add(broken ? null : inQuotes == null ? plain : inQuotes.replace("\"\"", "\""));
            at = field.end();
            if (at == bytes.length() || bytes.charAt(at) != ',') {
                return at;
            }
            at++;
        }
    }

    private static boolean canServe(List<@Nullable String> header) {
        return header.containsAll(REQUIRED)
                && WORDS.stream().allMatch(word -> Collections.frequency(header, word) <= 1);
    }

    private static Map<String, @Nullable Object> words(List<@Nullable String> header, List<@Nullable String> fields) {
        var words = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < header.size(); i++) {
            words.put(String.valueOf(header.get(i)), utf8(String.valueOf(fields.get(i))));
        }
        var models = words.get("model_ids");
        words.put(
                "model_ids", models == null || models.equals("") ? null : List.of(((String) models).split("\\|", -1)));
        return words;
    }

    private void readNdjson() {
        var at = 0;
        while (at <= bytes.length()) {
            var end = bytes.indexOf('\n', at);
            end = end < 0 ? bytes.length() : end;
            var line = bytes.substring(at, end);
            if (!line.matches("[ \\t\\r]*")) {
                var text = utf8(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
                var words = text == null ? null : NaiveJson.event(text);
                add(lineOf(at), words == null ? BROKEN : event(words));
            }
            at = end + 1;
        }
    }

    @SuppressWarnings("unchecked")
    private static RawEvent event(Map<String, @Nullable Object> words) {
        return new RawEvent(
                (String) words.get("event_id"),
                (String) words.get("occurred_at"),
                (String) words.get("event_type"),
                (String) words.get("user_id"),
                (List<@Nullable String>) words.get("model_ids"),
                (String) words.get("quantity"),
                (String) words.get("amount"),
                List.of(),
                false);
    }

    private long lineOf(int at) {
        return 1 + bytes.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static @Nullable String utf8(String bytes) {
        try {
            var raw = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** JSON by its grammar, one character after another. */
    private static final class NaiveJson {
        private static final int DEEPEST = 500;
        private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        private static final Pattern TEXT =
                Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]++|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+)\"");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

        /** Names and values one after another. */
        private record Members(List<@Nullable Object> all) {}

        /** A number, true or false. */
        private record Word(String text) {}

        private static final class Wrong extends Exception {
            private static final long serialVersionUID = 1L;
        }

        private final String text;
        private int at;

        private NaiveJson(String text) {
            this.text = text;
        }

        /** The words of an event, model_ids as a list; null: malformed. */
        static @Nullable Map<String, @Nullable Object> event(String line) {
            try {
                var json = new NaiveJson(line);
                var value = json.value(1);
                json.blanks();
                return json.at == line.length() && value instanceof Members members ? words(members.all) : null;
            } catch (Wrong e) {
                return null;
            }
        }

        private static Map<String, @Nullable Object> words(List<@Nullable Object> members) throws Wrong {
            var words = new HashMap<String, @Nullable Object>();
            for (var i = 0; i < members.size(); i += 2) {
                var name = String.valueOf(members.get(i));
                if (WORDS.contains(name)) {
                    require(!words.containsKey(name));
                    words.put(name, word(name, members.get(i + 1)));
                }
            }
            return words;
        }

        private static @Nullable Object word(String name, @Nullable Object value) throws Wrong {
            if (value == null) {
                return null;
            }
            if (name.equals("model_ids")) {
                require(value instanceof List);
                for (var id : (List<?>) value) {
                    require(id instanceof String);
                }
                return value;
            }
            require(value instanceof String || !name.endsWith("_id"));
            var text = value instanceof Word word ? word.text : value instanceof String string ? string : "{}";
            require(text.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000));
            return text;
        }

        private @Nullable Object value(int depth) throws Wrong {
            require(depth <= DEEPEST + 1);
            blanks();
            require(at < text.length());
            var number = NUMBER.matcher(text).region(at, text.length());
            if (number.lookingAt()) {
                at = number.end();
                return new Word(number.group());
            }
            return switch (text.charAt(at)) {
                case '"' -> string();
                case '[' -> members(depth, false, ']');
                case '{' -> new Members(members(depth, true, '}'));
                default -> literal();
            };
        }

        private @Nullable Object literal() throws Wrong {
            for (var word : List.of("true", "false", "null")) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return word.equals("null") ? null : new Word(word);
                }
            }
            throw new Wrong();
        }

        private List<@Nullable Object> members(int depth, boolean named, char end) throws Wrong {
            require(depth <= DEEPEST);
            var members = new ArrayList<@Nullable Object>();
            at++;
            if (next(end)) {
                return members;
            }
            do {
                if (named) {
                    blanks();
                    members.add(string());
                    require(next(':'));
                }
                members.add(value(depth + 1));
            } while (next(','));
            require(next(end));
            return members;
        }

        private boolean next(char wanted) {
            blanks();
            var there = at < text.length() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private String string() throws Wrong {
            var matcher = TEXT.matcher(text).region(at, text.length());
            require(matcher.lookingAt());
            at = matcher.end();
            return ESCAPE.matcher(matcher.group(1))
                    .replaceAll(escape -> Matcher.quoteReplacement(
                            escape.group(1) == null
                                    ? plain(Objects.requireNonNull(escape.group(2)))
                                    : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        }

        private static String plain(String escaped) {
            var place = "bfnrt".indexOf(escaped);
            return place < 0 ? escaped : "\b\f\n\r\t".substring(place, place + 1);
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private static void require(boolean holds) throws Wrong {
            if (!holds) {
                throw new Wrong();
            }
        }
    }
}
