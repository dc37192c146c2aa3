package stipend.rules;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Names that a rules file gives: each means nothing else in expressions (SPEC §4b). */
final class NewNames {
    static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Reading reading;
    private final TreeSet<String> taken = new TreeSet<>(Vocabulary.NAME_ORDER);

    private NewNames(Reading reading, Collection<String> known) {
        this.reading = reading;
        taken.addAll(known);
        taken.addAll(Words.KEYWORDS);
        taken.addAll(Words.FUNCTIONS);
    }

    /** Beside the names that programs' expressions have. */
    static NewNames ofPrograms(Reading reading, FinanceNames finance) {
        var fixed = Stream.concat(ModelSlot.vocabularyNames().stream(), CreatorSlot.vocabularyNames().stream())
                .map(Vocabulary.Name::name);
        return new NewNames(
                reading, Stream.concat(fixed, finance.names().stream()).toList());
    }

    /** Beside the columns that every usage event has. */
    static NewNames ofEvents(Reading reading) {
        return new NewNames(reading, List.of("occurred_at", "event_type", "model_ids", "quantity", "amount"));
    }

    /** Takes the names of what it was in earlier months, or tells why they cannot be. */
    boolean takeEarlier(ScalarNode key) {
        var other = EarlierName.of(key.getValue())
                .map(EarlierName::name)
                .filter(name -> !taken.add(name))
                .findFirst();
        other.ifPresent(name -> reading.problem(
                key,
                Words.quote(name) + " would be what it was in earlier months, and is the name of something else; choose"
                        + " another"));
        return other.isEmpty();
    }

    /** Takes it, or tells why it cannot be one. */
    boolean take(ScalarNode key, String kind) {
        var name = key.getValue();
        if (!FORM.matcher(name).matches() || name.endsWith("_id")) {
            reading.problem(
                    key,
                    "a " + kind + "'s name is lower-case letters, digits and _, begins with a letter and is no id, not "
                            + Words.quote(name));
            return false;
        }
        if (!taken.add(name)) {
            reading.problem(key, Words.quote(name) + " is the name of something else in expressions; choose another");
            return false;
        }
        return true;
    }
}
