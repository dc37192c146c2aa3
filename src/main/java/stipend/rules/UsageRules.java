package stipend.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import stipend.delivery.CellType;
import stipend.delivery.Sha256;
import stipend.text.CodePoints;

/**
 * How usage is counted (SPEC §2): which exclusions are on, how many lines of a type count per (day, model, user),
 * and the weights by which an event's credit is shared over its models.
 *
 * @param columns what events have beyond SPEC §1 (SPEC §4b): a row whose cell is none of its type is rejected
 * @param measures what is counted beyond SPEC §3 (SPEC §4b), by name
 */
public record UsageRules(
        Set<Exclusion> exclude,
        SortedMap<EventType, Long> dailyCapPerUser,
        Attribution attribution,
        SortedMap<String, CellType> columns,
        SortedMap<String, Measure> measures) {
    private static final int WEIGHT_DECIMALS = 4;

    /** What holds where rules say nothing: both exclusions, no cap, equal parts. */
    public static final UsageRules DEFAULT = new UsageRules(
            Set.of(Exclusion.values()),
            Collections.emptySortedMap(),
            new Attribution(Collections.emptySortedMap(), BigDecimal.ONE));

    /** Of events as SPEC §1 has them, and no measure. */
    public UsageRules(Set<Exclusion> exclude, SortedMap<EventType, Long> dailyCapPerUser, Attribution attribution) {
        this(exclude, dailyCapPerUser, attribution, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** The same with other columns and measures. */
    public UsageRules with(SortedMap<String, CellType> otherColumns, SortedMap<String, Measure> otherMeasures) {
        return new UsageRules(exclude, dailyCapPerUser, attribution, otherColumns, otherMeasures);
    }

    /** The exclusions that rules may switch. */
    public enum Exclusion {
        BLOCKED_USER,
        SELF_USE
    }

    /** {@code W = base(type)·n + equal}; at most 4 decimals each; a type not named has base 0. */
    public record Attribution(SortedMap<String, BigDecimal> base, BigDecimal equal) {}

    /**
     * One text for all sections that count alike, a line per fact. Only the ratio of the weights matters to a credit,
     * so they are written as whole numbers without a common divisor.
     */
    public String canonical() {
        var lines = Stream.of(exclusionLines(), capLines(), weightLines(), columnLines(), measureLines())
                .flatMap(List::stream);
        return String.join("\n", lines.toList()) + "\n";
    }

    /** SHA-256 of {@link #canonical()}: a day counted under another one is counted again. */
    public String sha256() {
        return Sha256.ofText(canonical());
    }

    private List<String> exclusionLines() {
        return exclude.stream()
                .sorted()
                .map(exclusion -> "exclude " + exclusion.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> capLines() {
        return new TreeMap<>(dailyCapPerUser)
                .entrySet().stream()
                        .map(cap -> "cap " + cap.getKey().word() + " " + cap.getValue())
                        .toList();
    }

    private List<String> weightLines() {
        var divisor = Stream.concat(attribution.base.values().stream(), Stream.of(attribution.equal))
                .map(UsageRules::units)
                .reduce(BigInteger.ZERO, BigInteger::gcd);
        if (divisor.signum() == 0) {
            return List.of("equal 1");
        }
        var bases = new TreeMap<String, BigDecimal>(CodePoints.ORDER);
        bases.putAll(attribution.base);
        var lines = bases.entrySet().stream()
                .filter(base -> base.getValue().signum() > 0)
                .map(base -> "base " + units(base.getValue()).divide(divisor) + " " + base.getKey());
        return Stream.concat(
                        lines, Stream.of("equal " + units(attribution.equal).divide(divisor)))
                .toList();
    }

    private List<String> columnLines() {
        return columns.entrySet().stream()
                .map(column -> "column " + column.getValue().word() + " " + column.getKey())
                .toList();
    }

    private List<String> measureLines() {
        return measures.entrySet().stream()
                .map(measure ->
                        "measure " + measure.getKey() + " " + measure.getValue().canonical())
                .toList();
    }

    private static BigInteger units(BigDecimal weight) {
        return weight.movePointRight(WEIGHT_DECIMALS).toBigIntegerExact();
    }
}
