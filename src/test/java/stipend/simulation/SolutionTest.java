package stipend.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.simulation.Cases.MONTH;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.rules.RulesNumber;
import stipend.simulation.Sweep.Turn;

/** Numbers of the rules that are searched for and turned. */
class SolutionTest {
    @TempDir
    private Path folder;

    private List<MonthCase> cases;

    @BeforeEach
    void rules() {
        var rules = Cases.rules(folder, """
            - id: pool
              score: credited_generations
              pool: {budget: 100.00}
              multipliers: [{id: exclusive, when: exclusive, by: 1.3}]
              cap: {per_model: 40.00, per_creator: 50.00, per_point: 3}
            - id: steps
              tiers: {of: images, pay: {10: 1.00, 50: 5.00}}
            - id: graded
              tiers: {of: images, each: {0: 0.01, 50: 0.02}}
            - id: free
              rate: {amount: 0 * images, budget: total_images * 2}\
            """);
        var month = Cases.month(MONTH, "m1 ann 10 exclusive", "m2 bo 30", "m3 cy 60");
        cases = List.of(Cases.of(rules, rules, month), Cases.of(rules, rules, month));
    }

    private Solution solve(String name, String target) {
        return Solution.of(cases, name, Target.of(target, cases), null);
    }

    /** What the rules after pay, evaluated anew. */
    private static Outcome paid(List<MonthCase> cases) {
        var creators = Creators.of(cases);
        return new Outcome(cases.stream()
                .map(month -> MonthComparison.of(month, List.of(), creators).after())
                .toList());
    }

    @Test
    void everyNumberHasItsName() {
        assertThat(RulesNumber.all(cases.getFirst().after()))
                .extracting(RulesNumber::name)
                .containsExactly(
                        "budget of pool",
                        "multiplier exclusive of pool",
                        "cap per_point of pool",
                        "cap per_model of pool",
                        "cap per_creator of pool",
                        "pay at 10 of steps",
                        "pay at 50 of steps",
                        "each at 0 of graded",
                        "each at 50 of graded",
                        "minimum payout");
        assertThatThrownBy(() -> RulesNumber.find(cases.getFirst().after(), "budget of pol"))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("did you mean \"budget of pool\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"per_user of tries", "Tries", "measures: tries", "usage.daily_cap_per_user"})
    void aNumberOfCountingIsNotTurned(String name) {
        var rules = Cases.read(folder, """
            usage: {measures: {tries: {count: view, per_user: 3}}}
            programs: [{id: pool, score: tries, pool: {budget: 100.00}}]\
            """);
        assertThatThrownBy(() -> RulesNumber.find(rules, name))
                .isInstanceOf(InputFault.class)
                .hasMessage(
                        "\"%s\" says in %s how usage is counted: the delivered files would be counted again for each"
                                + " of its values, so that it is not turned. Write the values that you think of into a"
                                + " file each, and simulate these",
                        name, rules.file());
        assertThatThrownBy(() -> RulesNumber.find(rules, "tries of pool"))
                .hasMessageContaining("has no number \"tries of pool\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "budget of pool, cost of pool <= 60.01, 30.00, 60.00",
        "budget of pool, cost of pool >= 60, 30.00, 60.00",
        "pay at 50 of steps, cost of steps <= 20, 8.00, 20.00",
        "each at 0 of graded, cost of graded <= 2, 0.008899, 2.00",
        "minimum payout, below_minimum <= 2, 30.43, 2",
    })
    void theNumberNextToThoseThatMissTheTarget(String name, String target, String value, String reached) {
        var solution = solve(name, target);
        assertThat(solution.value()).isEqualByComparingTo(value);
        assertThat(solution.reached()).isEqualByComparingTo(reached);
        assertThat(solution.steady()).isTrue();
        assertThat(solution.target().metric().of().apply(paid(solution.in(cases))))
                .isEqualTo(solution.reached());
    }

    @Test
    void whatCannotBeMetIsSaid() {
        assertThatThrownBy(() -> solve("budget of pool", "cost of steps <= 1"))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining("no value tried of \"budget of pool\" meets cost of steps <= 1");
        assertThatThrownBy(() -> solve("budget of pool", "total_cost = 1"))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("write a figure, <= or >=, and a number");
        assertThatThrownBy(() -> solve("budget of free", "total_cost <= 1")).hasMessageContaining("has no number");
    }

    @Test
    void twoNumbersAreTurnedTogether() {
        var sweep = Sweep.of(
                cases, List.of(Turn.of("budget of pool = 10..20:3"), Turn.of("multiplier exclusive of pool=1..2:2")));
        assertThat(sweep.points())
                .extracting(point -> point.values().toString())
                .containsExactly(
                        "[10.00, 1.0000]",
                        "[10.00, 2.0000]",
                        "[15.00, 1.0000]",
                        "[15.00, 2.0000]",
                        "[20.00, 1.0000]",
                        "[20.00, 2.0000]");
        var other = cases.getFirst().after();
        var turned = RulesNumber.find(other, "budget of pool").in(other, new BigDecimal("15.00"));
        var both = RulesNumber.find(turned, "multiplier exclusive of pool").in(turned, new BigDecimal("2"));
        assertThat(sweep.points().get(3).figures().getFirst())
                .isEqualTo(Metric.TOTAL_COST
                        .of()
                        .apply(paid(cases.stream()
                                .map(month -> month.with(_ -> both))
                                .toList())));
        assertThatThrownBy(() -> Turn.of("budget of pool=20..10:3")).hasMessageContaining("NAME=LOW..HIGH:STEPS");
    }
}
