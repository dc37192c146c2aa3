package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.award.Months.row;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;

/** SPEC §4b: in {@code per: model}, {@code creator_X} is the metric X as {@code per: creator} computes it. */
class CreatorOfModelTest {
    private static final List<String> METRICS = List.of(
            "generations",
            "downloads",
            "views",
            "likes",
            "images",
            "credited_generations",
            "revenue",
            "unique_users",
            "active_days",
            "listed_days",
            "exclusive_days");

    /** m1 is c1's, who has 15 with m2, and split; m3 changed hands. */
    @Test
    void isOfTheRowsCreatorBeforeSplits() {
        var rules = """
            programs:
              - {id: a, eligible: creator_revenue >= 8, rate: {amount: creator_revenue - revenue}}
            """;
        assertThat(RulesText.lines(
                        rules,
                        row("m1", "c1", "10", "c1:60", "c2:40"),
                        row("m2", "c1", "5"),
                        row("m3", "c2", "2"),
                        row("m3", "c3", "8"),
                        row("m4", "c3", "0.5")))
                .containsExactly("m1 c1 3.00", "m1 c2 2.00", "m2 c1 10.00", "m3 c3 0.50", "m4 c3 8.00");
    }

    /** Each metric differs from each other, and the creator's from those of the model. */
    @Test
    void areAllOfTheMetrics() {
        var rules = RulesText.rules("programs:\n"
                + String.join(
                        "",
                        METRICS.stream()
                                .map(name -> "  - {id: " + name + ", rate: {amount: creator_" + name + "}}\n")
                                .toList()));
        var metrics = new Metrics(1, new BigDecimal(2), new BigDecimal(3), 4, 5, 6, new BigDecimal(7));
        var sums = new Metrics(11, new BigDecimal(12), new BigDecimal(13), 14, 15, 16, new BigDecimal(17));
        var attributes = new ModelContribution.Attributes("lora", null, true, false, "listed", "active", null, 400L);
        var model = new ModelContribution("m1", "c1", metrics, 8, 9, 10, 0, attributes, List.of());
        var creator = new CreatorContribution("c1", new RowSums(sums, 2, 20, 21, Map.of()), 18, 19, "active", 400L);
        var month = new MonthContribution(YearMonth.of(2024, 2), List.of(model), List.of(creator), metrics);
        var paid = new HashMap<String, String>();
        Awards.evaluate(rules, month, Map.of())
                .lines()
                .forEach(line -> paid.put(line.program(), line.amount().toPlainString()));
        assertThat(METRICS)
                .extracting(paid::get)
                .containsExactly(
                        "11.00", "14.00", "15.00", "16.00", "12.00", "13.00", "17.00", "18.00", "19.00", "20.00",
                        "21.00");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Against adding up the rows with the same creator. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatHisRowsAddUpTo(long seed) {
        var rules = RulesText.rules("programs: [{id: a, rate: {amount: creator_revenue + creator_listed_days}}]\n");
        var month = RandomMonth.of(seed).permuted(seed).month();
        var expected = month.models().stream()
                .map(row -> his(month, row)
                        .map(one -> one.metrics().revenue().add(BigDecimal.valueOf(one.listedDays())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        var rows = Awards.evaluate(rules, month, Map.of()).programs().getFirst().rows();
        assertThat(rows)
                .extracting(row -> row.claim().measured())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactlyElementsOf(expected);
    }

    private static Stream<ModelContribution> his(MonthContribution month, ModelContribution row) {
        return month.models().stream().filter(one -> one.creatorId().equals(row.creatorId()));
    }
}
