package stipend.rules;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import stipend.text.CodePoints;

/** {@code usage}: exclusions, caps and weights (SPEC §2). */
final class UsageReader {
    static final long LARGEST_WEIGHT = 10_000;
    private static final int WEIGHT_DECIMALS = 4;
    static final long LARGEST_CAP = 1_000_000_000;
    static final Map<String, UsageRules.Exclusion> EXCLUSIONS = new TreeMap<>(
            Map.of("blocked_user", UsageRules.Exclusion.BLOCKED_USER, "self_use", UsageRules.Exclusion.SELF_USE));
    static final Map<String, EventType> TYPES = types();

    private final Reading reading;

    private final NewNames names;
    private final Columns columns;

    /** @param names that measures may not have, and those that they take */
    UsageReader(Reading reading, NewNames names, Columns columns) {
        this.reading = reading;
        this.names = names;
        this.columns = columns;
    }

    UsageRules read(Optional<Node> node) {
        if (node.isEmpty()) {
            return UsageRules.DEFAULT.with(columns.event(), Collections.emptySortedMap());
        }
        var usage = reading.section(node.get(), "usage", Keys.names(Keys.USAGE));
        return new UsageRules(
                usage.get("exclude").map(this::exclusions).orElse(UsageRules.DEFAULT.exclude()),
                usage.get("daily_cap_per_user").map(this::caps).orElse(UsageRules.DEFAULT.dailyCapPerUser()),
                usage.get("attribution").map(this::attribution).orElse(UsageRules.DEFAULT.attribution()),
                columns.event(),
                usage.get("measures")
                        .map(measures -> new MeasuresReader(reading, names, columns.event()).read(measures))
                        .orElse(Collections.emptySortedMap()));
    }

    private Set<UsageRules.Exclusion> exclusions(Node node) {
        var exclusions = EnumSet.noneOf(UsageRules.Exclusion.class);
        for (var item : reading.items(node, "exclude")) {
            var exclusion = reading.word(item, "exclusion", EXCLUSIONS);
            if (exclusion != null && !exclusions.add(exclusion)) {
                reading.problem(item, "this exclusion stands twice");
            }
        }
        return Collections.unmodifiableSet(exclusions);
    }

    private static Map<String, EventType> types() {
        var types = new LinkedHashMap<String, EventType>();
        List.of(EventType.values()).forEach(type -> types.put(type.word(), type));
        return Collections.unmodifiableMap(types);
    }

    private SortedMap<EventType, Long> caps(Node node) {
        var caps = new TreeMap<EventType, Long>();
        reading.entries(node, "daily_cap_per_user").forEach((key, value) -> {
            var type = reading.word(key, "event type", TYPES);
            var cap = reading.decimal(value, "a cap", 0, LARGEST_CAP);
            if (type != null) {
                caps.put(type, cap.longValue());
            }
        });
        return Collections.unmodifiableSortedMap(caps);
    }

    private UsageRules.Attribution attribution(Node node) {
        var attribution = reading.section(node, "attribution", Keys.names(Keys.ATTRIBUTION));
        return new UsageRules.Attribution(
                attribution.get("base").map(this::bases).orElse(Collections.emptySortedMap()),
                attribution.get("equal").map(equal -> weight(equal, "equal")).orElse(BigDecimal.ONE));
    }

    private SortedMap<String, BigDecimal> bases(Node node) {
        var bases = new TreeMap<String, BigDecimal>(CodePoints.ORDER);
        reading.entries(node, "base").forEach((key, value) -> {
            var type = type(key);
            bases.put(type, weight(value, "a base"));
        });
        return Collections.unmodifiableSortedMap(bases);
    }

    private String type(ScalarNode key) {
        var type = reading.text(key, "a model type");
        if (type != null && !type.equals(type.toLowerCase(Locale.ROOT))) {
            reading.problem(key, "model types are lower-case words: " + type.toLowerCase(Locale.ROOT));
        }
        return type == null ? "" : type;
    }

    private BigDecimal weight(Node node, String name) {
        return reading.decimal(node, name, WEIGHT_DECIMALS, LARGEST_WEIGHT);
    }
}
