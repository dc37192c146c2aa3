package stipend.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import stipend.contribution.MonthContribution;
import stipend.rules.Rules;

/**
 * A past month under two sets of rules that know the same names.
 *
 * @param counted as the rules before count usage
 * @param recounted as the rules after do; the same object where both count alike
 * @param finance the month's figures of platform.csv, by name
 */
public record MonthCase(
        Rules before,
        Rules after,
        MonthContribution counted,
        MonthContribution recounted,
        Map<String, BigDecimal> finance) {
    public YearMonth month() {
        return counted.month();
    }

    boolean countsAlike(Rules rules) {
        return rules.usage().canonical().equals(before.usage().canonical());
    }

    /** The same month under other rules after. */
    MonthCase with(Function<Rules, Rules> otherAfter) {
        return new MonthCase(before, otherAfter.apply(after), counted, recounted, finance);
    }
}
