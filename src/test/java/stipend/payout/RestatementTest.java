package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.award.Award;
import stipend.testing.RestatementsInMemory;

/** A closed month against what it would be now, creator by creator and program by program. */
class RestatementTest {
    private static final YearMonth JAN = YearMonth.of(2024, 1);
    private static final Currency CNY = Currency.getInstance("CNY");

    private final RestatementPosting posting = new RestatementsInMemory();

    /** {@code pool m1 ann 1.00}; the model is {@code -} for a creator's award. */
    private static List<Award> awards(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(" "))
                .map(part -> new Award(
                        part[0], part[1].equals("-") ? null : part[1], part[2], null, new BigDecimal(part[3])))
                .toList();
    }

    private Restatement restated(List<Award> paid, List<Award> recomputed) {
        return Restatement.of(JAN, CNY, paid, posting.earlier(JAN), recomputed);
    }

    private void post(Restatement restatement) {
        posting.post(restatement.origin(), restatement.currency(), restatement.differences(), Payroll.by("li"));
    }

    /** {@code ann pool 1.00 2.00 1.00}: before, now, difference. */
    private static List<String> changed(Restatement restatement) {
        return restatement.changed().stream()
                .map(line -> line.of().creatorId() + " " + line.of().program() + " " + line.before() + " " + line.now()
                        + " " + line.difference())
                .toList();
    }

    @Test
    void aCreatorsModelsAreOneAmountInEachProgram() {
        var paid = awards("pool m1 ann 10.00", "pool m2 ann 5.00", "rate m1 ann 1.00", "pool m3 bo 7.00");
        var restatement =
                restated(paid, awards("pool m1 ann 12.00", "pool m2 ann 4.50", "rate m1 ann 1.00", "pool m3 bo 6.99"));
        assertThat(changed(restatement)).containsExactly("ann pool 15.00 16.50 1.50", "bo pool 7.00 6.99 -0.01");
        assertThat(restatement.lines()).hasSize(3);
        assertThat(restatement.before()).isEqualTo("23.00");
        assertThat(restatement.now()).isEqualTo("24.49");
        assertThat(restatement.difference()).isEqualTo("1.49");
    }

    @Test
    void whoStandsOnOneSideOnlyIsToldToo() {
        var restatement = restated(awards("old - ann 10.00"), awards("new m1 ann 10.00", "new m2 bo 3.00"));
        assertThat(changed(restatement))
                .containsExactly("ann new 0.00 10.00 10.00", "ann old 10.00 0.00 -10.00", "bo new 0.00 3.00 3.00");
    }

    @Test
    void theSameAwardsLeaveNothing() {
        var awards = awards("pool m1 ann 10.00");
        assertThat(restated(awards, awards).changed()).isEmpty();
        assertThat(restated(awards, awards).differences()).isEmpty();
        assertThat(restated(List.of(), List.of()).difference()).isEqualTo("0.00");
    }

    @Test
    void whatWasPostedIsNotPostedTwice() {
        var paid = awards("pool m1 ann 10.00");
        var recomputed = awards("pool m1 ann 8.00", "pool m2 bo 2.00");
        post(restated(paid, recomputed));
        assertThat(restated(paid, recomputed).changed()).isEmpty();
        var later = awards("pool m1 ann 8.50", "pool m2 bo 1.50");
        assertThat(changed(restated(paid, later)))
                .containsExactly("ann pool 8.00 8.50 0.50", "bo pool 2.00 1.50 -0.50");
        assertThat(changed(restated(paid, paid)))
                .as("and back again")
                .containsExactly("ann pool 8.00 10.00 2.00", "bo pool 2.00 0.00 -2.00");
    }

    @Test
    void linesComeByCodePoint() {
        var astral = Character.toString(0x1F600);
        var restatement =
                restated(List.of(), awards("b m " + astral + " 1.00", "b m \uFF5E 1.00", "b m a 1.00", "B m a 1.00"));
        assertThat(restatement.differences().keySet())
                .containsExactly(
                        new CreatorProgram("a", "B"),
                        new CreatorProgram("a", "b"),
                        new CreatorProgram("\uFF5E", "b"),
                        new CreatorProgram(astral, "b"));
    }

    @Test
    void amountsHaveTheCurrencysDecimals() {
        var yen = Currency.getInstance("JPY");
        var restatement =
                Restatement.of(JAN, yen, awards("pool m1 ann 10.00"), Map.of(), awards("pool m1 ann 12.0000"));
        assertThat(restatement.differences()).containsValue(new BigDecimal("2"));
        var fine = awards("pool m1 ann 0.001");
        assertThatThrownBy(() -> restated(fine, List.of())).isInstanceOf(ArithmeticException.class);
    }

    /** However often a month is restated: what was paid and what was posted is what the last recomputation gives. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void paidAndPostedAreWhatIsDue(long seed) {
        var random = new Random(seed);
        var paid = randomAwards(random);
        var posted = BigDecimal.ZERO;
        for (var time = 0; time < 20; time++) {
            var recomputed = randomAwards(random);
            var restatement = restated(paid, recomputed);
            posted = posted.add(restatement.difference());
            post(restatement);
            assertThat(restated(paid, recomputed).changed()).isEmpty();
            assertThat(sum(paid).add(posted)).isEqualByComparingTo(sum(recomputed));
            assertThat(restatement.differences().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(restatement.difference());
        }
    }

    private static List<Award> randomAwards(Random random) {
        var awards = new ArrayList<Award>();
        for (var i = random.nextInt(40); i > 0; i--) {
            awards.add(new Award(
                    "p" + random.nextInt(3),
                    random.nextBoolean() ? null : "m" + random.nextInt(9),
                    "c" + random.nextInt(8),
                    null,
                    BigDecimal.valueOf(1 + random.nextInt(100_000), 2)));
        }
        return awards;
    }

    private static BigDecimal sum(List<Award> awards) {
        return awards.stream().map(Award::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
