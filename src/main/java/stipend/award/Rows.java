package stipend.award;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Earlier;
import stipend.contribution.Earlier.Key;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.contribution.MonthRow;
import stipend.rules.CreatorSlot;
import stipend.rules.EarlierName;
import stipend.rules.Expr;
import stipend.rules.ModelSlot;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Rules;
import stipend.rules.Vocabulary;
import stipend.text.CodePoints;

/**
 * A month's rows as expressions see them: for every name of the vocabulary the value that SPEC §3 gives it, in its slot.
 */
final class Rows {
    private final Rules rules;
    private final Map<String, BigDecimal> shared;
    private final MonthContribution month;

    /** Those that were asked for, by name: a total that no program names is not computed. */
    private final Map<String, Total> totals = new TreeMap<>(CodePoints.ORDER);

    private final Owners ofModels;

    /** @param finance the month's figures of platform.csv, by name */
    Rows(Rules rules, MonthContribution month, Map<String, BigDecimal> finance) {
        this(rules, month, Owners.ofModels(month), finance);
    }

    /** @param ofModels whose the month's rows of models are */
    Rows(Rules rules, MonthContribution month, Owners ofModels, Map<String, BigDecimal> finance) {
        this.rules = rules;
        this.shared = shared(month, finance);
        this.month = month;
        this.ofModels = ofModels;
    }

    /**
     * The rows that a program awards, ascending by model_id, creator_id; each is made when it is asked for.
     *
     * @param asking the expressions that will be evaluated on them: a row has the values of their names only
     * @throws stipend.fault.WorkFault if a row has no value for a total that they name; it names total and model
     */
    List<Row> of(Program program, List<Expr> asking) {
        sumTotals(program.per(), asking);
        return switch (program.per()) {
            case MODEL -> models(asking);
            case CREATOR -> program.choosesModels() ? chosen(program, asking) : creators(asking);
        };
    }

    /** Those that the expressions named that were evaluated so far, by name. */
    List<Total> totals() {
        return List.copyOf(totals.values());
    }

    /** What approved months before this one were. */
    Earlier earlier() {
        return month.earlier();
    }

    private void sumTotals(Per per, List<Expr> asking) {
        var names = rules.vocabulary(per).names();
        asking.stream()
                .flatMapToInt(Expr::slots)
                .mapToObj(slot -> key(names.get(slot)))
                .filter(name -> rules.totals().containsKey(name) && !totals.containsKey(name))
                .forEach(name ->
                        sumTotal(name, Objects.requireNonNull(rules.totals().get(name))));
    }

    private void sumTotal(String name, Expr of) {
        var evaluation = Evaluation.ofTotal(name);
        var sum = models(List.of(of)).stream()
                .map(row -> evaluation.number("its expression", of, row))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        totals.put(name, new Total(name, of, sum));
        shared.put(name, sum);
    }

    /**
     * What a budget sees: no row, only what is the same for all of them.
     *
     * @param asking the expressions that will be evaluated on it
     * @throws stipend.fault.WorkFault if a row has no value for a total that they name; it names total and model
     */
    Row none(Per per, List<Expr> asking) {
        sumTotals(per, asking);
        return new Row(0, null, "", null, sharedValues(rules.vocabulary(per)));
    }

    private List<Row> models(List<Expr> asking) {
        var source =
                new Source<ModelContribution>(modelNames(asking), MODELS.columns(), MODELS.measures(), MODELS.key());
        var slots = new Slots<>(source, Per.MODEL, asking);
        return numbered(
                month.models(), (number, row) -> new Row(number, row, row.creatorId(), null, slots.values(row)));
    }

    /** What a model's row has; its creator's figures are looked up if they are asked for. */
    private Map<String, Function<ModelContribution, @Nullable Object>> modelNames(List<Expr> asking) {
        var all = rules.perModel().names();
        if (asking.stream().flatMapToInt(Expr::slots).noneMatch(slot -> OF_CREATOR.containsKey(key(all.get(slot))))) {
            return MODEL;
        }
        var creators = new HashMap<String, CreatorContribution>();
        month.creators().forEach(creator -> creators.put(creator.creatorId(), creator));
        var names = new HashMap<>(MODEL);
        OF_CREATOR.forEach((name, value) -> names.put(
                name,
                row -> value.apply(
                        Objects.requireNonNull(creators.get(row.creatorId()), "the creator of a row has a month"))));
        return names;
    }

