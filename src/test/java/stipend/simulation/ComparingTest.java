package stipend.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.simulation.Cases.MONTH;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.rules.RulesDiff.Language;
import stipend.simulation.Simulation.CreatorPay;
import stipend.simulation.Simulation.Group;
import stipend.simulation.Simulation.Kind;
import stipend.simulation.Simulation.Reason;

/** What two sets of rules pay, against hand-worked figures. */
class ComparingTest {
    private static final String POOL = """
        - id: pool
          score: credited_generations
          pool: {budget: 100.00}\
        """;
    private static final String WITH_BONUS = POOL + "\n  multipliers: [{id: exclusive, when: exclusive, by: 2}]";

    @TempDir
    private Path folder;

    private Simulation compare(String before, String after, String... rows) {
        return Comparing.of(
                List.of(Cases.of(Cases.rules(folder, before), Cases.rules(folder, after), Cases.month(MONTH, rows))));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void aBonusMovesMoneyFromTheOthers() {
        var simulation = compare(POOL, WITH_BONUS, "m1 ann 10 exclusive", "m2 bo 30", "m3 cy 60");
        assertThat(simulation.creators())
                .containsExactly(
                        new CreatorPay("ann", money("10.00"), money("18.18")),
                        new CreatorPay("bo", money("30.00"), money("27.27")),
                        new CreatorPay("cy", money("60.00"), money("54.55")));
        assertThat(simulation.difference()).isEqualByComparingTo("0");
        assertThat(simulation.moves().winners()).isEqualTo(1);
        assertThat(simulation.moves().won()).isEqualTo(money("8.18"));
        assertThat(simulation.moves().losers()).isEqualTo(2);
        assertThat(simulation.moves().lost()).isEqualTo(money("8.18"));
        var largest = simulation.largest().getFirst();
        assertThat(largest.pay().creatorId()).isEqualTo("ann");
        assertThat(largest.reasons())
                .singleElement()
                .extracting(reason -> reason.words().get(Language.EN))
                .asString()
                .startsWith("pool: ")
                .contains("exclusive")
                .contains("2");
    }

    /** 25 + 10 and 75 + 30; twice the total: 12.5 + 20 and 37.5 + 60; at last 12.5 + 5 and 37.5 + 15. */
    @Test
    void aTotalThatChangesMovesAllWhoNameIt() {
        var before = Cases.read(folder, """
            totals: {all_credits: credited_generations, old: revenue}
            programs:
              - {id: share, rate: {amount: 100 * credited_generations / all_credits}}
              - {id: fund, score: credited_generations, pool: {budget: all_credits}}
            """);
        var after = Cases.read(folder, """
            totals: {all_credits: 2 * credited_generations, halves: credited_generations / 2}
            programs:
              - {id: share, rate: {amount: 100 * credited_generations / all_credits}}
              - {id: fund, score: credited_generations, pool: {budget: halves}}
            """);
        var simulation = Comparing.of(List.of(Cases.of(
                before.withNamesOf(after), after.withNamesOf(before), Cases.month(MONTH, "m1 ann 10", "m2 bo 30"))));
        assertThat(simulation.creators())
                .containsExactly(
                        new CreatorPay("ann", money("35.00"), money("17.50")),
                        new CreatorPay("bo", money("105.00"), money("52.50")));
        assertThat(simulation.changes())
                .extracting(change -> change.words().get(Language.EN) + " " + change.cost())
                .containsExactly(
                        "What is summed over all models: all_credits, the sum of \"credited_generations\" →"
                                + " \"2 * credited_generations\" -10.00",
                        "What is summed over all models: halves, the sum of \"credited_generations / 2\" added 0.00",
                        "fund: budget \"all_credits\" → \"halves\" -60.00",
                        "What is summed over all models: old, the sum of \"revenue\" removed 0.00");
    }

    /** ann is second before and first after; the fund goes from 10 to all 40. */
    @Test
    void anotherRankAndATotalThatIsNamedAtLastMoveMoney() {
        var before = Cases.read(folder, """
            totals: {all_credits: credited_generations}
            programs:
              - {id: place, rank_by: revenue, rate: {amount: 6 / rank}}
              - {id: fund, score: 1, pool: {budget: 10}}
            """);
        var after = Cases.read(folder, """
            totals: {all_credits: credited_generations}
            programs:
              - {id: place, rank_by: 0 - revenue, rate: {amount: 6 / rank}}
              - {id: fund, score: 1, pool: {budget: all_credits}}
            """);
        var simulation = Comparing.of(List.of(Cases.of(before, after, Cases.month(MONTH, "m1 ann 10", "m2 bo 30"))));
        assertThat(simulation.creators())
                .containsExactly(
                        new CreatorPay("ann", money("8.00"), money("26.00")),
                        new CreatorPay("bo", money("11.00"), money("23.00")));
    }

    @Test
    void aSideSaysHowItsPayIsSpread() {
        var side = compare(POOL, POOL, "m1 ann 10 exclusive", "m2 bo 30", "m3 cy 60")
                .paidBefore();
        assertThat(side.paid()).isEqualTo(3);
        assertThat(side.total()).isEqualTo(money("100.00"));
        // (-2 · 10 + 0 · 30 + 2 · 60) / (3 · 100)
        assertThat(side.gini()).isEqualTo(money("0.3333"));
        assertThat(side.top1()).isEqualTo(money("0.6000"));
        assertThat(side.top10()).isEqualTo(money("0.6000"));
        assertThat(side.quantiles())
                .containsExactly(
                        money("10.00"), money("10.00"), money("30.00"), money("60.00"), money("60.00"), money("60.00"));
        assertThat(side.belowMinimum()).isEqualTo(1);
        assertThat(side.newcomers()).isEqualTo(money("0.1000"));
    }

    @Test
    void payIsGroupedByWhatTheCatalogSays() {
        var groups = compare(POOL, WITH_BONUS, "m1 ann 10 exclusive", "m2 bo 30", "m3 cy 160")
                .groups();
        assertThat(groups)
                .contains(
                        new Group(Kind.VERTICAL, "interior", money("5.00"), money("9.52")),
                        new Group(Kind.VERTICAL, "", money("95.00"), money("90.48")),
                        new Group(Kind.TYPE, "lora", money("100.00"), money("100.00")),
                        new Group(Kind.TENURE, "0-90", money("5.00"), money("9.52")),
                        new Group(Kind.TENURE, "731-", money("95.00"), money("90.48")),
                        new Group(Kind.SIZE, "0-99", money("20.00"), money("23.81")),
                        new Group(Kind.SIZE, "100-999", money("80.00"), money("76.19")));
    }

    @Test
    void programsComeAndGo() {
        var other = """
            - id: images
              rate: {amount: 0.50 * images}\
            """;
        var simulation = compare(POOL, other, "m2 bo 30", "m3 cy 60");
        assertThat(simulation.costs())
                .extracting(cost -> cost.program() + " " + cost.before() + " " + cost.after())
                .containsExactly("pool 100.00 null", "images null 45.00");
        assertThat(simulation.changes())
                .extracting(change -> change.cost().toPlainString())
                .containsExactly("-100.00", "45.00");
    }

    @Test
    void monthsAreAddedUp() {
        var before = Cases.rules(folder, POOL);
        var after = Cases.rules(folder, WITH_BONUS);
        var simulation = Comparing.of(List.of(
                Cases.of(before, after, Cases.month(MONTH, "m1 ann 50 exclusive", "m2 bo 50")),
                Cases.of(before, after, Cases.month(MONTH.plusMonths(1), "m2 bo 50"))));
        assertThat(simulation.months()).containsExactly(MONTH, MONTH.plusMonths(1));
        assertThat(simulation.creators())
                .containsExactly(
                        new CreatorPay("ann", money("50.00"), money("66.67")),
                        new CreatorPay("bo", money("150.00"), money("133.33")));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reasonsAddUpToTheChange(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            rows.add("m%03d c%02d %d%s"
                    .formatted(
                            i, random.nextInt(60), 1 + random.nextInt(500), random.nextBoolean() ? " exclusive" : ""));
        }
        var before = """
            - id: pool
              eligible: generations >= 20
              score: credited_generations
              pool: {budget: 3000.00, leftover: redistribute}
              multipliers: [{id: exclusive, when: exclusive, by: 1.3}]
              cap: {per_model: 60.00, per_creator: 150.00}
            - id: steps
              tiers: {of: images, pay: {100: 5.00, 300: 20.00}}\
            """;
        var after = """
            - id: pool
              eligible: generations >= 40
              score: credited_generations + images
              pool: {budget: 2500.00, leftover: platform}
              multipliers: [{id: exclusive, when: exclusive, by: 1.5}, {id: inside, when: vertical = 'interior', by: 1.1}]
              cap: {per_model: 55.00, per_creator: 170.00, per_point: 0.04}
            - id: steps
              tiers: {of: images, pay: {100: 6.00, 400: 30.00}}\
            """;
        var simulation = compare(before, after, rows.toArray(String[]::new));
        assertThat(simulation.changes()).hasSize(10);
        assertThat(simulation.largest())
                .hasSize(20)
                .allSatisfy(mover -> assertThat(
                                mover.reasons().stream().map(Reason::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(mover.pay().change()));
        assertThat(simulation.changes().stream().map(Simulation.Effect::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(simulation.difference());
    }
}
