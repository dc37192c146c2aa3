package stipend.award.jooq;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static stipend.jooq.Tables.AWARD;
import static stipend.jooq.Tables.AWARD_BEFORE_SPLIT;
import static stipend.jooq.Tables.COMPUTED_MONTH;
import static stipend.jooq.Tables.FINANCE_FIGURE;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import stipend.award.Award;
import stipend.award.AwardBook;
import stipend.contribution.Earlier;
import stipend.database.BulkCopy;
import stipend.jooq.tables.records.AwardRecord;
import stipend.rules.Rules;
import stipend.text.CodePoints;

/** Awards in PostgreSQL; a month's rows hang on its row in computed_month. */
public final class PostgresAwardBook implements AwardBook {
    private final DSLContext database;

    public PostgresAwardBook(DSLContext database) {
        this.database = database;
    }

    @Override
    public void begin(YearMonth month, Rules rules, String basis) {
        underway(month, rules);
        // begun again from the same one, it is the same job that goes on
        database.update(COMPUTED_MONTH)
                .set(COMPUTED_MONTH.BEGUN_FROM, basis)
                .set(COMPUTED_MONTH.BEGUN, COMPUTED_MONTH.BEGUN.plus(1))
                .where(COMPUTED_MONTH.MONTH.eq(month.toString()))
                .and(COMPUTED_MONTH.BEGUN_FROM.isDistinctFrom(basis))
                .execute();
    }

    private void underway(YearMonth month, Rules rules) {
        database.insertInto(COMPUTED_MONTH)
                .set(COMPUTED_MONTH.MONTH, month.toString())
                .set(COMPUTED_MONTH.RULES_FILE, rules.file())
                .set(COMPUTED_MONTH.RULES_SHA256, rules.sha256())
                .onConflict(COMPUTED_MONTH.MONTH)
                .doUpdate()
                .set(COMPUTED_MONTH.RULES_FILE, rules.file())
                .set(COMPUTED_MONTH.RULES_SHA256, rules.sha256())
                .setNull(COMPUTED_MONTH.BASIS)
                .execute();
    }

    @Override
    public void outdate(YearMonth month) {
        database.update(COMPUTED_MONTH)
                .setNull(COMPUTED_MONTH.BASIS)
                .setNull(COMPUTED_MONTH.BEGUN_FROM)
                .where(COMPUTED_MONTH.MONTH.eq(month.toString()))
                .execute();
    }

    @Override
    public void replace(
            YearMonth month,
            Rules rules,
            Map<String, BigDecimal> finance,
            List<Award> awards,
            List<Award> beforeSplits) {
        var key = month.toString();
        database.deleteFrom(AWARD).where(AWARD.MONTH.eq(key)).execute();
        database.deleteFrom(AWARD_BEFORE_SPLIT)
                .where(AWARD_BEFORE_SPLIT.MONTH.eq(key))
                .execute();
        database.deleteFrom(FINANCE_FIGURE).where(FINANCE_FIGURE.MONTH.eq(key)).execute();
        underway(month, rules);
        BulkCopy.into(
                database,
                FINANCE_FIGURE,
                List.of(FINANCE_FIGURE.fields()),
                sink -> finance.forEach((name, value) -> sink.row(key, name, value)));
        BulkCopy.into(database, AWARD, List.of(AWARD.fields()), sink -> {
            for (var i = 0; i < awards.size(); i++) {
                var award = awards.get(i);
                sink.row(key, i, award.program(), award.modelId(), award.creatorId(), award.points(), award.amount());
            }
        });
        BulkCopy.into(
                database,
                AWARD_BEFORE_SPLIT,
                List.of(AWARD_BEFORE_SPLIT.fields()),
                sink -> beforeSplits.forEach(
                        row -> sink.row(key, row.program(), row.modelId(), row.creatorId(), row.amount())));
    }

