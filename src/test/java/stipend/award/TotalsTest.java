package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.award.Months.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.contribution.ModelContribution;
import stipend.fault.WorkFault;

/** SPEC §4b: {@code totals} sums an expression over all rows of the month. */
class TotalsTest {
    /** 10 of 40 are exclusive: a budget of 5, and each creator a share of 100 by all his revenue in 40. */
    @Test
    void areOverAllRowsForBudgetsModelsAndCreators() {
        var rules = """
            totals:
              exclusive_revenue: case when exclusive then revenue else 0 end
              whole: revenue
            programs:
              - {id: a, eligible: not exclusive, score: revenue, pool: {budget: exclusive_revenue / 2}}
              - {id: b, per: creator, rate: {amount: 100 * revenue / whole}}
            """;
        assertThat(RulesText.lines(rules, row("m1", "c1", "10", true), row("m2", "c1", "20"), row("m3", "c2", "10")))
                .containsExactly("m2 c1 20.000000 3.33", "m3 c2 10.000000 1.67", "- c1 75.00", "- c2 25.00");
    }

    @Test
    void sumsMayBeNegative() {
        var rules = """
            totals: {losses: 7 - revenue}
            programs: [{id: a, rate: {amount: 0 - losses}}]
            """;
        assertThat(RulesText.lines(rules, row("m1", "c1", "10"), row("m2", "c1", "8")))
                .containsExactly("m1 c1 4.00", "m2 c1 4.00");
    }

    @Test
    void aMonthWithoutRowsSumsToZero() {
        var rules = RulesText.rules("""
            totals: {all_revenue: revenue}
            programs: [{id: a, score: revenue, pool: {budget: all_revenue}}]
            """);
        var awards = Awards.evaluate(rules, Months.month(), Map.of());
        assertThat(awards.programs().getFirst().budget()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(awards.totals()).extracting(Total::sum).containsExactly(BigDecimal.ZERO);
    }

    @Test
    void oneThatNoProgramNamesIsNotComputed() {
        var rules = """
            totals: {broken: 1 / (revenue - 3)}
            programs: [{id: a, rate: {amount: revenue}}]
            """;
        assertThat(RulesText.lines(rules, row("m1", "c1", "3"))).containsExactly("m1 c1 3.00");
    }

    @Test
    void aRowWithoutValueStopsTheMonthByTotalAndModel() {
        var divided = RulesText.rules("""
            totals: {broken: 1 / (revenue - 3)}
            programs: [{id: a, rate: {amount: broken}}]
            """);
        var month = Months.month(row("m1", "c1", "2"), row("m2", "c2", "3"));
        assertThatThrownBy(() -> Awards.evaluate(divided, month, Map.of()))
                .isInstanceOf(WorkFault.class)
                .hasMessageStartingWith("total \"broken\", model m2 (creator c2): its expression: ")
                .hasMessageContaining("zero");
        var absent = RulesText.rules("""
            totals: {broken: 'nullif(revenue, 2)'}
            programs: [{id: a, score: revenue, pool: {budget: broken}}]
            """);
        assertThatThrownBy(() -> Awards.evaluate(absent, month, Map.of()))
                .isInstanceOf(WorkFault.class)
                .hasMessage("total \"broken\", model m1 (creator c1): its expression is null; give it a value with"
                        + " coalesce, or count the row as 0 with case");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Against a loop, on the rows in any order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSumThatALoopGives(long seed) {
        var rules = RulesText.rules("""
            totals:
              fine: case when exclusive then 3 * revenue else revenue - 10 end
            programs:
              - {id: a, rate: {amount: abs(fine)}}
            """);
        var sum = BigDecimal.ZERO;
        List<ModelContribution> models = RandomMonth.of(seed).month().models();
        for (var row : models) {
            var revenue = row.metrics().revenue();
            sum = row.attributes().exclusive()
                    ? sum.add(revenue.multiply(new BigDecimal(3)))
                    : sum.add(revenue).subtract(BigDecimal.TEN);
        }
        for (var month : List.of(
                RandomMonth.of(seed).month(),
                RandomMonth.of(seed).permuted(seed).month())) {
            var awards = Awards.evaluate(rules, month, Map.of());
            assertThat(awards.totals().getFirst().sum()).isEqualByComparingTo(sum);
            assertThat(awards.programs().getFirst().worth())
                    .isEqualByComparingTo(sum.abs().multiply(BigDecimal.valueOf(models.size())));
        }
    }
}
