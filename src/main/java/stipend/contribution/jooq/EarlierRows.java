package stipend.contribution.jooq;

import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.sum;
import static stipend.jooq.Tables.CONTRIBUTION;
import static stipend.jooq.Tables.EARLIER_AWARD;
import static stipend.jooq.Tables.EARLIER_FIGURE;
import static stipend.jooq.Tables.LOOKED_BACK;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import stipend.contribution.Earlier;
import stipend.contribution.Earlier.Key;
import stipend.contribution.Earlier.Wanted;
import stipend.contribution.MonthContribution;
import stipend.database.BulkCopy;

/** What a month's rules ask of earlier months: summed over what is kept of those, and kept with the month. */
final class EarlierRows {
    private static final int FETCH = 10_000;

    private static final List<Field<? extends Number>> METRICS = List.of(
            CONTRIBUTION.GENERATIONS,
            CONTRIBUTION.DOWNLOADS,
            CONTRIBUTION.VIEWS,
            CONTRIBUTION.LIKES,
            CONTRIBUTION.IMAGES,
            CONTRIBUTION.CREDITED_GENERATIONS,
            CONTRIBUTION.REVENUE,
            CONTRIBUTION.LISTED_DAYS,
            CONTRIBUTION.EXCLUSIVE_DAYS);

    private final DSLContext database;

    EarlierRows(DSLContext database) {
        this.database = database;
    }

    void replace(MonthContribution contribution) {
        var month = contribution.month().toString();
        var earlier = contribution.earlier();
        database.deleteFrom(LOOKED_BACK).where(LOOKED_BACK.MONTH.eq(month)).execute();
        if (earlier.runs() != null) {
            database.insertInto(LOOKED_BACK)
                    .set(LOOKED_BACK.MONTH, month)
                    .set(LOOKED_BACK.RUNS, earlier.runs())
                    .execute();
            copy(EARLIER_FIGURE, month, earlier.figures());
            copy(EARLIER_AWARD, month, earlier.awards());
        }
    }

    private void copy(Table<?> table, String month, Map<Key, Map<String, BigDecimal>> values) {
        BulkCopy.into(
                database,
                table,
                List.of(table.fields()),
                sink -> values.forEach((row, named) ->
                        named.forEach((name, value) -> sink.row(month, row.modelId(), row.creatorId(), name, value))));
    }

    Earlier find(YearMonth month) {
        var key = month.toString();
        return database.selectFrom(LOOKED_BACK)
                .where(LOOKED_BACK.MONTH.eq(key))
                .fetchOptional(LOOKED_BACK.RUNS)
                .map(runs -> new Earlier(
                        runs,
                        read(database.select(
                                        EARLIER_FIGURE.MODEL_ID,
                                        EARLIER_FIGURE.CREATOR_ID,
                                        EARLIER_FIGURE.NAME,
                                        EARLIER_FIGURE.VALUE)
                                .from(EARLIER_FIGURE)
                                .where(EARLIER_FIGURE.MONTH.eq(key))),
                        read(database.select(
                                        EARLIER_AWARD.MODEL_ID,
                                        EARLIER_AWARD.CREATOR_ID,
                                        EARLIER_AWARD.PROGRAM,
                                        EARLIER_AWARD.AMOUNT)
                                .from(EARLIER_AWARD)
                                .where(EARLIER_AWARD.MONTH.eq(key)))))
                .orElse(Earlier.NONE);
    }

    private static Map<Key, Map<String, BigDecimal>> read(
            ResultQuery<Record4<String, String, String, BigDecimal>> query) {
        var values = new HashMap<Key, Map<String, BigDecimal>>();
        try (var rows = query.fetchSize(FETCH).fetchLazy()) {
            rows.forEach(row -> put(values, new Key(row.value1(), row.value2()), row.value3(), row.value4()));
        }
        return values;
    }

    private static void put(Map<Key, Map<String, BigDecimal>> values, Key row, String name, BigDecimal value) {
        values.computeIfAbsent(row, _ -> new HashMap<>()).put(name, value);
    }

    Map<Key, Map<String, BigDecimal>> sums(
            Collection<YearMonth> months, Collection<Wanted> models, Collection<Wanted> creators) {
        var sums = new HashMap<Key, Map<String, BigDecimal>>();
        add(sums, months, models, List.of(CONTRIBUTION.MODEL_ID, CONTRIBUTION.CREATOR_ID));
        add(sums, months, creators, List.of(CONTRIBUTION.CREATOR_ID));
        return sums;
    }

    /** One pass over the months, each figure from its first month on. */
    private void add(
            Map<Key, Map<String, BigDecimal>> sums,
            Collection<YearMonth> months,
            Collection<Wanted> wanted,
            List<Field<String>> key) {
        if (wanted.isEmpty()) {
            return;
        }
        var fields = new ArrayList<SelectField<?>>(key);
        wanted.forEach(one -> fields.add(sum(metric(one))
                .filterWhere(CONTRIBUTION.MONTH.ge(one.first().toString()))
                .as(one.name())));
        try (var rows = database.select(fields)
                .from(CONTRIBUTION)
                .where(CONTRIBUTION.MONTH.in(counting(months, wanted)))
                .groupBy(key)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> wanted.forEach(one -> add(sums, key(row, key), one.name(), row)));
        }
    }

    private static List<String> counting(Collection<YearMonth> months, Collection<Wanted> wanted) {
        return months.stream()
                .filter(month -> wanted.stream().anyMatch(one -> !month.isBefore(one.first())))
                .map(YearMonth::toString)
                .toList();
    }

    /** A metric of SPEC §3, else a measure that a month's rules had under this name. */
    private static Field<BigDecimal> metric(Wanted one) {
        return METRICS.stream()
                .filter(metric -> metric.getName().equals(one.metric()))
                .findFirst()
                .map(metric -> metric.coerce(BigDecimal.class))
                .orElseGet(() -> jsonbGetAttributeAsText(CONTRIBUTION.MEASURES, one.metric())
                        .cast(SQLDataType.NUMERIC));
    }

    private static Key key(Record row, List<Field<String>> key) {
        return new Key(
                key.size() == 1 ? null : row.get(CONTRIBUTION.MODEL_ID),
                Objects.requireNonNull(row.get(CONTRIBUTION.CREATOR_ID)));
    }

    private static void add(Map<Key, Map<String, BigDecimal>> sums, Key key, String name, Record row) {
        var sum = row.get(name, BigDecimal.class);
        if (sum != null && sum.signum() != 0) {
            put(sums, key, name, sum);
        }
    }
}