    @Override
    public Map<Earlier.Key, Map<String, BigDecimal>> awarded(
            Collection<YearMonth> months, Collection<String> programs) {
        var keys = months.stream().map(YearMonth::toString).toList();
        var split = select(AWARD_BEFORE_SPLIT.MONTH, AWARD_BEFORE_SPLIT.PROGRAM, AWARD_BEFORE_SPLIT.MODEL_ID)
                .from(AWARD_BEFORE_SPLIT)
                .where(AWARD_BEFORE_SPLIT.MONTH.in(keys).and(AWARD_BEFORE_SPLIT.PROGRAM.in(programs)));
        var lines = select(AWARD.PROGRAM, AWARD.MODEL_ID, AWARD.CREATOR_ID, AWARD.AMOUNT)
                .from(AWARD)
                .where(AWARD.MONTH.in(keys).and(AWARD.PROGRAM.in(programs)))
                .and(AWARD.MODEL_ID
                        .isNull()
                        .or(row(AWARD.MONTH, AWARD.PROGRAM, AWARD.MODEL_ID).notIn(split)));
        var awarded = new HashMap<Earlier.Key, Map<String, BigDecimal>>();
        database.selectFrom(lines.unionAll(select(
                                AWARD_BEFORE_SPLIT.PROGRAM,
                                AWARD_BEFORE_SPLIT.MODEL_ID,
                                AWARD_BEFORE_SPLIT.CREATOR_ID,
                                AWARD_BEFORE_SPLIT.AMOUNT)
                        .from(AWARD_BEFORE_SPLIT)
                        .where(AWARD_BEFORE_SPLIT.MONTH.in(keys).and(AWARD_BEFORE_SPLIT.PROGRAM.in(programs)))))
                .forEach(row -> awarded.computeIfAbsent(
                                new Earlier.Key(row.value2(), row.value3()), _ -> new HashMap<>())
                        .merge(row.value1(), row.value4(), BigDecimal::add));
        return awarded;
    }

    @Override
    public void complete(YearMonth month, String basis) {
        database.update(COMPUTED_MONTH)
                .set(COMPUTED_MONTH.BASIS, basis)
                .where(COMPUTED_MONTH.MONTH.eq(month.toString()))
                .execute();
    }

    @Override
    public Optional<Computed> find(YearMonth month) {
        return database.selectFrom(COMPUTED_MONTH)
                .where(COMPUTED_MONTH.MONTH.eq(month.toString()))
                .fetchOptional(row -> new Computed(
                        month,
                        row.getRulesFile(),
                        row.getRulesSha256(),
                        finance(month),
                        row.getBasis(),
                        row.getBegunFrom(),
                        row.getBegun()));
    }

    private Map<String, BigDecimal> finance(YearMonth month) {
        return database.selectFrom(FINANCE_FIGURE)
                .where(FINANCE_FIGURE.MONTH.eq(month.toString()))
                .orderBy(FINANCE_FIGURE.NAME)
                .fetchMap(FINANCE_FIGURE.NAME, FINANCE_FIGURE.VALUE);
    }

    @Override
    public Map<YearMonth, Map<String, BigDecimal>> totals(YearMonth first, YearMonth last) {
        var totals = new TreeMap<YearMonth, Map<String, BigDecimal>>();
        database.select(AWARD.MONTH, AWARD.PROGRAM, sum(AWARD.AMOUNT))
                .from(AWARD)
                .where(AWARD.MONTH.between(first.toString(), last.toString()))
                .groupBy(AWARD.MONTH, AWARD.PROGRAM)
                .forEach(row -> totals.computeIfAbsent(
                                YearMonth.parse(row.value1()), _ -> new TreeMap<>(CodePoints.ORDER))
                        .put(row.value2(), row.value3()));
        return totals;
    }

    @Override
    public List<Award> lines(YearMonth month) {
        return database.selectFrom(AWARD)
                .where(AWARD.MONTH.eq(month.toString()))
                .orderBy(AWARD.POSITION)
                .fetch(PostgresAwardBook::award);
    }

    private static Award award(AwardRecord row) {
        return new Award(row.getProgram(), row.getModelId(), row.getCreatorId(), row.getPoints(), row.getAmount());
    }
}
