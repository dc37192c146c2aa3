package stipend.contribution.jooq;

import static org.jooq.impl.DSL.max;
import static stipend.jooq.Tables.CONTRIBUTION;
import static stipend.jooq.Tables.CONTRIBUTION_SPLIT;
import static stipend.jooq.Tables.CREATOR_CONTRIBUTION;
import static stipend.jooq.Tables.CREATOR_NAME;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stipend.contribution.Contributions;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Earlier;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.ModelContribution.Split;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.database.BulkCopy;
import stipend.jooq.tables.records.ContributionRecord;
import stipend.jooq.tables.records.CreatorContributionRecord;

/** Contributions in PostgreSQL, by month. */
public final class PostgresContributions implements Contributions {
    private static final int FETCH = 10_000;

    private final DSLContext database;

    private final EarlierRows earlier;

    public PostgresContributions(DSLContext database) {
        this.database = database;
        this.earlier = new EarlierRows(database);
    }

    @Override
    public void replace(MonthContribution contribution, Map<String, String> modelNames) {
        var month = contribution.month().toString();
        database.deleteFrom(CONTRIBUTION).where(CONTRIBUTION.MONTH.eq(month)).execute();
        database.deleteFrom(CREATOR_CONTRIBUTION)
                .where(CREATOR_CONTRIBUTION.MONTH.eq(month))
                .execute();
        BulkCopy.into(
                database,
                CONTRIBUTION,
                List.of(CONTRIBUTION.fields()),
                sink -> contribution
                        .models()
                        .forEach(row -> sink.row(values(month, row, modelNames.getOrDefault(row.modelId(), "")))));
        BulkCopy.into(
                database,
                CONTRIBUTION_SPLIT,
                List.of(CONTRIBUTION_SPLIT.fields()),
                sink -> contribution
                        .models()
                        .forEach(row -> row.splits()
                                .forEach(split -> sink.row(
                                        month, row.modelId(), row.creatorId(), split.creatorId(), split.percent()))));
        earlier.replace(contribution);
        BulkCopy.into(
                database,
                CREATOR_CONTRIBUTION,
                List.of(CREATOR_CONTRIBUTION.fields()),
                sink -> contribution
                        .creators()
                        .forEach(one -> sink.row(
                                month,
                                one.creatorId(),
                                one.uniqueUsers(),
                                one.activeDays(),
                                one.creatorStatus(),
                                one.creatorAgeDays(),
                                ColumnCells.write(one.columns()),
                                ColumnCells.write(one.distinct()))));
    }

    private static @Nullable Object[] values(String month, ModelContribution row, String name) {
        var metrics = row.metrics();
        var attributes = row.attributes();
        return new @Nullable Object[] {
            month,
            row.modelId(),
            row.creatorId(),
            name,
            metrics.generations(),
            metrics.images(),
            metrics.creditedGenerations(),
            metrics.downloads(),
            metrics.views(),
            metrics.likes(),
            metrics.revenue(),
            row.uniqueUsers(),
            row.activeDays(),
            row.listedDays(),
            row.exclusiveDays(),
            attributes.type(),
            attributes.vertical(),
            attributes.commercialUse(),
            attributes.exclusive(),
            attributes.status(),
            attributes.modelAgeDays(),
            ColumnCells.write(attributes.columns()),
            ColumnCells.write(row.measures())
        };
    }

