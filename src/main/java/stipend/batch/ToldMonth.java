package stipend.batch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;
import stipend.fault.InputFault;
import stipend.rules.Suggestion;
import stipend.statement.Explanation;
import stipend.statement.ProgramWays;
import stipend.statement.RulesVersion;
import stipend.statement.Statement;
import stipend.statement.Watch;
import stipend.text.CodePoints;
import stipend.usage.Manifest;

/** An opened month, ready to be told to some creators. */
final class ToldMonth {
    private final ComputedMonth book;
    private final Snapshot catalog;
    private final Map<String, String> creatorNames;
    private final Map<String, String> modelNames;
    private final ToldMoney money;
    private final ProgramWays ways;
    private final Explanation.Delivered delivered;
    private final Map<String, CreatorContribution> creators;

    /** @param catalog in force on the month's last day */
    ToldMonth(
            ComputedMonth book,
            Watch watch,
            Snapshot catalog,
            List<Manifest> manifests,
            Map<String, String> creatorNames,
            Map<String, String> modelNames,
            ToldMoney money) {
        this.book = book;
        this.catalog = catalog;
        this.creatorNames = creatorNames;
        this.modelNames = modelNames;
        this.money = money;
        this.ways = new ProgramWays(book.awards(), watch);
        this.delivered = DeliveredRows.of(manifests);
        this.creators = book.creators();
    }

    /** Nobody who ever had usage, money or a place in the month's last catalog is unknown. */
    void requireKnown(String creatorId) {
        if (!creators.containsKey(creatorId)
                && !catalog.creators().containsKey(creatorId)
                && !creatorNames.containsKey(creatorId)) {
            Set<String> known = new TreeSet<>(CodePoints.ORDER);
            known.addAll(creators.keySet());
            known.addAll(catalog.creators().keySet());
            known.addAll(creatorNames.keySet());
            throw new InputFault("no creator of " + book.month() + " is called \"" + creatorId + "\""
                    + Suggestion.of(creatorId, known, "creator"));
        }
    }

    /** A model without a counted line is known by the catalog. */
    void requireKnown(String creatorId, String modelId) {
        Set<String> known = new TreeSet<>(CodePoints.ORDER);
        rows(creatorId, null).forEach(row -> known.add(row.modelId()));
        catalog.models().values().stream()
                .filter(model -> concerns(model, creatorId))
                .forEach(model -> known.add(model.modelId()));
        if (!known.contains(modelId)) {
            throw new InputFault("no model of creator \"" + creatorId + "\" in " + book.month() + " is called \""
                    + modelId + "\"" + Suggestion.of(modelId, known, "model"));
        }
    }

    private static boolean concerns(Model model, String creatorId) {
        return model.creatorId().equals(creatorId)
                || model.splits().stream().anyMatch(split -> split.creatorId().equals(creatorId));
    }

    Explanation explanation(String creatorId, @Nullable String modelId) {
        var programs = ways.of(creatorId, modelId);
        var none = BigDecimal.ZERO.setScale(book.awards().decimals());
        return new Explanation(
                book.month(),
                book.rules().currency(),
                new Statement.Creator(creatorId, name(creatorId)),
                new RulesVersion(
                        book.rules().title(), book.rules().file(), book.rules().sha256()),
                delivered,
                rows(creatorId, modelId)
                        .map(row -> new Explanation.Usage(modelNames.getOrDefault(row.modelId(), ""), row))
                        .toList(),
                modelId == null ? creators.get(creatorId) : null,
                book.awards().totals(),
                programs,
                programs.stream().map(way -> way.awarded()).reduce(none, BigDecimal::add),
                modelId == null ? money.of(creatorId, status(creatorId)) : null);
    }

    private Stream<ModelContribution> rows(String creatorId, @Nullable String modelId) {
        return book.contribution().models().stream()
                .filter(row -> row.creatorId().equals(creatorId)
                        || row.splits().stream()
                                .anyMatch(split -> split.creatorId().equals(creatorId)))
                .filter(row -> modelId == null || row.modelId().equals(modelId));
    }

    private String name(String creatorId) {
        var creator = catalog.creators().get(creatorId);
        return creatorNames.getOrDefault(creatorId, creator == null ? "" : creator.displayName());
    }

    private @Nullable String status(String creatorId) {
        var kept = creators.get(creatorId);
        Creator creator = catalog.creators().get(creatorId);
        return kept != null
                ? kept.creatorStatus()
                : creator == null ? null : creator.status().name().toLowerCase(Locale.ROOT);
    }
}
