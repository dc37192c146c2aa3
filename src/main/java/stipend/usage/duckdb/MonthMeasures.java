package stipend.usage.duckdb;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import stipend.money.Fraction;
import stipend.rules.Measure;
import stipend.text.CodePoints;

/**
 * A month's measures (SPEC §4b), of the facts that {@link DayMeasures} wrote. By row and user first, since
 * {@code per_user} bounds what one user counts there; then over the users.
 */
final class MonthMeasures {
    private static final int SHARE_DECIMALS = 18;

    private final DuckDb duck;
    private final SortedMap<String, Measure> measures;
    private final Map<List<String>, SortedMap<String, BigDecimal>> values = new HashMap<>();

    private MonthMeasures(DuckDb duck, SortedMap<String, Measure> measures) {
        this.duck = duck;
        this.measures = measures;
    }

    /** After {@code month_facts.sql}. */
    static MonthMeasures of(DuckDb duck, SortedMap<String, Measure> measures) throws SQLException {
        var month = new MonthMeasures(duck, measures);
        if (!measures.isEmpty()) {
            duck.run("month_measured", Map.of("measures", month.perUser()));
            month.sum();
        }
        return month;
    }

    /** All measures of a row; none without measures. */
    SortedMap<String, BigDecimal> of(String modelId, String creatorId) {
        return found(List.of(modelId, creatorId));
    }

    /** Those of a creator that are not the sum of his rows: distinct users. */
    SortedMap<String, BigDecimal> of(String creatorId) {
        return found(List.of(creatorId));
    }

    private SortedMap<String, BigDecimal> found(List<String> key) {
        return values.getOrDefault(key, new TreeMap<>());
    }

    private String perUser() {
        return measures.entrySet().stream()
                .map(one -> ", " + perUser(DayMeasures.column(one.getKey()), one.getValue()) + " as "
                        + DayMeasures.column(one.getKey()))
                .collect(Collectors.joining());
    }

    private static String perUser(String column, Measure measure) {
        var most = measure.perUser();
        if (most == null) {
            return "coalesce(sum(" + column + "), 0)";
        }
        return measure.kind() == Measure.Kind.SUM
                ? "coalesce(list_sum(flatten(list(" + column + " order by measured_since) filter (" + column
                        + " is not null))[1:" + most + "]), 0)"
                : "least(coalesce(sum(" + column + "), 0), " + most + ")";
    }

    private void sum() throws SQLException {
        sum(List.of("model_id", "creator_id"), measure -> measure.kind() != Measure.Kind.SHARE);
        sum(List.of("creator_id"), measure -> measure.kind() == Measure.Kind.USERS);
        for (var measure : measures.entrySet()) {
            if (measure.getValue().kind() == Measure.Kind.SHARE) {
                share(measure.getKey());
            }
        }
    }

    private void sum(List<String> key, Predicate<Measure> which) throws SQLException {
        var names = measures.entrySet().stream()
                .filter(measure -> which.test(measure.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        var keys = String.join(", ", key);
        var sums = names.stream().map(this::overUsers).collect(Collectors.joining(", "));
        duck.forEach("select " + keys + ", " + sums + " from measured group by " + keys, row -> {
            var of = key(row, key.size());
            for (var i = 0; i < names.size(); i++) {
                put(of, names.get(i), new BigDecimal(row.getString(key.size() + i + 1)));
            }
        });
    }

    private String overUsers(String name) {
        var measure = measures.get(name);
        var column = DayMeasures.column(name);
        return measure != null && measure.kind() == Measure.Kind.USERS
                ? "count(distinct person_no) filter (" + column + " > 0)"
                : "sum(" + column + ")";
    }

    /** Users with one number of lines in the month are added first: their parts have one denominator. */
    private void share(String name) throws SQLException {
        var column = DayMeasures.column(name);
        var shares = new HashMap<List<String>, Fraction>();
        duck.forEach(
                "select model_id, creator_id from measured group by all",
                row -> shares.put(key(row, 2), Fraction.ZERO));
        duck.forEach(
                "with whole as (select person_no, sum(" + column + ") as lines from measured group by person_no)"
                        + " select model_id, creator_id, sum(" + column + "), lines from measured join whole using"
                        + " (person_no) where " + column + " > 0 group by model_id, creator_id, lines",
                row -> shares.merge(key(row, 2), part(row), (a, b) -> a.plus(b).reduced()));
        shares.forEach((row, share) -> put(row, name, rounded(share)));
    }

    private static Fraction part(ResultSet row) throws SQLException {
        return Fraction.ratio(new BigDecimal(row.getString(3)), new BigDecimal(row.getString(4)));
    }

    private static BigDecimal rounded(Fraction share) {
        return new BigDecimal(share.shifted(SHARE_DECIMALS).halfUp(), SHARE_DECIMALS);
    }

    private void put(List<String> of, String name, BigDecimal value) {
        values.computeIfAbsent(of, _ -> new TreeMap<>(CodePoints.ORDER)).put(name, plain(value));
    }

    /** Without zeros at the end, which would only say how it was computed. */
    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static List<String> key(ResultSet row, int columns) throws SQLException {
        return columns == 1 ? List.of(row.getString(1)) : List.of(row.getString(1), row.getString(2));
    }
}
