package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.report.MonthReport.Payout;
import stipend.report.Variance.Change;
import stipend.statement.Account;

class VarianceTest {
    private static Payout payout(String creator, String earned, String gross) {
        var nothing = BigDecimal.ZERO;
        var account = new Account(
                of(gross).subtract(of(earned)),
                of(earned),
                nothing,
                of(gross),
                nothing,
                of(gross),
                nothing,
                nothing,
                nothing);
        return new Payout(creator, creator, account, "carried", null);
    }

    private static Variance of(String percent, List<Payout> before, List<Payout> now) {
        return Variance.of(
                new Books.Before(YearMonth.of(2024, 1), before::stream, SampleMonth.of(percent)), now::stream);
    }

    private static BigDecimal of(String figure) {
        return SampleMonth.of(figure);
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 130.00, 130.00, ''",
        "100.00, 130.01, 130.01, CHANGED",
        "100.00, 70.00, 70.00, ''",
        "100.00, 69.99, 69.99, CHANGED",
        "0.00, 0.01, 0.01, NEW",
        "100.00, 0.00, 0.00, STOPPED",
        "0.00, 0.00, 20.00, ZERO",
        "100.00, -0.01, 20.00, NEGATIVE",
        "100.00, 100.00, -5.00, NEGATIVE",
        "-100.00, 100.00, 100.00, CHANGED"
    })
    void aChangeIsShownForTheFirstReasonThatApplies(String before, String now, String gross, String kind) {
        var variance = of("30", List.of(payout("a", before, before)), List.of(payout("a", now, gross)));

        assertThat(variance.changes())
                .map(change -> change.kind().name())
                .isEqualTo(kind.isEmpty() ? List.of() : List.of(kind));
    }

    @Test
    void whoIsGoneHasStoppedAndTheGreatestChangeComesFirst() {
        var variance = of(
                "30",
                List.of(payout("gone", "500.00", "500.00"), payout("less", "100.00", "100.00")),
                List.of(payout("less", "10.00", "10.00"), payout("more", "90.00", "90.00")));

        assertThat(variance.changes())
                .extracting(Change::creatorId, change -> change.kind().name(), Change::change, Change::percent)
                .containsExactly(
                        tuple("gone", "STOPPED", of("-500.00"), of("-100.0")),
                        tuple("less", "CHANGED", of("-90.00"), of("-90.0")),
                        tuple("more", "NEW", of("90.00"), null));
    }

    @Test
    void ofAFirstMonthEverybodyIsNew() {
        var alone = new Books.Before(null, Stream::of, of("30"));

        var variance = Variance.of(alone, () -> Stream.of(payout("a", "1.00", "1.00")));

        assertThat(variance.changes()).map(Change::kind).containsExactly(Variance.Kind.NEW);
        assertThat(variance.before()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsLostBetweenTheMonths(long seed) {
        var random = new Random(seed);
        var before = new ArrayList<Payout>();
        var now = new ArrayList<Payout>();
        for (int creator = 100; creator < 400; creator++) {
            add(before, creator, random);
            add(now, creator, random);
        }
        var variance = of(String.valueOf(random.nextInt(90)), before, now);

        assertThat(variance.before()).isEqualByComparingTo(earned(before));
        assertThat(variance.now()).isEqualByComparingTo(earned(now));
        var shown = variance.changes().stream().map(Change::creatorId).toList();
        assertThat(shown).doesNotHaveDuplicates();
        assertThat(variance.shown(Change::now))
                .isEqualByComparingTo(earned(now.stream()
                        .filter(row -> shown.contains(row.creatorId()))
                        .toList()));
    }

    private static void add(List<Payout> payouts, int creator, Random random) {
        if (random.nextInt(4) > 0) {
            var earned = BigDecimal.valueOf(random.nextInt(20_000) - 2_000, 2).toPlainString();
            payouts.add(payout("c" + creator, earned, earned));
        }
    }

    private static BigDecimal earned(List<Payout> payouts) {
        return payouts.stream().map(row -> row.account().earned()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
