package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.award.Months.brackets;
import static stipend.award.Months.caps;
import static stipend.award.Months.evaluate;
import static stipend.award.Months.lines;
import static stipend.award.Months.month;
import static stipend.award.Months.pool;
import static stipend.award.Months.program;
import static stipend.award.Months.rate;
import static stipend.award.Months.row;
import static stipend.award.Months.rules;
import static stipend.award.Months.slabs;
import static stipend.rules.Reward.Leftover.PLATFORM;
import static stipend.rules.Reward.Leftover.REDISTRIBUTE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.fault.WorkFault;
import stipend.rules.Caps;
import stipend.rules.Multiplier;
import stipend.rules.Per;
import stipend.rules.Reward;

/** SPEC §4, bullet by bullet, on tables small enough to be worked by hand. */
class AwardsTest {
    private static final Multiplier EXCLUSIVE =
            new Multiplier("exclusive", Exprs.MODEL.condition("exclusive"), Exprs.MODEL.number("1.3"));

    @Nested
    class Pools {
        @Test
        void shareABudgetByPoints() {
            // 10.00 over 1 + 3 points: 2.50 a point
            assertThat(lines(program(pool("10.00", PLATFORM), Caps.NONE), row("m1", "c1", "1"), row("m2", "c2", "3")))
                    .containsExactly("m1 c1 1.000000 2.50", "m2 c2 3.000000 7.50");
        }

        @Test
        void payNothingWithoutPoints() {
            assertThat(lines(program(pool("10.00", REDISTRIBUTE), Caps.NONE), row("m1", "c1", "0")))
                    .isEmpty();
        }

        @Test
        void countPointsAsScoreTimesMultipliers() {
            // points 10 · 1.3 = 13 and 13: half each
            assertThat(lines(
                            program(pool("5.00", PLATFORM), Caps.NONE, EXCLUSIVE),
                            row("m1", "c1", "10", true),
                            row("m2", "c2", "13")))
                    .containsExactly("m1 c1 13.000000 2.50", "m2 c2 13.000000 2.50");
        }

        @Test
        void leaveToThePlatformWhatPerPointCuts() {
            // 2.50 a point is more than 2.00: 2.00 and 6.00, and 2.00 stay
            assertThat(lines(
                            program(pool("10.00", PLATFORM), caps("2", null, null)),
                            row("m1", "c1", "1"),
                            row("m2", "c2", "3")))
                    .containsExactly("m1 c1 1.000000 2.00", "m2 c2 3.000000 6.00");
        }

        @Test
        void capARowThenACreator() {
            // shares 60, 30, 10; per_model 40: 40, 30, 10; c1 has 70 > 35: halved, 20 and 15
            assertThat(lines(
                            program(pool("100.00", PLATFORM), caps(null, "40.00", "35.00")),
                            row("m1", "c1", "6"),
                            row("m2", "c1", "3"),
                            row("m3", "c2", "1")))
                    .containsExactly("m1 c1 6.000000 20.00", "m2 c1 3.000000 15.00", "m3 c2 1.000000 10.00");
        }

        @Test
        void shareAgainWhatCapsCutUntilNothingIsLeft() {
            // 100 over 50 + 30 + 15 + 5 points, per_model 35. Round 1: 50→35, 30, 15, 5; 15 left over 50 points:
            // 30 + 9 = 39→35, 15 + 4.5, 5 + 1.5; 4 left over 20 points: 19.5 + 3 = 22.5, 6.5 + 1 = 7.5
            assertThat(lines(
                            program(pool("100.00", REDISTRIBUTE), caps(null, "35.00", null)),
                            row("m1", "c1", "50"),
                            row("m2", "c2", "30"),
                            row("m3", "c3", "15"),
                            row("m4", "c4", "5")))
                    .containsExactly(
                            "m1 c1 50.000000 35.00",
                            "m2 c2 30.000000 35.00",
                            "m3 c3 15.000000 22.50",
                            "m4 c4 5.000000 7.50");
        }

        @Test
        void shareAgainUntilEveryRowIsHeld() {
            // per_model holds both rows: 20.00 of 100.00 are paid, whatever the row without points would take
            var awards = evaluate(
                    program(pool("100.00", REDISTRIBUTE), caps(null, "10.00", null)),
                    month(row("m1", "c1", "1"), row("m2", "c2", "3"), row("m3", "c3", "0")));
            assertThat(lines(awards)).containsExactly("m1 c1 1.000000 10.00", "m2 c2 3.000000 10.00");
        }

