package stipend.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.rules.RulesDiff.Language;

/**
 * What other rules would have paid over some months, against those before. Amounts are in the currency's units, what a
 * creator is awarded before holds, carrying and tax; shares are half up to 4 decimals.
 *
 * @param months ascending
 * @param costs by month, then in the order of the programs
 * @param changes each change of the rules with what it moves, in the order of {@link stipend.rules.RulesPath}; they add
 *     up to the difference
 * @param largest the creators whose pay changes most, at most twenty; the larger change first, then by id
 * @param groups by kind, then the larger pay first
 * @param creators whose pay is above zero on either side, by id
 */
public record Simulation(
        Currency currency,
        List<YearMonth> months,
        RulesName before,
        RulesName after,
        List<Cost> costs,
        Side paidBefore,
        Side paidAfter,
        Moves moves,
        List<Effect> changes,
        List<Mover> largest,
        List<Group> groups,
        List<CreatorPay> creators) {

    /** Which rules those are; of several files the last. */
    public record RulesName(String title, String file, String sha256) {}

    /** A program in a month; a budget is null where none is set, and so is the pay of a program that is not there. */
    public record Cost(
            YearMonth month,
            String program,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable BigDecimal budgetBefore,
            @Nullable BigDecimal budgetAfter) {}

    /** The percents of {@link Side#quantiles} and {@link Moves#quantiles}. */
    public static final List<Integer> PERCENTS = List.of(10, 25, 50, 75, 90, 99);

    /**
     * What one set of rules pays over all months.
     *
     * @param paid creators who get something
     * @param quantiles of their pay
     * @param belowMinimum how often a creator's month has awards above zero that do not reach {@code payout.minimum}
     * @param newcomers the part of the pay that goes to creators who joined at most {@value #NEW_DAYS} days before the
     *     month's end
     */
    public record Side(
            int paid,
            BigDecimal total,
            List<BigDecimal> quantiles,
            BigDecimal gini,
            BigDecimal top1,
            BigDecimal top10,
            int belowMinimum,
            BigDecimal newcomers) {}

    public static final int NEW_DAYS = 90;

    /** @param quantiles of the changes, those of nothing left out */
    public record Moves(
            int winners, BigDecimal won, int losers, BigDecimal lost, int unchanged, List<BigDecimal> quantiles) {}

    /** A change of the rules and what it moves. */
    public record Effect(Map<Language, String> words, BigDecimal cost, int winners, int losers) {}

    /** @param reasons each change that moved his pay; they add up to the difference */
    public record Mover(CreatorPay pay, List<Reason> reasons) {}

    public record Reason(Map<Language, String> words, BigDecimal amount) {}

    public record CreatorPay(String creatorId, BigDecimal before, BigDecimal after) {
        public BigDecimal change() {
            return after.subtract(before);
        }
    }

    /** What a part of the platform is looked at by. */
    public enum Kind {
        VERTICAL,
        TYPE,
        TENURE,
        SIZE
    }

    /** @param name a vertical or type as the catalog has it, a range of days or of generations, or empty: not known */
    public record Group(Kind kind, String name, BigDecimal before, BigDecimal after) {}

    public BigDecimal difference() {
        return paidAfter.total().subtract(paidBefore.total());
    }
}