    @Override
    public Optional<MonthContribution> find(YearMonth month) {
        var creators = database.selectFrom(CREATOR_CONTRIBUTION)
                .where(CREATOR_CONTRIBUTION.MONTH.eq(month.toString()))
                .orderBy(CREATOR_CONTRIBUTION.CREATOR_ID)
                .fetchMap(CREATOR_CONTRIBUTION.CREATOR_ID);
        var splits = splits(month);
        var words = new Words();
        var models = new ArrayList<ModelContribution>();
        try (var rows = database.selectFrom(CONTRIBUTION)
                .where(CONTRIBUTION.MONTH.eq(month.toString()))
                .orderBy(CONTRIBUTION.MODEL_ID, CONTRIBUTION.CREATOR_ID)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row ->
                    models.add(model(row, Objects.requireNonNull(creators.get(row.getCreatorId())), splits, words)));
        }
        return models.isEmpty()
                ? Optional.empty()
                : Optional.of(MonthContribution.summed(
                                month,
                                models,
                                creators.values().stream()
                                        .map(PostgresContributions::creator)
                                        .toList())
                        .with(earlier.find(month)));
    }

    @Override
    public Map<Earlier.Key, Map<String, BigDecimal>> sums(
            Collection<YearMonth> months, Collection<Earlier.Wanted> models, Collection<Earlier.Wanted> creators) {
        return earlier.sums(months, models, creators);
    }

    private record Owned(String modelId, String creatorId) {}

    private Map<Owned, List<Split>> splits(YearMonth month) {
        return database.selectFrom(CONTRIBUTION_SPLIT)
                .where(CONTRIBUTION_SPLIT.MONTH.eq(month.toString()))
                .orderBy(CONTRIBUTION_SPLIT.RECEIVER)
                .fetchGroups(
                        row -> new Owned(row.getModelId(), row.getCreatorId()),
                        row -> new Split(row.getReceiver(), row.getPercent()));
    }

    /** A million rows say the same few words: each word is held once. */
    private static final class Words {
        private final Map<String, String> known = new HashMap<>();

        String one(String word) {
            return known.computeIfAbsent(word, same -> same);
        }
    }

    private static ModelContribution model(
            ContributionRecord row, CreatorContributionRecord creator, Map<Owned, List<Split>> splits, Words words) {
        var vertical = row.getVertical();
        return new ModelContribution(
                row.getModelId(),
                creator.getCreatorId(),
                metrics(row),
                row.getUniqueUsers(),
                row.getActiveDays(),
                row.getListedDays(),
                row.getExclusiveDays(),
                new Attributes(
                        words.one(row.getType()),
                        vertical == null ? null : words.one(vertical),
                        row.getCommercialUse(),
                        row.getExclusive(),
                        words.one(row.getStatus()),
                        words.one(creator.getStatus()),
                        row.getModelAgeDays(),
                        creator.getCreatorAgeDays(),
                        ColumnCells.read(row.getColumns())),
                splits.getOrDefault(new Owned(row.getModelId(), row.getCreatorId()), List.of()),
                ColumnCells.numbers(row.getMeasures()));
    }

    private static Metrics metrics(ContributionRecord row) {
        return new Metrics(
                row.getGenerations(),
                row.getImages(),
                row.getCreditedGenerations(),
                row.getDownloads(),
                row.getViews(),
                row.getLikes(),
                row.getRevenue());
    }

    private static CreatorContribution creator(CreatorContributionRecord row) {
        return new CreatorContribution(
                row.getCreatorId(),
                RowSums.NONE,
                row.getUniqueUsers(),
                row.getActiveDays(),
                row.getStatus(),
                row.getCreatorAgeDays(),
                ColumnCells.read(row.getColumns()),
                ColumnCells.numbers(row.getMeasures()));
    }

    @Override
    public Optional<YearMonth> last() {
        return database.select(max(CONTRIBUTION.MONTH))
                .from(CONTRIBUTION)
                .fetchOptional(0, String.class)
                .map(YearMonth::parse);
    }

    @Override
    public Map<String, String> modelNames(YearMonth month) {
        return database.selectDistinct(CONTRIBUTION.MODEL_ID, CONTRIBUTION.MODEL_NAME)
                .from(CONTRIBUTION)
                .where(CONTRIBUTION.MONTH.eq(month.toString()))
                .fetchMap(CONTRIBUTION.MODEL_ID, CONTRIBUTION.MODEL_NAME);
    }

    @Override
    public void replaceCreatorNames(YearMonth month, Map<String, String> names) {
        database.deleteFrom(CREATOR_NAME)
                .where(CREATOR_NAME.MONTH.eq(month.toString()))
                .execute();
        BulkCopy.into(
                database,
                CREATOR_NAME,
                List.of(CREATOR_NAME.fields()),
                sink -> names.forEach((creator, name) -> sink.row(month, creator, name)));
    }

    @Override
    public Map<String, String> creatorNames(YearMonth month) {
        return database.selectFrom(CREATOR_NAME)
                .where(CREATOR_NAME.MONTH.eq(month.toString()))
                .fetchMap(CREATOR_NAME.CREATOR_ID, CREATOR_NAME.DISPLAY_NAME);
    }
}