        @Test
        void scaleARowAtPerModelWhenItsCreatorIsHeldInALaterRound() {
            // 120 over 60 + 20 + 40 points; per_model 40, per_creator 60 (c1: m1, m2).
            // Round 1: m1 60→40, m2 20 (sum 60 = cap: held, not cut), m3 40 held; 20 left, every row held
            assertThat(lines(
                            program(pool("120.00", REDISTRIBUTE), caps(null, "40.00", "60.00")),
                            row("m1", "c1", "60"),
                            row("m2", "c1", "20"),
                            row("m3", "c2", "40")))
                    .containsExactly("m1 c1 60.000000 40.00", "m2 c1 20.000000 20.00", "m3 c2 40.000000 40.00");
            // 100 over 60 + 10 + 30; per_model 40, per_creator 51. Round 1: 40, 10, 30; c1 has 50. 20 left over 40
            // points:
            // m2 10 + 5 = 15, m3 30 + 15 = 45→40; c1 has 55 > 51: m1 40 · 51/55 = 37.09…, m2 15 · 51/55 = 13.909…
            // T = 91; floors 37.09, 13.90, 40.00; the missing cent to .909
            assertThat(lines(
                            program(pool("100.00", REDISTRIBUTE), caps(null, "40.00", "51.00")),
                            row("m1", "c1", "60"),
                            row("m2", "c1", "10"),
                            row("m3", "c2", "30")))
                    .containsExactly("m1 c1 60.000000 37.09", "m2 c1 10.000000 13.91", "m3 c2 30.000000 40.00");
        }

        @Test
        void stopAtPerPointWhenSharingAgain() {
            // 10 over 8 + 2 points, per_model 5: m1 5, m2 2; 3 left make m2 5 a… 2.50 a point, per_point 1.50: m2 3
            assertThat(lines(
                            program(pool("10.00", REDISTRIBUTE), caps("1.50", "5.00", null)),
                            row("m1", "c1", "8"),
                            row("m2", "c2", "2")))
                    .containsExactly("m1 c1 8.000000 5.00", "m2 c2 2.000000 3.00");
        }

        @Test
        void capACreatorsOwnRowInAProgramPerCreator() {
            // c1 has 6 points of 7: 6.00, capped at 4.00; the rest, 3.00, goes to c2
            assertThat(lines(
                            program(Per.CREATOR, pool(Per.CREATOR, "7.00", REDISTRIBUTE), caps(null, null, "4.00")),
                            row("m1", "c1", "2"),
                            row("m2", "c1", "4"),
                            row("m3", "c2", "1")))
                    .containsExactly("- c1 6.000000 4.00", "- c2 1.000000 3.00");
        }
    }

    @Nested
    class RatesAndTiers {
        @Test
        void roundEachAwardByItselfWithoutBudgetAndPerCreator() {
            // half a cent three times is three cents; together they would be 0.015, two cents
            assertThat(lines(
                            program(rate(null), Caps.NONE),
                            row("m1", "c1", "0.005"),
                            row("m2", "c1", "0.005"),
                            row("m3", "c1", "0.005"),
                            row("m4", "c1", "0.004")))
                    .containsExactly("m1 c1 0.01", "m2 c1 0.01", "m3 c1 0.01");
        }

        @Test
        void capThenScaleToTheBudget() {
            // amounts 50, 20, 10; per_model 30: 30, 20, 10 = 60; budget 30: all halved
            assertThat(lines(
                            program(rate("30.00"), caps(null, "30.00", null)),
                            row("m1", "c1", "50"),
                            row("m2", "c2", "20"),
                            row("m3", "c3", "10")))
                    .containsExactly("m1 c1 15.00", "m2 c2 10.00", "m3 c3 5.00");
        }

        @Test
        void payTheAmountsWhereTheBudgetSuffices() {
            assertThat(lines(program(rate("30.00"), Caps.NONE), row("m1", "c1", "10"), row("m2", "c2", "20")))
                    .containsExactly("m1 c1 10.00", "m2 c2 20.00");
        }

        @Test
        void scaleACreatorAboveHisCap() {
            // c1 has 8 + 4 = 12 > 6
            assertThat(lines(
                            program(rate(null), caps(null, null, "6.00")),
                            row("m1", "c1", "8"),
                            row("m2", "c1", "4"),
                            row("m3", "c2", "5")))
                    .containsExactly("m1 c1 4.00", "m2 c1 2.00", "m3 c2 5.00");
        }

