package stipend.payout.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.disk.Disk;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/**
 * Seals numbers with the first of its keys and opens what any of them sealed. The keys are those of STIPEND_KEY
 * (base64, 32 bytes each; a comma before former ones), else those of a file that only its owner reads and that is made
 * when the first number is to be sealed.
 *
 * <p>A sealed text is {@code sealed:KEY:BASE64} and is bound to its place: put into another row it does not open.
 */
public final class Keyring {
    public static final String VARIABLE = "STIPEND_KEY";

    private final @Nullable String given;
    private final Path file;
    private List<SealingKey> keys = List.of();

    /** @param given what STIPEND_KEY holds; null or blank: the file's keys */
    public Keyring(@Nullable String given, Path file) {
        this.given = given == null || given.isBlank() ? null : given;
        this.file = file;
    }

    /** @param place what the text belongs to; {@link #open} asks for the same */
    public String seal(String text, String place) {
        var key = keys().getFirst();
        return "sealed:" + key.name() + ":" + key.seal(text, place);
    }

    /**
     * @throws InputFault if none of the keys sealed it
     * @throws WorkFault if it was changed, or sealed for another place
     */
    public String open(String sealed, String place) {
        var parts = sealed.split(":", 3);
        return keys().stream()
                .filter(key -> key.name().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new InputFault(place + ": sealed with key " + parts[1] + ", which is not in "
                        + source() + "; add it there behind the current one"))
                .open(parts[2], place);
    }

    public boolean isCurrent(String sealed) {
        return sealed.startsWith("sealed:" + keys().getFirst().name() + ":");
    }

    /** Looks its keys up again: another process may have changed the file. */
    public synchronized void reload() {
        keys = List.of();
    }

    /** A new first key, where the keys are the file's; those of STIPEND_KEY are for people to change. */
    public void renew() {
        if (given == null) {
            keep(Stream.concat(Stream.of(SealingKey.random()), keys().stream()).toList());
        }
    }

    /** Forgets the former keys of the file: nothing may be sealed with them any more. */
    public void forgetFormer() {
        if (given == null) {
            keep(List.of(keys().getFirst()));
        }
    }

    private synchronized List<SealingKey> keys() {
        if (keys.isEmpty()) {
            keys = given == null ? ofFile() : read(given, VARIABLE);
        }
        return keys;
    }

    private List<SealingKey> ofFile() {
        try {
            return Files.exists(file)
                    ? read(Files.readString(file), file.toString())
                    : keep(List.of(SealingKey.random()));
        } catch (IOException e) {
            throw new WorkFault(file + ": the key cannot be read (" + e.getMessage() + ")");
        }
    }

    private static List<SealingKey> read(String text, String where) {
        return Arrays.stream(text.strip().split("[,\\s]+"))
                .map(one -> SealingKey.of(one, where))
                .toList();
    }

    /** Whole or not at all: a key that is lost is money that nobody can send. */
    private synchronized List<SealingKey> keep(List<SealingKey> now) {
        var text = now.stream().map(SealingKey::base64).collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Disk.writePrivately(file, text);
        } catch (IOException e) {
            throw new WorkFault(file + ": the key cannot be kept (" + e.getMessage() + ")");
        }
        keys = now;
        return now;
    }

    private String source() {
        return given == null ? file.toString() : VARIABLE;
    }
}
