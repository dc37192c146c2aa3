package stipend.award;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.contribution.Earlier;
import stipend.rules.Rules;

/**
 * The months' awards, as they are kept: the lines, and the rules and figures that led to them. How each award came about
 * is found by evaluating these again.
 */
public interface AwardBook {
    /**
     * What a month was computed with.
     *
     * @param finance platform.csv's figures of the month, by name
     * @param basis SHA-256 of everything that went in; null while the month's run is not drafted from it, or not any more
     * @param begunFrom the basis that its rows come from, or some of them by now; null if they come from none of today
     * @param begun how often computing its rows was begun
     */
    record Computed(
            YearMonth month,
            String rulesFile,
            String rulesSha256,
            Map<String, BigDecimal> finance,
            @Nullable String basis,
            @Nullable String begunFrom,
            int begun) {}

    /** From here on the month's rows come from this basis: what it was computed from before is void. */
    void begin(YearMonth month, Rules rules, String basis);

    /** What the month was computed from has changed: its run cannot be signed before it is computed again. */
    void outdate(YearMonth month);

    /** Puts the awards in the month's place, within the caller's transaction. */
    default void replace(YearMonth month, Rules rules, Map<String, BigDecimal> finance, List<Award> awards) {
        replace(month, rules, finance, awards, List.of());
    }

    /** @param beforeSplits {@link Awards#beforeSplits} */
    void replace(
            YearMonth month,
            Rules rules,
            Map<String, BigDecimal> finance,
            List<Award> awards,
            List<Award> beforeSplits);

    /** What programs awarded in some months, by row and program, before splits. */
    Map<Earlier.Key, Map<String, BigDecimal>> awarded(Collection<YearMonth> months, Collection<String> programs);

    /** Says that the month is computed to the end, from this basis. */
    void complete(YearMonth month, String basis);

    Optional<Computed> find(YearMonth month);

    /** What the kept awards of each month from the first to the last sum to, by program. */
    Map<YearMonth, Map<String, BigDecimal>> totals(YearMonth first, YearMonth last);

    /** In the order of awards.csv. */
    List<Award> lines(YearMonth month);
}