        @Test
        void payTheSlabThatIsReached() {
            var program = program(slabs("10:5.00", "100:40.00"), Caps.NONE, EXCLUSIVE);
            assertThat(lines(
                            program,
                            row("m1", "c1", "9.999999"),
                            row("m2", "c1", "10"),
                            row("m3", "c1", "100", true),
                            row("m4", "c1", "-7")))
                    .containsExactly("m2 c1 5.00", "m3 c1 52.00");
        }

        @Test
        void payEachBracketAtItsRate() {
            // 250: 90 · 0.1 + 100 · 0.2 + 50 · 0.3 = 9 + 20 + 15
            var program = program(brackets("10:0.1", "100:0.2", "200:0.3"), Caps.NONE);
            assertThat(lines(program, row("m1", "c1", "250"), row("m2", "c1", "10"), row("m3", "c1", "11")))
                    .containsExactly("m1 c1 44.00", "m3 c1 0.10");
        }
    }

    @Nested
    class Rounding {
        @Test
        void givesMissingUnitsToTheLargestRemainders() {
            // 1.00 over 1 + 2 + 4 points: 0.142…, 0.285…, 0.571…; floors 0.14, 0.28, 0.57; the cent to 0.285…
            assertThat(lines(
                            program(pool("1.00", PLATFORM), Caps.NONE),
                            row("m1", "c1", "1"),
                            row("m2", "c2", "2"),
                            row("m3", "c3", "4")))
                    .containsExactly("m1 c1 1.000000 0.14", "m2 c2 2.000000 0.29", "m3 c3 4.000000 0.57");
        }

        @Test
        void breaksTiesByLargerAwardThenByCodePoint() {
            // 0.10 over 1.5 + 1.5 + 2.5 + 4.5 points: remainders all one half, two cents missing: the larger two
            assertThat(lines(
                            program(pool("0.10", PLATFORM), Caps.NONE),
                            row("m1", "c1", "1.5"),
                            row("m2", "c2", "1.5"),
                            row("m3", "c3", "2.5"),
                            row("m4", "c4", "4.5")))
                    .containsExactly(
                            "m1 c1 1.500000 0.01", "m2 c2 1.500000 0.01", "m3 c3 2.500000 0.03", "m4 c4 4.500000 0.05");
            // one cent, two equal rows: U+FF5E comes before U+1F600, though UTF-16 says otherwise
            assertThat(lines(
                            program(pool("0.01", PLATFORM), Caps.NONE),
                            row("\uD83D\uDE00", "c1", "1"),
                            row("\uFF5E", "c1", "1")))
                    .containsExactly("\uFF5E c1 1.000000 0.01");
        }

        @Test
        void neverPassesABudgetWithMoreDecimalsThanTheCurrency() {
            // 0.019 half up would be 0.02
            assertThat(lines(program(pool("0.019", PLATFORM), Caps.NONE), row("m1", "c1", "1")))
                    .containsExactly("m1 c1 1.000000 0.01");
        }

        @Test
        void givesNoUnitThatPassesPerPoint() {
            // share 0.02 each for 2 rows of 1 point and per_point 0.0175: exact 0.0175 each, T = 0.04 (0.035 half up);
            // a second cent for a row would be 0.02 > 0.0175: both units stay with the platform
            assertThat(lines(
                            program(pool("0.04", PLATFORM), caps("0.0175", null, null)),
                            row("m1", "c1", "1"),
                            row("m2", "c2", "1")))
                    .containsExactly("m1 c1 1.000000 0.01", "m2 c2 1.000000 0.01");
        }

        @Test
        void givesNoUnitThatPassesPerCreator() {
            // c1 is held at 0.02 by three rows of 0.0066…: floors 0, T of c1 alone 0.02: two cents, never three
            assertThat(lines(
                            program(rate(null), caps(null, null, "0.02")),
                            row("m1", "c1", "5"),
                            row("m2", "c1", "5"),
                            row("m3", "c1", "5"),
                            row("m4", "c2", "0.016"),
                            row("m5", "c3", "0.014")))
                    .containsExactly("m1 c1 0.01", "m2 c1 0.01", "m4 c2 0.02", "m5 c3 0.01");
        }

        @Test
        void knowsCurrenciesWithoutDecimals() {
            var awards = Awards.evaluate(
                    rules("JPY", program(pool("10", PLATFORM), Caps.NONE)),
                    month(row("m1", "c1", "1"), row("m2", "c2", "2")),
                    Map.of());
            assertThat(lines(awards)).containsExactly("m1 c1 1.000000 3", "m2 c2 2.000000 7");
        }
    }

