package stipend.payout.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.validator.routines.IBANValidator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import stipend.fault.InputFault;
import stipend.payout.PayeeForm;

/**
 * Who pays: the platform's own account, from a small YAML file.
 *
 * <pre>
 * debtor:
 *   name: Example Platform Ltd
 *   account: "6222020200112233445"     # or an IBAN
 *   bank: "102100099996"               # BIC or clearing number
 *   country: CN
 * </pre>
 */
public record Debtor(String name, String account, String bank, String country) {
    private static final List<String> KEYS = List.of("name", "account", "bank", "country");
    private static final int LONGEST_NAME = 140;

    /** @throws InputFault if the file is missing, or a word of it missing, unknown or wrong */
    public static Debtor read(Path file) {
        if (!Files.exists(file)) {
            throw InputFault.in(
                    file,
                    "is missing: it names who pays (debtor: with name, account, bank and country); write it, or name"
                            + " another with --bank");
        }
        var words = words(file);
        var debtor = new Debtor(
                word(file, words, "name"),
                word(file, words, "account").replace(" ", ""),
                word(file, words, "bank"),
                word(file, words, "country"));
        debtor.check(file);
        return debtor;
    }

    private static Map<?, ?> words(Path file) {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            var read = new Load(settings).loadFromString(Files.readString(file));
            if (read instanceof Map<?, ?> top
                    && top.keySet().equals(java.util.Set.of("debtor"))
                    && top.get("debtor") instanceof Map<?, ?> words) {
                return known(file, words);
            }
            throw InputFault.in(file, "must hold debtor: and below it name, account, bank and country");
        } catch (IOException | YamlEngineException e) {
            throw InputFault.in(
                    file,
                    "cannot be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    private static Map<?, ?> known(Path file, Map<?, ?> words) {
        words.keySet().stream()
                .filter(key -> !KEYS.contains(String.valueOf(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw InputFault.in(file, "unknown word " + key + "; debtor has name, account, bank and country");
                });
        return words;
    }

    private static String word(Path file, Map<?, ?> words, String key) {
        if (words.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw InputFault.in(
                file, "debtor." + key + " is " + (words.get(key) == null ? "missing" : "no text: put it in quotes"));
    }

    private void check(Path file) {
        if (PayeeForm.looksLikeIban(account) && !IBANValidator.getInstance().isValid(account)) {
            throw InputFault.in(file, "debtor.account is no IBAN: its length or its check digits are wrong");
        }
        if (!account.matches("[A-Za-z0-9-]{4,34}")) {
            throw InputFault.in(file, "debtor.account is no account number: 4 to 34 letters and digits");
        }
        if (!bank.matches("[A-Za-z0-9]{1,28}")) {
            throw InputFault.in(file, "debtor.bank is neither a BIC nor a clearing number");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw InputFault.in(file, "debtor.country is no two-letter code of ISO 3166");
        }
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw InputFault.in(file, "debtor.name is longer than " + LONGEST_NAME + " or holds a control character");
        }
    }

    /** Shows no number. */
    @Override
    public String toString() {
        return name;
    }
}
