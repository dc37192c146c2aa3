package stipend.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stipend.contribution.Earlier.Key;
import stipend.contribution.Earlier.Wanted;
import stipend.contribution.jooq.PostgresContributions;
import stipend.testing.FreshDatabase;

/** What is asked of earlier months: summed over those that count, and kept with the month that asked. */
class EarlierRowsTest {
    private static final YearMonth MARCH = YearMonth.of(2024, 3);

    private final FreshDatabase database = new FreshDatabase();
    private final Contributions contributions = new PostgresContributions(database.sql());

    private static MonthContribution month(YearMonth month, String... rows) {
        var models = List.of(rows).stream().map(EarlierRowsTest::row).toList();
        var creators = models.stream()
                .map(ModelContribution::creatorId)
                .distinct()
                .map(id -> new CreatorContribution(id, RowSums.NONE, 1, 1, "active", null))
                .toList();
        return MonthContribution.summed(month, models, creators);
    }

    /** {@code m1 c1 generations revenue}; all are listed on 20 days. */
    private static ModelContribution row(String text) {
        var part = text.split(" ");
        var metrics = new Metrics(
                Long.parseLong(part[2]),
                BigDecimal.ZERO,
                BigDecimal.ZERO.setScale(6),
                0,
                0,
                0,
                new BigDecimal(part[3]).setScale(6));
        var attributes = new ModelContribution.Attributes("lora", null, true, false, "listed", "active", null, null);
        return new ModelContribution(part[0], part[1], metrics, 1, 1, 20, 0, attributes, List.of());
    }

    private void keep(MonthContribution month) {
        database.transactions().executeWithoutResult(_ -> contributions.replace(month, Map.of()));
    }

    private static BigDecimal of(String value) {
        return new BigDecimal(value);
    }

    /** March 2023 is the thirteenth month back from March 2024; February's row is not among the months that count. */
    @Test
    void sumsGoBackAsFarAsTheirNames() {
        keep(month(YearMonth.of(2023, 3), "m1 c1 1 0.10"));
        keep(month(YearMonth.of(2023, 4), "m1 c1 10 0.20", "m2 c1 5 1.00"));
        keep(month(YearMonth.of(2024, 1), "m1 c2 100 0.40"));
        keep(month(YearMonth.of(2024, 2), "m1 c1 1000 9.00"));
        var counting = List.of(YearMonth.of(2023, 3), YearMonth.of(2023, 4), YearMonth.of(2024, 1));
        var last12 = new Wanted("last12_generations", "generations", YearMonth.of(2023, 4));
        var ever = new Wanted("ever_revenue", "revenue", YearMonth.of(1, 1));
        var days = new Wanted("ever_listed_days", "listed_days", YearMonth.of(1, 1));
        var sums = contributions.sums(counting, List.of(last12, ever), List.of(last12, days));
        assertThat(sums)
                .containsOnlyKeys(
                        new Key("m1", "c1"),
                        new Key("m2", "c1"),
                        new Key("m1", "c2"),
                        new Key(null, "c1"),
                        new Key(null, "c2"));
        var earlier = new Earlier("", sums, Map.of());
        assertThat(earlier.figure(new Key("m1", "c1"), "last12_generations")).isEqualByComparingTo("10");
        assertThat(earlier.figure(new Key("m1", "c1"), "ever_revenue")).isEqualByComparingTo("0.30");
        assertThat(earlier.figure(new Key(null, "c1"), "last12_generations")).isEqualByComparingTo("15");
        assertThat(earlier.figure(new Key(null, "c1"), "ever_listed_days")).isEqualByComparingTo("60");
        assertThat(earlier.figure(new Key(null, "c2"), "ever_revenue")).isZero();
    }

    /** Of a month whose rules had no such measure there is nothing to sum. */
    @Test
    void measuresAreSummedUnderTheirNames() {
        var march = row("m1 c1 1 1");
        keep(month(YearMonth.of(2024, 1), "m1 c1 1 1"));
        keep(MonthContribution.summed(
                YearMonth.of(2024, 2),
                List.of(march.withMeasures(Map.of("it's \"mine\"", of("0.333333333333333333")))),
                List.of(new CreatorContribution("c1", RowSums.NONE, 1, 1, "active", null))));
        keep(MonthContribution.summed(
                MARCH,
                List.of(march.withMeasures(Map.of("it's \"mine\"", of("2")))),
                List.of(new CreatorContribution("c1", RowSums.NONE, 1, 1, "active", null))));
        var wanted = List.of(new Wanted("ever_mine", "it's \"mine\"", YearMonth.of(1, 1)));
        var sums = contributions.sums(List.of(YearMonth.of(2024, 1), YearMonth.of(2024, 2), MARCH), wanted, List.of());
        assertThat(sums).isEqualTo(Map.of(new Key("m1", "c1"), Map.of("ever_mine", of("2.333333333333333333"))));
    }

    @Test
    void aMonthKeepsWhatItAskedOfItsOwnRows() {
        var asked = month(MARCH, "m1 c1 1 1")
                .with(new Earlier(
                        "2024-01/1 2024-02/2",
                        Map.of(
                                new Key("m1", "c1"),
                                Map.of("ever_revenue", of("12345678901234567890.123456")),
                                new Key(null, "c1"),
                                Map.of("prev_likes", of("7")),
                                new Key("gone", "c1"),
                                Map.of("prev_likes", of("8"))),
                        Map.of(new Key("m1", "c1"), Map.of("milestones", of("10.00")))));
        keep(asked);
        var kept = contributions.find(MARCH).orElseThrow().earlier();
        assertThat(kept).isEqualTo(asked.earlier());
        assertThat(kept.figures()).containsOnlyKeys(new Key("m1", "c1"), new Key(null, "c1"));

        keep(month(MARCH, "m1 c1 1 1"));
        assertThat(contributions.find(MARCH).orElseThrow().earlier()).isEqualTo(Earlier.NONE);
    }
}
