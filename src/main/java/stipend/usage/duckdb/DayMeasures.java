package stipend.usage.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import stipend.rules.Measure;

/**
 * A day's part of the rules' measures (SPEC §4b): by model and user what a month is summed from, as columns
 * {@code measure_NAME} of the facts. That is the number of lines, for a {@code sum} their quantity, and where
 * {@code per_user} bounds it the quantities of the first lines in their order; {@code measured_since} is the instant of the
 * first line, which puts the days of a month in order. Without measures every part is empty, and nothing is made.
 */
record DayMeasures(SortedMap<String, Measure> measures, EventColumns columns) {

    private String counted() {
        return measures.entrySet().stream()
                .map(measure -> ", " + counted(measure.getValue()) + " as " + column(measure.getKey()))
                .collect(Collectors.joining());
    }

    private static String counted(Measure measure) {
        var filter = " filter (event_type = " + DuckDb.literal(measure.of().word()) + " and ("
                + WhereSql.of(measure.where()) + "))";
        if (measure.kind() != Measure.Kind.SUM) {
            return "count(*)" + filter;
        }
        return measure.perUser() == null
                ? "cast(coalesce(sum(quantity)" + filter + ", 0) as decimal(38, 0))"
                : "(list(quantity order by micros, event_id)" + filter + ")[1:" + measure.perUser() + "]";
    }

    /** A measure's column of the facts. */
    static String column(String measure) {
        return "measure_" + measure;
    }

    /**
     * The words of {@code facts.sql}. Where there are measures the lines are kept for them, and have been counted when this
     * returns; else they go straight into the facts.
     */
    Map<String, String> ofFacts(DuckDb duck, Path facts) throws SQLException {
        var lines = DuckDb.text("counted_lines", Map.of("event", measures.isEmpty() ? "" : ", event"));
        if (!measures.isEmpty()) {
            duck.execute("create temp table counted as " + lines);
            duck.run("measured", Map.of("columns", columns.values(), "measures", counted()));
        }
        return Map.of(
                "facts",
                facts.toString().replace("'", "''"),
                "lines",
                measures.isEmpty() ? "(" + lines + ")" : "counted",
                "measured",
                measures.isEmpty() ? "" : " union all by name from measured");
    }
}
