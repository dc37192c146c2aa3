package stipend.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
    public static final List<EarlierName> ALL =
            METRICS.stream().flatMap(EarlierName::of).toList();

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

    /** Those of a metric. */
    public static Stream<EarlierName> of(String metric) {
        return Arrays.stream(Span.values()).map(span -> new EarlierName(span, metric));
    }

    /** The one that a name would be, without regard to case; whether there is such a metric is not asked. */
    public static Optional<EarlierName> read(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(Span.values())
                .filter(span -> lower.startsWith(span.prefix()))
                .map(span -> new EarlierName(span, lower.substring(span.prefix().length())))
                .findFirst();
    }

    /** What to say of a word that looks like one of these, before a known name of which there is no sum. */
    static Optional<String> refusal(String word, Vocabulary known) {
        return read(word)
                .map(EarlierName::metric)
                .filter(metric -> known.find(metric).isPresent())
                .map(metric -> Words.quote(metric) + " does not add up over months, so there is no "
                        + Words.quote(word) + "; earlier months have " + String.join(", ", METRICS)
                        + " and measures, but of users");
    }
}
