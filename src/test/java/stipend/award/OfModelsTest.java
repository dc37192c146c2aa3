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

/** SPEC §4b: in {@code per: creator}, {@code of_models} chooses the rows that are summed. */
class OfModelsTest {
    private static final ModelContribution[] ROWS = {
        row("m1", "c1", "10", true), row("m2", "c1", "20"), row("m3", "c1", "5", true), row("m4", "c2", "8")
    };

    /** Of c1 15 of 35 in two models; c2 has none. */
    @Test
    void sumsTheChosenOnes() {
        var rules = """
            programs:
              - {id: a, per: creator, of_models: exclusive, rate: {amount: revenue + models / 10}}
              - {id: b, per: creator, of_models: exclusive, eligible: models >= 1, rate: {amount: 1 + listed_days}}
              - {id: c, per: creator, rate: {amount: revenue}}
            """;
        assertThat(RulesText.lines(rules, ROWS)).containsExactly("- c1 15.20", "- c1 57.00", "- c1 35.00", "- c2 8.00");
    }

    @Test
    void oneOfWhomNoModelIsChosenTakesPartWithZeros() {
        var rules = "programs: [{id: a, per: creator, of_models: exclusive, rate: {amount: 3 + revenue - models}}]\n";
        assertThat(RulesText.lines(rules, ROWS)).containsExactly("- c1 16.00", "- c2 3.00");
    }

    /** 43 in all, of which c1 has 35: more than half; a null chooses nothing. */
    @Test
    void aModelIsSeenWithItsCreatorAndWithTotals() {
        var rules = """
            totals: {whole: revenue}
            programs:
              - id: a
                per: creator
                of_models: 2 * creator_revenue > whole and revenue > 5
                rank_by: revenue
                rate: {amount: revenue / rank}
              - {id: b, per: creator, of_models: model_age_days > 3, rate: {amount: revenue}}
            """;
        assertThat(RulesText.lines(rules, ROWS)).containsExactly("- c1 30.00");
    }

    /** Of c1 3 + 5, not the 7 of m2; c2 has none. */
    @Test
    void measuresAreSummedToo() {
        var rules = RulesText.rules("""
            usage: {measures: {calls: {count: view}}}
            programs: [{id: a, per: creator, of_models: exclusive, rate: {amount: 1 + calls}}]
            """);
        var month =
                Months.month(measured(ROWS[0], 3), measured(ROWS[1], 7), measured(ROWS[2], 5), measured(ROWS[3], 4));
        assertThat(Months.lines(Awards.evaluate(rules, month, Map.of()))).containsExactly("- c1 9.00", "- c2 1.00");
    }

    private static ModelContribution measured(ModelContribution row, long calls) {
        return new ModelContribution(
                row.modelId(),
                row.creatorId(),
                row.metrics(),
                row.uniqueUsers(),
                row.activeDays(),
                row.listedDays(),
                row.exclusiveDays(),
                row.attributes(),
                row.splits(),
                Map.of("calls", BigDecimal.valueOf(calls)));
    }

    @Test
    void aDivisionByZeroIsNamedByProgramAndModel() {
        var rules = RulesText.rules(
                "programs: [{id: a, per: creator, of_models: 1 / (revenue - 8) > 0, rate: {amount: revenue}}]\n");
        assertThatThrownBy(() -> Awards.evaluate(rules, Months.month(ROWS), Map.of()))
                .isInstanceOf(WorkFault.class)
                .hasMessageStartingWith("program \"a\", model m4 (creator c2): of_models: ")
                .hasMessageEndingWith("or decide on the row with case");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Against looking through all rows for each creator. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatHisChosenRowsAddUpTo(long seed) {
        var rules = RulesText.rules("programs:\n"
                + "  - {id: a, per: creator, of_models: exclusive or revenue > 20, rate: {amount: revenue +"
                + " models}}\n");
        var month = RandomMonth.of(seed).permuted(seed).month();
        var expected = month.creators().stream()
                .map(creator -> month.models().stream()
                        .filter(one -> one.creatorId().equals(creator.creatorId()))
                        .filter(one -> one.attributes().exclusive()
                                || one.metrics().revenue().compareTo(new BigDecimal(20)) > 0)
                        .map(one -> one.metrics().revenue().add(BigDecimal.ONE))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        var rows = Awards.evaluate(rules, month, Map.of()).programs().getFirst().rows();
        assertThat(rows)
                .extracting(row -> row.claim().measured())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactlyElementsOf(expected);
        List<BigDecimal> kept = rows.stream()
                .map(row -> row.claim().chosen().metrics().revenue())
                .toList();
        assertThat(kept).hasSameSizeAs(expected);
    }
}