    @Nested
    class SplitRows {
        @Test
        void divideTheRoundedAward() {
            // 1.00 by thirds: 0.33 each, remainders .33 .33 .34: the cent to the larger percent
            assertThat(lines(
                            program(rate(null), Caps.NONE),
                            row("m1", "c1", "1", "c1:33.3333", "c2:33.3333", "c3:33.3334")))
                    .containsExactly("m1 c1 0.33", "m1 c2 0.33", "m1 c3 0.34");
            // 0.01 by halves: the lower creator
            assertThat(lines(program(rate(null), Caps.NONE), row("m1", "c2", "0.01", "c2:50", "c1:50")))
                    .containsExactly("m1 c1 0.01");
        }

        @Test
        void areAddedToAFormerOwnersOwnRow() {
            // c1 sold m1 to c2 and keeps 25 %: 4.00 of his own row and 1.00 of c2's; points 4 + 4
            assertThat(lines(
                            program(pool("8.00", PLATFORM), Caps.NONE),
                            row("m1", "c1", "4"),
                            row("m1", "c2", "4", "c1:25", "c2:75")))
                    .containsExactly("m1 c1 8.000000 5.00", "m1 c2 4.000000 3.00");
        }
    }

    @Nested
    class Faults {
        @Test
        void nameProgramModelAndCreator() {
            var program = program(new Reward.Rate(Exprs.MODEL.number("null"), null), Caps.NONE);
            assertThatThrownBy(() -> evaluate(program, month(row("m12", "c3", "1"))))
                    .isInstanceOf(WorkFault.class)
                    .hasMessageStartingWith("program \"p\", model m12 (creator c3): amount is null; ");
        }

        @Test
        void nameTheCreatorOfAProgramPerCreator() {
            var program = program(Per.CREATOR, rate(Per.CREATOR, null), Caps.NONE);
            assertThatThrownBy(() -> evaluate(program, month(row("m12", "c3", "-1"))))
                    .isInstanceOf(WorkFault.class)
                    .hasMessageStartingWith("program \"p\", creator c3: amount is -1; ");
        }

        @Test
        void tellOfADivisionByZero() {
            var score = Exprs.MODEL.number("revenue / downloads");
            var program = program(new Reward.Pool(score, Exprs.MODEL.number("1"), PLATFORM), Caps.NONE);
            assertThatThrownBy(() -> evaluate(program, month(withoutDownloads())))
                    .isInstanceOf(WorkFault.class)
                    .hasMessageStartingWith("program \"p\", model m1 (creator c1): score: division by zero; ");
        }

        @Test
        void tellOfABudgetAndOfAMultiplier() {
            assertThatThrownBy(() -> evaluate(program(pool("-1", PLATFORM), Caps.NONE), month()))
                    .hasMessageStartingWith("program \"p\": budget is -1; ");
            var negative = new Multiplier("odd", Exprs.MODEL.condition("true"), Exprs.MODEL.number("-2"));
            assertThatThrownBy(() -> evaluate(program(rate(null), Caps.NONE, negative), month(row("m1", "c1", "1"))))
                    .hasMessageStartingWith("program \"p\", model m1 (creator c1): by of odd is -2; ");
            assertThatThrownBy(() -> evaluate(program(slabs("0:-1.00"), Caps.NONE), month(row("m1", "c1", "1"))))
                    .hasMessageStartingWith("program \"p\", model m1 (creator c1): the tiers' award is -1; ");
        }

        @Test
        void areNotLookedForInRowsThatAreNotEligible() {
            var program = program(
                    Per.MODEL,
                    Exprs.MODEL.condition("null"),
                    new Reward.Rate(Exprs.MODEL.number("null"), null),
                    Caps.NONE);
            assertThat(lines(program, row("m1", "c1", "1"))).isEmpty();
        }

        @Test
        void doNotComeFromAWhenThatIsNull() {
            var never = new Multiplier("never", Exprs.MODEL.condition("null"), Exprs.MODEL.number("null"));
            assertThat(lines(program(rate(null), Caps.NONE, never), row("m1", "c1", "1")))
                    .containsExactly("m1 c1 1.00");
        }

        private static ModelContribution withoutDownloads() {
            var row = row("m1", "c1", "1");
            var metrics = new Metrics(1, BigDecimal.ONE, BigDecimal.ONE, 0, 0, 0, BigDecimal.ONE);
            return new ModelContribution(
                    row.modelId(), row.creatorId(), metrics, 1, 1, 1, 1, row.attributes(), List.of());
        }
    }

