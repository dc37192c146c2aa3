package stipend.award;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.money.Fraction;
import stipend.rules.Program;
import stipend.rules.Reward;

/** What holds for every month and program, on random small ones full of ties, caps and uneven budgets. */
class AwardsPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheSpecWrittenOutNaively(long seed) {
        for (long one = seed * 25; one < (seed + 1) * 25; one++) {
            var random = RandomMonth.of(one);
            assertThat(Months.lines(random.evaluate())).as("seed %d", one).isEqualTo(Naive.lines(random));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsNoClaimsThatOtherRulesWouldNotMake(long seed) {
        var drawn = RandomMonth.of(seed);
        var kept = new MonthEvaluation(drawn.rules(), drawn.month(), Owners.ofModels(drawn.month()), Map.of());
        for (var other : List.of(drawn, RandomMonth.of(seed + 1), RandomMonth.of(seed + 2), drawn)) {
            if (other.rules().currency().equals(drawn.rules().currency())) {
                var program = other.program();
                var changed = program.with(drawn.program().caps());
                assertThat(List.of(kept.evaluate(program), kept.evaluate(changed), kept.evaluate(program)))
                        .isEqualTo(List.of(alone(drawn, program), alone(drawn, changed), alone(drawn, program)));
            }
        }
    }

    private static ProgramAwards alone(RandomMonth drawn, Program program) {
        var rules = drawn.rules().with(drawn.rules().usage(), List.of(program));
        return Awards.evaluate(rules, drawn.month(), Map.of()).programs().getFirst();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfRows(long seed) {
        var random = RandomMonth.of(seed);
        assertThat(random.permuted(seed).evaluate().lines())
                .isEqualTo(random.evaluate().lines());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsToTheWholeButForUnitsThatNoCapLeavesRoomFor(long seed) {
        var random = RandomMonth.of(seed);
        var awards = random.evaluate();
        var program = awards.programs().getFirst();
        if (program.budget() == null && program.program().caps().perCreator() == null) {
            return;
        }
        long whole = Rounding.whole(program.total(), program.budget(), awards.decimals())
                .longValueExact();
        long sum = sum(program.rows());
        assertThat(sum).isLessThanOrEqualTo(whole);
        if (sum < whole) {
            assertThat(program.rows().stream().filter(row -> couldTakeOne(row, program, awards.decimals())))
                    .isEmpty();
        }
    }

    private static boolean couldTakeOne(RowAward row, ProgramAwards program, int decimals) {
        var exact = row.share().exact().shifted(decimals);
        boolean whole = exact.denominator().equals(exact.numerator().gcd(exact.denominator()));
        return !whole && !row.roundedUp(decimals) && passesNoCap(row, 1, program, decimals);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void passesNoCapAndNoBudget(long seed) {
        var random = RandomMonth.of(seed);
        var awards = random.evaluate();
        var program = awards.programs().getFirst();
        assertThat(program.rows()).allMatch(row -> passesNoCap(row, 0, program, awards.decimals()));
        if (program.budget() != null) {
            assertThat(BigDecimal.valueOf(sum(program.rows()), awards.decimals()))
                    .isLessThanOrEqualTo(program.budget());
        }
    }

    private static boolean passesNoCap(RowAward row, long more, ProgramAwards program, int decimals) {
        var caps = program.program().caps();
        var award = BigDecimal.valueOf(row.minorUnits() + more, decimals);
        long creator = program.rows().stream()
                .collect(groupingBy(one -> one.claim().creatorId(), summingLong(RowAward::minorUnits)))
                .get(row.claim().creatorId());
        return (caps.perPoint() == null
                        || award.compareTo(caps.perPoint().multiply(row.claim().worth())) <= 0)
                && (caps.perModel() == null || award.compareTo(caps.perModel()) <= 0)
                && (caps.perCreator() == null
                        || BigDecimal.valueOf(creator + more, decimals).compareTo(caps.perCreator()) <= 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAgainUntilNothingIsLeftOrEveryRowIsHeld(long seed) {
        var program = RandomMonth.of(seed).evaluate().programs().getFirst();
        boolean again = program.program().reward() instanceof Reward.Pool pool
                && pool.leftover() == Reward.Leftover.REDISTRIBUTE;
        if (again && program.worth().signum() > 0 && program.total().compareTo(Fraction.of(program.budget())) < 0) {
            assertThat(program.rows().stream().filter(row -> row.claim().worth().signum() > 0))
                    .allMatch(row -> !row.share().unit().bounds().isEmpty());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitsSumToTheAward(long seed) {
        for (var row : RandomMonth.of(seed).evaluate().programs().getFirst().rows()) {
            assertThat(Splits.of(row).stream()
                            .mapToLong(Splits.Part::minorUnits)
                            .sum())
                    .isEqualTo(row.minorUnits());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void recordsATotalThatIsTheSumOfItsRows(long seed) {
        var program = RandomMonth.of(seed).evaluate().programs().getFirst();
        assertThat(program.rows().stream().map(row -> row.share().exact()).reduce(Fraction.ZERO, Fraction::plus))
                .isEqualTo(program.total());
    }

    private static long sum(List<RowAward> rows) {
        return rows.stream().mapToLong(RowAward::minorUnits).sum();
    }
}
