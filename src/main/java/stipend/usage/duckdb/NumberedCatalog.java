package stipend.usage.duckdb;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.rules.UsageRules.Attribution;
import stipend.text.CodePoints;

/** The catalog in force, its creators numbered, and its models in the order of their ids. */
final class NumberedCatalog {
    /** The number of what is not in the catalog. */
    static final int UNKNOWN = -1;

    /** Weights are kept in ten-thousandths: rules give them at most 4 decimals. */
    private static final int WEIGHT_DECIMALS = 4;

    private final List<Model> models;
    private final Map<String, Integer> modelNumbers;
    private final Map<String, Integer> creatorNumbers;
    private final Set<String> blockedUsers;
    private final long[] bases;
    private final int[][] owners;

    NumberedCatalog(@Nullable Snapshot catalog, Attribution attribution) {
        this.models = catalog == null
                ? List.of()
                : catalog.models().values().stream()
                        .sorted(Comparator.comparing(Model::modelId, CodePoints.ORDER))
                        .toList();
        this.modelNumbers = numbered(models.stream().map(Model::modelId).toList());
        this.creatorNumbers = numbered(
                models.stream().flatMap(NumberedCatalog::ownersOf).distinct().toList());
        this.blockedUsers = catalog == null ? Set.of() : catalog.blockedUsers();
        this.bases = models.stream()
                .mapToLong(model -> weight(attribution.base().getOrDefault(model.type(), BigDecimal.ZERO)))
                .toArray();
        this.owners = models.stream()
                .map(model -> ownersOf(model)
                        .mapToInt(owner -> creatorNumbers.getOrDefault(owner, UNKNOWN))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static Map<String, Integer> numbered(List<String> ids) {
        var numbers = new HashMap<String, Integer>();
        IntStream.range(0, ids.size()).forEach(i -> numbers.put(ids.get(i), i));
        return numbers;
    }

    /** Whose own use of a model does not count: its creator's, and that of those whom it is split among. */
    private static Stream<String> ownersOf(Model model) {
        return Stream.concat(
                        Stream.of(model.creatorId()), model.splits().stream().map(Model.Split::creatorId))
                .distinct();
    }

    static long weight(BigDecimal weight) {
        return weight.movePointRight(WEIGHT_DECIMALS).longValueExact();
    }

    /** Fills the tables {@code model}, {@code creator} and {@code blocked}. */
    void append(DuckDb duck) throws SQLException {
        try (var appender = duck.appender("model")) {
            for (var i = 0; i < models.size(); i++) {
                var model = models.get(i);
                appender.beginRow()
                        .append(i)
                        .append(model.modelId())
                        .append(model.creatorId())
                        .endRow();
            }
        }
        try (var appender = duck.appender("creator")) {
            for (var creator : creatorNumbers.entrySet()) {
                appender.beginRow()
                        .append(creator.getValue())
                        .append(creator.getKey())
                        .endRow();
            }
        }
        append(duck, "blocked", blockedUsers);
    }

    private static void append(DuckDb duck, String table, Collection<String> ids) throws SQLException {
        try (var appender = duck.appender(table)) {
            for (var id : ids) {
                appender.beginRow().append(id).endRow();
            }
        }
    }

    int models() {
        return models.size();
    }

    Model model(int number) {
        return models.get(number);
    }

    int numberOf(String modelId) {
        return modelNumbers.getOrDefault(modelId, UNKNOWN);
    }

    /** A model's weight by its type, in ten-thousandths. */
    long base(int model) {
        return bases[model];
    }

    boolean owns(int creator, int model) {
        for (var owner : owners[model]) {
            if (owner == creator) {
                return true;
            }
        }
        return false;
    }
}