    @Nested
    class PublishedExamples {
        @Test
        void kdpGlobalFund() {
            // a fund of 10,000,000 for 100,000,000 pages: 10,000 pages earn 1,000, 20,000 pages 2,000
            assertThat(lines(
                            program(pool("10000000.00", PLATFORM), Caps.NONE),
                            row("a", "c1", "10000"),
                            row("b", "c2", "20000"),
                            row("c", "c3", "10000"),
                            row("others", "c4", "99960000")))
                    .containsExactly(
                            "a c1 10000.000000 1000.00",
                            "b c2 20000.000000 2000.00",
                            "c c3 10000.000000 1000.00",
                            "others c4 99960000.000000 9996000.00");
        }

        @Test
        void modrinthPointsOfADay() {
            // 75.00 over 40 + 110 + 70 + 10 points: 13.043…, 35.869…, 22.826…, 3.260…; B and C share 40/60
            assertThat(lines(
                            program(pool("75.00", PLATFORM), Caps.NONE),
                            row("a1", "A", "40"),
                            row("a2", "A", "110"),
                            row("bc1", "B", "70", "B:40", "C:60"),
                            row("bc2", "B", "10", "B:40", "C:60")))
                    .containsExactly(
                            "a1 A 40.000000 13.04",
                            "a2 A 110.000000 35.87",
                            "bc1 B 70.000000 9.13",
                            "bc1 C 70.000000 13.70",
                            "bc2 B 10.000000 1.30",
                            "bc2 C 10.000000 1.96");
        }

        @Test
        void civitaiPoolWithAMaximumRate() {
            var rows = new ModelContribution[] {
                row("m1", "c1", "10000"), row("m2", "c2", "60000"), row("m3", "c3", "30000")
            };
            // 1,000 over 100,000 Buzz; at no more than 1 per 1,000: 10, 60, 30, and 900 stay
            assertThat(lines(program(Per.CREATOR, pool(Per.CREATOR, "1000.00", PLATFORM), Caps.NONE), rows))
                    .containsExactly(
                            "- c1 10000.000000 100.00", "- c2 60000.000000 600.00", "- c3 30000.000000 300.00");
            assertThat(lines(
                            program(Per.CREATOR, pool(Per.CREATOR, "1000.00", PLATFORM), caps("0.001", null, null)),
                            rows))
                    .containsExactly("- c1 10000.000000 10.00", "- c2 60000.000000 60.00", "- c3 30000.000000 30.00");
            // 50 in three: the tie's two cents go to the lower ids
            assertThat(lines(
                            program(Per.CREATOR, pool(Per.CREATOR, "50.00", PLATFORM), Caps.NONE),
                            row("m1", "c1", "7"),
                            row("m2", "c2", "7"),
                            row("m3", "c3", "7")))
                    .containsExactly("- c1 7.000000 16.67", "- c2 7.000000 16.67", "- c3 7.000000 16.66");
        }
    }

    @Nested
    class Records {
        @Test
        void explainARow() {
            // shares 62.5 and 37.5 of 100; per_model 50 holds m1
            var awards = evaluate(
                    program(pool("100.00", PLATFORM), caps(null, "50.00", null), EXCLUSIVE),
                    month(row("m1", "c1", "5"), row("m2", "c1", "3")));
            var program = awards.programs().getFirst();
            var held = program.rows().getFirst();
            assertThat(program.budget()).isEqualByComparingTo("100");
            assertThat(program.worth()).isEqualByComparingTo("8");
            assertThat(program.unit().value()).hasToString("25/2");
            assertThat(program.total()).hasToString("175/2");
            assertThat(held.claim().measured()).isEqualByComparingTo("5");
            assertThat(held.share().unit().bounds()).containsExactly(Bound.PER_MODEL);
            assertThat(held.amount(2)).isEqualTo("50.00");
            assertThat(program.rows().getLast().share().unit().bounds()).isEmpty();
        }

        @Test
        void sayWhichMultipliersHeldAndWhoWasRoundedUp() {
            // 1.00 over 2.6 + 1 points: 0.7222…, 0.2777…: the cent to the second
            var rows = evaluate(
                            program(pool("1.00", PLATFORM), Caps.NONE, EXCLUSIVE),
                            month(row("m1", "c1", "2", true), row("m2", "c1", "1")))
                    .programs()
                    .getFirst()
                    .rows();
            assertThat(rows.getFirst().claim().factors().applied())
                    .containsExactly(new Factors.Factor("exclusive", new BigDecimal("1.3")));
            assertThat(rows.getFirst().roundedUp(2)).isFalse();
            assertThat(rows.getLast().roundedUp(2)).isTrue();
        }
    }
}
