package stipend.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A name that looks back: what a metric was in earlier months (SPEC §4b), {@code prev_generations}.
 *
 * @param metric one that adds up over rows and months, as rules write it
 */
public record EarlierName(Span span, String metric) {
    /** The metrics that are sums; users and active days of several models or months may be the same ones. */
    static final List<String> METRICS = List.of(
            "generations",
            "downloads",
            "views",
            "likes",
            "images",
            "credited_generations",
            "revenue",
            "listed_days",
            "exclusive_days");

    /** Every one, in the order of their slots. */
    public static final List<EarlierName> ALL = Arrays.stream(Span.values())
            .flatMap(span -> METRICS.stream().map(metric -> new EarlierName(span, metric)))
            .toList();

    private static final Map<String, EarlierName> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EarlierName::name, Function.identity()));

    /** Whether it is an amount of the rules' currency. */
    public boolean isMoney() {
        return metric.equals("revenue");
    }

    /** As rules write it. */
    public String name() {
        return span.prefix() + metric;
    }

    /** The names, and behind them these. */
    static List<Vocabulary.Name> after(List<Vocabulary.Name> fixed) {
        var names = new ArrayList<>(fixed);
        ALL.forEach(earlier -> names.add(new Vocabulary.Name(earlier.name(), Type.NUMBER, names.size())));
        return List.copyOf(names);
    }

    /** The one that is so called, without regard to case. */
    public static Optional<EarlierName> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What to say of a word that looks like one of these, before a known name of which there is no sum. */
    static Optional<String> refusal(String word, Vocabulary known) {
        return Arrays.stream(Span.values())
                .filter(span -> word.startsWith(span.prefix()))
                .map(span -> word.substring(span.prefix().length()))
                .filter(rest -> known.find(rest).isPresent())
                .map(rest -> Words.quote(rest) + " does not add up over months, so there is no " + Words.quote(word)
                        + "; earlier months have " + String.join(", ", METRICS))
                .findFirst();
    }
}
