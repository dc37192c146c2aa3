package stipend.notice;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import stipend.fault.InputFault;

/**
 * Who is told, from a small YAML file; secrets stand in the environment or in files of their own.
 *
 * <pre>
 * webhook:
 *   url: https://ops.example.org/stipend
 *   secret_file: /etc/stipend.hook            # or STIPEND_HOOK_SECRET
 * mail:
 *   server: smtp://stipend@mail.example.org:587
 *   password_file: /etc/stipend.mail          # or STIPEND_MAIL_PASSWORD; where the server has a user
 *   from: stipend@example.org
 *   to: finance@example.org, operators@example.org
 * </pre>
 */
public final class NoticesFile {
    private static final Map<String, Set<String>> KEYS =
            Map.of("webhook", Set.of("url", "secret_file"), "mail", Set.of("server", "password_file", "from", "to"));
    /** How "Standard Webhooks" marks a secret that is written in base64. */
    private static final String ENCODED = "whsec_";

    private final Path file;
    private final Map<String, String> environment;

    private NoticesFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * @param file null: nobody is told
     * @throws InputFault if the file is missing, or a word of it missing, unknown or wrong
     */
    public static Notices read(@Nullable Path file, Map<String, String> environment) {
        return new Notices(file == null ? List.of() : new NoticesFile(file, environment).channels());
    }

    private List<Channel> channels() {
        var channels = new ArrayList<Channel>();
        words().forEach((key, words) -> channels.add(key.equals("webhook") ? webhook(words) : mail(words)));
        return channels;
    }

    private Map<String, Map<String, String>> words() {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            var read = new Load(settings).loadFromString(Files.readString(file));
            if (read instanceof Map<?, ?> top && KEYS.keySet().containsAll(top.keySet())) {
                var words = new java.util.TreeMap<String, Map<String, String>>();
                top.forEach((key, below) -> words.put(String.valueOf(key), texts(String.valueOf(key), below)));
                return words;
            }
            throw InputFault.in(file, "must hold webhook: or mail:, or both");
        } catch (IOException | YamlEngineException e) {
            throw InputFault.in(
                    file,
                    "cannot be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    private Map<String, String> texts(String name, @Nullable Object below) {
        var known = KEYS.getOrDefault(name, Set.of());
        if (!(below instanceof Map<?, ?> words)) {
            throw InputFault.in(
                    file,
                    name + " must hold "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        var texts = new java.util.TreeMap<String, String>();
        words.forEach((key, value) -> {
            if (!known.contains(key) || !(value instanceof String)) {
                throw InputFault.in(file, name + "." + key + " is " + (known.contains(key) ? "no text" : "unknown"));
            }
            texts.put(String.valueOf(key), String.valueOf(value).strip());
        });
        return texts;
    }

    private Channel webhook(Map<String, String> words) {
        var secret = secret(words, "secret_file", "STIPEND_HOOK_SECRET");
        if (secret == null) {
            throw InputFault.in(
                    file, "webhook has no secret to sign with: give secret_file, or set STIPEND_HOOK_SECRET");
        }
        return new Webhook(address(words, "webhook", "url", Set.of("https", "http")), bytes(secret));
    }

    private byte[] bytes(String secret) {
        try {
            return secret.startsWith(ENCODED)
                    ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                    : secret.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InputFault.in(file, "the webhook's secret begins with " + ENCODED + " and is not base64 behind it");
        }
    }

    private Channel mail(Map<String, String> words) {
        var server = address(words, "mail", "server", Set.of("smtp", "smtps"));
        var user = server.getUserInfo();
        var password = secret(words, "password_file", "STIPEND_MAIL_PASSWORD");
        if (user != null && (user.contains(":") || password == null)) {
            throw InputFault.in(
                    file,
                    "mail.server names a user: its password stands in password_file or STIPEND_MAIL_PASSWORD, nowhere"
                            + " else");
        }
        var to = Arrays.stream(word(words, "mail", "to").split(","))
                .map(String::strip)
                .toList();
        return new Mail(server, user, password, word(words, "mail", "from"), to);
    }

    private URI address(Map<String, String> words, String name, String key, Set<String> schemes) {
        var text = word(words, name, key);
        try {
            var address = URI.create(text);
            if (address.getHost() != null && schemes.contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw InputFault.in(
                file,
                name + "." + key + " is no address such as "
                        + schemes.stream().sorted().toList().getLast() + "://HOST");
    }

    private String word(Map<String, String> words, String name, String key) {
        var word = words.getOrDefault(key, "");
        if (word.isEmpty()) {
            throw InputFault.in(file, name + "." + key + " is missing");
        }
        return word;
    }

    private @Nullable String secret(Map<String, String> words, String key, String variable) {
        var named = words.get(key);
        if (named == null) {
            var secret = environment.getOrDefault(variable, "").strip();
            return secret.isEmpty() ? null : secret;
        }
        try {
            return Files.readString(Path.of(named)).strip();
        } catch (IOException e) {
            throw InputFault.in(file, named + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
