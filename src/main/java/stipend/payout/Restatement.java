package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import stipend.award.Award;

/**
 * What a closed month would award today, held against what it has awarded (SPEC §5, adjustments). What restatements have
 * brought already counts as awarded, so that one that is posted leaves nothing to restate.
 *
 * @param lines one for each creator and program that has an amount on either side, ascending by their ids
 */
public record Restatement(YearMonth origin, Currency currency, List<Line> lines) {

    /**
     * Amounts in the currency's minor unit's scale.
     *
     * @param before what was awarded, with what restatements have added to it or taken from it
     * @param now what is awarded today
     */
    public record Line(CreatorProgram of, BigDecimal before, BigDecimal now) {
        public BigDecimal difference() {
            return now.subtract(before);
        }
    }

    /**
     * @param paid the awards that the month was closed with
     * @param earlier what restatements of the month have brought
     * @param recomputed the awards that today's files and rules give
     */
    public static Restatement of(
            YearMonth origin,
            Currency currency,
            List<Award> paid,
            Map<CreatorProgram, BigDecimal> earlier,
            List<Award> recomputed) {
        var before = sums(paid);
        earlier.forEach((who, amount) -> before.merge(who, amount, BigDecimal::add));
        var now = sums(recomputed);
        var concerned = new TreeSet<>(before.keySet());
        concerned.addAll(now.keySet());
        int digits = currency.getDefaultFractionDigits();
        return new Restatement(
                origin,
                currency,
                concerned.stream()
                        .map(who -> new Line(who, amount(before, who, digits), amount(now, who, digits)))
                        .toList());
    }

    private static SortedMap<CreatorProgram, BigDecimal> sums(List<Award> awards) {
        var sums = new TreeMap<CreatorProgram, BigDecimal>();
        awards.forEach(award -> sums.merge(CreatorProgram.of(award), award.amount(), BigDecimal::add));
        return sums;
    }

    /** A finer amount than the currency has is an error of whoever gave it, never rounded away. */
    private static BigDecimal amount(Map<CreatorProgram, BigDecimal> sums, CreatorProgram who, int digits) {
        return sums.getOrDefault(who, BigDecimal.ZERO).setScale(digits);
    }

    /** The lines on which today's amount is another one. */
    public List<Line> changed() {
        return lines.stream().filter(line -> line.difference().signum() != 0).toList();
    }

    /** What is to be posted: today's amount less the one before, none of zero. */
    public SortedMap<CreatorProgram, BigDecimal> differences() {
        var differences = new TreeMap<CreatorProgram, BigDecimal>();
        changed().forEach(line -> differences.put(line.of(), line.difference()));
        return differences;
    }

    public BigDecimal before() {
        return lines.stream().map(Line::before).reduce(zero(), BigDecimal::add);
    }

    public BigDecimal now() {
        return lines.stream().map(Line::now).reduce(zero(), BigDecimal::add);
    }

    /** The sum of all differences. */
    public BigDecimal difference() {
        return now().subtract(before());
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits());
    }
}
