package stipend.contribution;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.catalog.CatalogMonth;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.ModelContribution.Split;
import stipend.usage.DailyUsage;
import stipend.usage.MonthUsage;
import stipend.usage.MonthUsage.CreatorUsage;
import stipend.usage.MonthUsage.ModelUsage;

/** SPEC §3: a month's usage with what the catalog says. */
public final class Contribution {
    private final YearMonth month;
    private final CatalogMonth catalog;

    private Contribution(YearMonth month, CatalogMonth catalog) {
        this.month = month;
        this.catalog = catalog;
    }

    public static MonthContribution of(YearMonth month, MonthUsage usage, CatalogMonth catalog) {
        var contribution = new Contribution(month, catalog);
        var models = usage.models().stream().map(contribution::row).toList();
        return MonthContribution.summed(
                month,
                models,
                usage.creators().stream().map(contribution::creator).toList());
    }

    /** The names of the month's models, by id. */
    public static Map<String, String> modelNames(MonthContribution contribution, CatalogMonth catalog) {
        return contribution.models().stream()
                .map(ModelContribution::modelId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> catalog.model(id).name()));
    }

    private ModelContribution row(ModelUsage usage) {
        var sums = usage.sums();
        var days = catalog.days(sums.modelId(), sums.creatorId());
        return new ModelContribution(
                sums.modelId(),
                sums.creatorId(),
                metrics(sums),
                usage.uniqueUsers(),
                usage.activeDays(),
                days.listed(),
                days.exclusive(),
                attributes(sums.modelId(), sums.creatorId()),
                splits(sums.modelId(), sums.creatorId()),
                usage.measures());
    }

    private static Metrics metrics(DailyUsage sums) {
        return new Metrics(
                sums.generations(),
                sums.images(),
                sums.creditedGenerations(),
                sums.downloads(),
                sums.views(),
                sums.likes(),
                sums.revenue());
    }

    private Attributes attributes(String modelId, String creatorId) {
        var model = catalog.model(modelId);
        var creator = catalog.creator(creatorId);
        return new Attributes(
                model.type(),
                model.vertical(),
                model.commercialUse(),
                model.exclusive(),
                model.status().name().toLowerCase(Locale.ROOT),
                creator.status().name().toLowerCase(Locale.ROOT),
                age(model.publishedOn()),
                age(creator.joinedOn()),
                columns(model.columns(), creator.columns()));
    }

    /** Splits are those of the creator who owns the model in the end; a former owner's row stays his. */
    private List<Split> splits(String modelId, String creatorId) {
        var model = catalog.model(modelId);
        return model.creatorId().equals(creatorId)
                ? model.splits().stream()
                        .map(split -> new Split(split.creatorId(), split.percent()))
                        .toList()
                : List.of();
    }

    private CreatorContribution creator(CreatorUsage usage) {
        var creator = catalog.creator(usage.creatorId());
        return new CreatorContribution(
                usage.creatorId(),
                RowSums.NONE,
                usage.uniqueUsers(),
                usage.activeDays(),
                creator.status().name().toLowerCase(Locale.ROOT),
                age(creator.joinedOn()),
                creator.columns(),
                usage.measures());
    }

    /** No name is both a model's and a creator's. */
    private static Map<String, Object> columns(Map<String, Object> ofModel, Map<String, Object> ofCreator) {
        var columns = new HashMap<>(ofModel);
        columns.putAll(ofCreator);
        return Map.copyOf(columns);
    }

    private @Nullable Long age(@Nullable LocalDate since) {
        return since == null ? null : DAYS.between(since, month.atEndOfMonth());
    }
}
