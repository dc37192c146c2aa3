package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.award.Months.caps;
import static stipend.award.Months.lines;
import static stipend.award.Months.month;
import static stipend.award.Months.program;
import static stipend.award.Months.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stipend.contribution.Earlier;
import stipend.contribution.Earlier.Key;
import stipend.contribution.MonthContribution;
import stipend.rules.Caps;
import stipend.rules.Multiplier;
import stipend.rules.Per;
import stipend.rules.Reward;

/** SPEC §4b, earlier months. A row of {@link Months} has 3 generations, 7 images and 3 exclusive days. */
class EarlierTest {
    private static final Key M1 = new Key("m1", "c1");

    private static MonthContribution after(
            MonthContribution month,
            Map<Key, Map<String, BigDecimal>> figures,
            Map<Key, Map<String, BigDecimal>> awards) {
        return month.with(new Earlier("", figures, awards));
    }

    private static Map<String, BigDecimal> values(String... pairs) {
        var values = new TreeMap<String, BigDecimal>();
        for (var pair : pairs) {
            values.put(pair.split("=")[0], new BigDecimal(pair.split("=")[1]));
        }
        return values;
    }

    private static Reward rate(Per per, String amount) {
        return new Reward.Rate(Exprs.per(per).number(amount), null);
    }

    /** 1000 · (2 + 100.25) + 100 · 5 + (7 + 20); a model under another creator is another row. */
    @Test
    void aRowHasWhatItWasAndThisMonthWhereThatCounts() {
        var past = after(
                month(row("m1", "c1", "2"), row("m1", "c2", "4")),
                Map.of(M1, values("ever_revenue=100.25", "prev_generations=5", "last12_images=20")),
                Map.of());
        var program = program(
                rate(Per.MODEL, "1000 * ever_revenue + 100 * prev_generations + last12_images"),
                caps(null, null, null));
        assertThat(lines(Months.evaluate(program, past))).containsExactly("m1 c1 102777.00", "m1 c2 4007.00");
    }

    /** c1 has two rows of 3 generations and 3 exclusive days; what his models were is not what he was. */
    @Test
    void aCreatorHasHisOwn() {
        var past = after(
                month(row("m1", "c1", "2"), row("m2", "c1", "4"), row("m3", "c3", "0")),
                Map.of(
                        M1,
                        values("ever_generations=900"),
                        new Key(null, "c1"),
                        values("ever_generations=10", "prev_exclusive_days=4")),
                Map.of());
        var program = program(
                Per.CREATOR,
                rate(Per.CREATOR, "ever_generations + 1000 * prev_exclusive_days"),
                caps(null, null, null));
        assertThat(lines(Months.evaluate(program, past))).containsExactly("- c1 4016.00", "- c3 3.00");
    }

    private static Reward once(String pay, @Nullable String budget) {
        var tiers = new TreeMap<BigDecimal, BigDecimal>();
        values(pay.split(" ")).forEach((from, amount) -> tiers.put(new BigDecimal(from), amount));
        var of = Exprs.MODEL.number("revenue");
        return new Reward.Slabs(of, tiers, budget == null ? null : Exprs.MODEL.number(budget), true);
    }

    private static List<String> paid(Reward reward, Caps caps, String before, Multiplier... multipliers) {
        var past = after(month(row("m1", "c1", "150")), Map.of(), Map.of(M1, values(before)));
        return lines(Months.evaluate(program(reward, caps, multipliers), past));
    }

    @Test
    void onceIsWhatExceedsWhatWasAwarded() {
        var none = caps(null, null, null);
        assertThat(paid(once("10=5 100=50", null), none, "p=5")).containsExactly("m1 c1 45.00");
        assertThat(paid(once("10=5 100=50", null), none, "p=50")).isEmpty();
        assertThat(paid(once("10=5 100=50", null), none, "p=60")).isEmpty();
        assertThat(paid(once("10=5 100=50", null), none, "another=5")).containsExactly("m1 c1 50.00");
    }

    /** 50 · 1.5 − 5 = 70, of which a cap leaves 20 and a budget 30: the rest is still to come. */
    @Test
    void multipliersComeBeforeItCapsAndBudgetsAfterIt() {
        var half = new Multiplier("m", Exprs.MODEL.condition("true"), Exprs.MODEL.number("1.5"));
        var none = caps(null, null, null);
        assertThat(paid(once("100=50", null), none, "p=5", half)).containsExactly("m1 c1 70.00");
        assertThat(paid(once("100=50", null), caps(null, "20", null), "p=5", half))
                .containsExactly("m1 c1 20.00");
        assertThat(paid(once("100=50", "30"), none, "p=5", half)).containsExactly("m1 c1 30.00");
    }

    /** 100 · 0.10 + 50 · 0.20 = 20, less 12.50. */
    @Test
    void graduatedTiersToo() {
        var rates = new TreeMap<>(
                Map.of(BigDecimal.ZERO, new BigDecimal("0.10"), new BigDecimal(100), new BigDecimal("0.20")));
        var reward = new Reward.Brackets(Exprs.MODEL.number("revenue"), rates, null, true);
        assertThat(paid(reward, caps(null, null, null), "p=12.50")).containsExactly("m1 c1 7.50");
    }

    /** m1's former owner c2 gets a part of c1's row too; what his own row had is not in awards.csv. */
    @Test
    void awardsBeforeSplitsAreKeptOfModelsWithOne() {
        var awards = Months.evaluate(
                program(Months.rate(null), caps(null, null, null)),
                month(row("m1", "c1", "10", "c1:50", "c2:50"), row("m1", "c2", "3"), row("m2", "c2", "4")));
        assertThat(lines(awards)).containsExactly("m1 c1 5.00", "m1 c2 8.00", "m2 c2 4.00");
        assertThat(awards.beforeSplits())
                .containsExactly(
                        new Award("p", "m1", "c1", null, new BigDecimal("10.00")),
                        new Award("p", "m1", "c2", null, new BigDecimal("3.00")));
    }
}