    private List<Row> creators(List<Expr> asking) {
        var slots = new Slots<>(CREATORS, Per.CREATOR, asking);
        return numbered(
                month.creators(), (number, row) -> new Row(number, null, row.creatorId(), null, slots.values(row)));
    }

    /** Every creator, with the sums of those of his models that the program chooses: of none, where it chooses none. */
    private List<Row> chosen(Program program, List<Expr> asking) {
        var choosing = List.of(program.ofModels());
        sumTotals(Per.MODEL, choosing);
        var sums = Chosen.of(program, models(choosing));
        var slots = new Slots<>(CREATORS, Per.CREATOR, asking);
        return numbered(month.creators(), (number, creator) -> {
            var some = sums.get(creator.creatorId());
            var his = some == null ? creator.sums().none() : some;
            return new Row(number, null, creator.creatorId(), his, slots.values(creator.with(his)));
        });
    }

    private interface Numbered<R> {
        Row row(int number, R of);
    }

    private static <R> List<Row> numbered(List<R> rows, Numbered<R> made) {
        return new AbstractList<>() {
            @Override
            public Row get(int number) {
                return made.row(number, rows.get(number));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    /** Whose the month's rows of a kind are. */
    Owners owners(Per per) {
        return switch (per) {
            case CREATOR -> Owners.each(month.creators().size());
            case MODEL -> ofModels;
        };
    }

    /** Where the values of one kind of rows come from. */
    private record Source<R>(
            Map<String, Function<R, @Nullable Object>> fixed,
            Function<R, Map<String, Object>> columns,
            Function<R, Map<String, BigDecimal>> measures,
            Function<R, Key> key) {}

    private BigDecimal earlier(EarlierName name, Key row, @Nullable Object now) {
        var before = month.earlier().figure(row, name.name());
        return name.span().withThis() && now instanceof BigDecimal metric ? metric.add(before) : before;
    }

    /** Where a row's own values go, beside those that all rows share. */
    private final class Slots<R> {
        private final @Nullable Object[] sharedValues;
        private final List<Slot<R>> own;

        private record Slot<R>(int at, Function<R, @Nullable Object> value) {}

        private final Source<R> source;

        Slots(Source<R> source, Per per, List<Expr> asking) {
            this.source = source;
            var all = rules.vocabulary(per).names();
            var names = new HashMap<>(source.fixed);
            rules.columns()
                    .names(per)
                    .forEach(name ->
                            names.put(name, row -> source.columns.apply(row).get(name)));
            var asked = asking.stream().flatMapToInt(Expr::slots).toArray();
            sharedValues = Arrays.copyOf(sharedValues(rules.vocabulary(per)), length(per, asked));
            own = Arrays.stream(asked)
                    .distinct()
                    .mapToObj(all::get)
                    .filter(name -> !shared.containsKey(key(name)))
                    .map(name -> new Slot<>(name.slot(), valueOf(key(name), names)))
                    .toList();
        }

        /** Up to the last slot that is asked for, or where a rank is written: rows are made by the million. */
        private static int length(Per per, int[] asked) {
            int rank = per == Per.MODEL ? ModelSlot.RANK.ordinal() : CreatorSlot.RANK.ordinal();
            return Math.max(rank, Arrays.stream(asked).max().orElse(0)) + 1;
        }

        private Function<R, @Nullable Object> valueOf(String name, Map<String, Function<R, @Nullable Object>> names) {
            return Optional.ofNullable(names.get(name)).orElseGet(() -> {
                var earlier = EarlierName.read(name);
                return row -> {
                    var measured = source.measures.apply(row).get(name);
                    return measured != null || earlier.isEmpty()
                            ? measure(measured, name)
                            : earlier(earlier.get(), source.key.apply(row), now(earlier.get(), row));
                };
            });
        }

        private @Nullable Object now(EarlierName name, R row) {
            var fixed = source.fixed.get(name.metric());
            return fixed == null
                    ? measure(source.measures.apply(row).get(name.metric()), name.name())
                    : fixed.apply(row);
        }

        /** What is no other name is a measure; in a simulation also one that only the other rules have. */
        private static BigDecimal measure(@Nullable BigDecimal measured, String name) {
            return Optional.ofNullable(measured)
                    .orElseThrow(() -> new IllegalArgumentException("a name without values: " + name));
        }

        @Nullable
        Object[] values(R row) {
            var values = sharedValues.clone();
            for (var slot : own) {
                values[slot.at()] = slot.value().apply(row);
            }
            return values;
        }
    }

    private @Nullable Object[] sharedValues(Vocabulary vocabulary) {
        var values = new @Nullable Object[vocabulary.names().size()];
        vocabulary.names().forEach(name -> values[name.slot()] = shared.get(key(name)));
        return values;
    }

    private static Map<String, BigDecimal> shared(MonthContribution month, Map<String, BigDecimal> finance) {
        var shared = new HashMap<String, BigDecimal>();
        finance.forEach((name, value) -> shared.put(name.toLowerCase(Locale.ROOT), value));
        shared.put("days_in_month", BigDecimal.valueOf(month.month().lengthOfMonth()));
        shared.put("total_generations", BigDecimal.valueOf(month.totals().generations()));
        shared.put("total_images", month.totals().images());
        shared.put("total_downloads", BigDecimal.valueOf(month.totals().downloads()));
        shared.put("total_credited_generations", month.totals().creditedGenerations());
        shared.put("total_revenue", month.totals().revenue());
        return shared;
    }

    private static String key(Vocabulary.Name name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal number(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    private static final Map<String, Function<ModelContribution, @Nullable Object>> MODEL = and(
            metrics(),
            Map.ofEntries(
                    name("rank", _ -> null),
                    name("listed_days", row -> number((long) row.listedDays())),
                    name("exclusive_days", row -> number((long) row.exclusiveDays())),
                    name("type", row -> row.attributes().type()),
                    name("vertical", row -> row.attributes().vertical()),
                    name("commercial_use", row -> row.attributes().commercialUse()),
                    name("exclusive", row -> row.attributes().exclusive()),
                    name("status", row -> row.attributes().status()),
                    name("creator_status", row -> row.attributes().creatorStatus()),
                    name("model_age_days", row -> number(row.attributes().modelAgeDays())),
                    name("creator_age_days", row -> number(row.attributes().creatorAgeDays()))));

    private static final Map<String, Function<CreatorContribution, @Nullable Object>> CREATOR_METRICS = and(
            metrics(),
            Map.ofEntries(
                    name("listed_days", row -> number(row.sums().listedDays())),
                    name("exclusive_days", row -> number(row.sums().exclusiveDays()))));

    private static final Map<String, Function<CreatorContribution, @Nullable Object>> CREATOR = and(
            CREATOR_METRICS,
            Map.ofEntries(
                    name("rank", _ -> null),
                    name("models", row -> number(row.sums().models())),
                    name("creator_status", CreatorContribution::creatorStatus),
                    name("creator_age_days", row -> number(row.creatorAgeDays()))));

    /** As a model's row has them: {@code creator_revenue}. */
    private static final Map<String, Function<CreatorContribution, @Nullable Object>> OF_CREATOR =
            CREATOR_METRICS.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(metric -> "creator_" + metric.getKey(), Entry::getValue));

    /** Those that both kinds of rows have. */
    private static <R extends MonthRow> Map<String, Function<R, @Nullable Object>> metrics() {
        return Map.ofEntries(
                name("generations", row -> number(row.metrics().generations())),
                name("images", row -> row.metrics().images()),
                name("credited_generations", row -> row.metrics().creditedGenerations()),
                name("downloads", row -> number(row.metrics().downloads())),
                name("views", row -> number(row.metrics().views())),
                name("likes", row -> number(row.metrics().likes())),
                name("revenue", row -> row.metrics().revenue()),
                name("unique_users", row -> number(row.uniqueUsers())),
                name("active_days", row -> number((long) row.activeDays())));
    }

    private static <R> Map<String, Function<R, @Nullable Object>> and(
            Map<String, Function<R, @Nullable Object>> some, Map<String, Function<R, @Nullable Object>> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static final Source<ModelContribution> MODELS = new Source<>(
            MODEL, row -> row.attributes().columns(), ModelContribution::measures, row -> Key.of(row, row.creatorId()));

    private static final Source<CreatorContribution> CREATORS = new Source<>(
            CREATOR, CreatorContribution::columns, CreatorContribution::measures, row -> Key.of(null, row.creatorId()));

    private static <R> Entry<String, Function<R, @Nullable Object>> name(
            String name, Function<R, @Nullable Object> value) {
        return Map.entry(name, value);
    }
}
