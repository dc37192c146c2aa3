package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.award.Months.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.contribution.ModelContribution;
import stipend.fault.WorkFault;
import stipend.rules.Program;

/** SPEC §4b: {@code rank} is 1 + the number of eligible rows with a greater value of {@code rank_by}. */
class RanksTest {
    private static final String BEST = """
        programs:
          - id: best
            eligible: revenue > 1
            rank_by: revenue
            rate: {amount: case when rank = 1 then 100 when rank <= 3 then 50 else 1 end}
            multipliers: [{id: last, when: rank = 4, by: 7}]
        """;

    /** 50, then 30 twice, then 10; 1 takes no part, and 90 would not either if it were not eligible. */
    @Test
    void equalRowsHaveOneRankAndTheNextIsPassedOver() {
        var rows = List.of(
                row("m1", "c1", "30"),
                row("m2", "c1", "50"),
                row("m3", "c2", "30.000000"),
                row("m4", "c2", "1"),
                row("m5", "c2", "10"));
        assertThat(Months.lines(Awards.evaluate(RulesText.rules(BEST), Months.month(rows), Map.of())))
                .containsExactly("m1 c1 50.00", "m2 c1 100.00", "m3 c2 50.00", "m5 c2 7.00");
        assertThat(RulesText.lines(BEST.replace("revenue > 1", "revenue < 50"), rows.toArray(ModelContribution[]::new)))
                .containsExactly("m1 c1 100.00", "m3 c2 100.00", "m4 c2 7.00", "m5 c2 50.00");
    }

    @Test
    void creatorsAreRankedByTheirSums() {
        var rules = """
            programs:
              - {id: a, per: creator, rank_by: 0 - revenue, rate: {amount: rank}}
            """;
        assertThat(RulesText.lines(rules, row("m1", "c1", "10"), row("m2", "c2", "12"), row("m3", "c1", "5")))
                .containsExactly("- c1 2.00", "- c2 1.00");
    }

    @Test
    void aRowWithoutValueStopsTheMonth() {
        var rules = RulesText.rules("programs: [{id: a, rank_by: model_age_days, rate: {amount: rank}}]\n");
        var month = Months.month(row("m1", "c1", "2"));
        assertThatThrownBy(() -> Awards.evaluate(rules, month, Map.of()))
                .isInstanceOf(WorkFault.class)
                .hasMessage("program \"a\", model m1 (creator c1): rank_by is null; give it a value with coalesce,"
                        + " or leave the row out with eligible");
    }

    /** So that explanations have them in the order of the rows. */
    @Test
    void aWitnessSeesRowsInTheirOrder() {
        var seen = new ArrayList<String>();
        var witness = new Witness() {
            @Override
            public void refused(Program program, Row row) {
                seen.add("refused" + row.name());
            }

            @Override
            public void claims(Program program, Row row) {
                seen.add(row.values()[program.rankSlot()] + row.name());
            }
        };
        var month = Months.month(row("m1", "c1", "20"), row("m2", "c1", "1"), row("m3", "c2", "30"));
        Awards.evaluate(RulesText.rules(BEST), month, Map.of(), witness);
        assertThat(seen)
                .containsExactly(
                        "2, model m1 (creator c1)", "refused, model m2 (creator c1)", "1, model m3 (creator c2)");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Against counting for each row the eligible ones above it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatCountingGives(long seed) {
        var rules = RulesText.rules("""
            programs:
              - id: a
                eligible: revenue <> 13
                rank_by: case when exclusive then 2 * revenue else revenue end
                rate: {amount: rank}
            """);
        var month = RandomMonth.of(seed).permuted(seed).month();
        var values = month.models().stream()
                .filter(row -> row.metrics().revenue().compareTo(new BigDecimal(13)) != 0)
                .map(row -> row.metrics()
                        .revenue()
                        .multiply(row.attributes().exclusive() ? BigDecimal.TWO : BigDecimal.ONE))
                .toList();
        var ranks = values.stream()
                .map(value -> BigDecimal.valueOf(1
                        + values.stream()
                                .filter(other -> other.compareTo(value) > 0)
                                .count()))
                .toList();
        var rows = Awards.evaluate(rules, month, Map.of()).programs().getFirst().rows();
        assertThat(rows).extracting(row -> row.claim().measured()).isEqualTo(ranks);
    }
}
