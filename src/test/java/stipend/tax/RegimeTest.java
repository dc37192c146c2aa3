package stipend.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static BigDecimal of(String amount) {
        return new BigDecimal(amount);
    }

    private static Regime regime(String name) {
        return TaxTables.regime(name, of("0.125"), MARCH).orElseThrow();
    }

    private static PaidMonth paid(int month, String income, String withheld) {
        return new PaidMonth(YearMonth.of(2026, month), of(income), of(withheld));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.00",
        "800, 0.00",
        "800.02, 0.00",
        "800.03, 0.01",
        "801, 0.20",
        "2000, 240.00",
        "4000, 640.00",
        "4000.01, 640.00",
        "4001, 640.16",
        "25000, 4000.00",
        "25000.01, 4000.00",
        "25001, 4000.24",
        "62500, 13000.00",
        "62501, 13000.32",
        "100000, 25000.00"
    })
    void labourIsTaxedByTheMonth(String gross, String tax) {
        assertThat(regime("cn_labour").withheld(of(gross), YearState.NEW, 2)).isEqualTo(of(tax));
    }

    @ParameterizedTest
    @CsvSource({
        "6250, 0.00",
        "6250.16, 0.00",
        "6250.21, 0.01",
        "51250, 1080.00",
        "51251, 1080.08",
        "186251, 11880.16",
        "381251, 43080.20",
        "531251, 73080.24",
        "831251, 145080.28",
        "1206250, 250080.00",
        "2000000, 535830.00"
    })
    void aFirstPlatformMonthIsTaxedAboveTheAllowance(String gross, String tax) {
        assertThat(regime("cn_platform").withheld(of(gross), YearState.NEW, 2)).isEqualTo(of(tax));
    }

    @Test
    void laterPlatformMonthsTakeTheYearIntoAccount() {
        var paid = List.of(paid(1, "30000", "570"), paid(2, "80000", "4710"));
        var year = YearState.reset(MARCH, paid);
        assertThat(year).isEqualTo(new YearState(of("110000"), of("5280"), 2));
        assertThat(regime("cn_platform").withheld(of("150000"), year, 2)).isEqualTo(of("16400.00"));
    }

    @Test
    void whatWasWithheldTooMuchIsNotPaidBack() {
        var year = new YearState(of("7200"), of("22.80"), 1);
        assertThat(regime("cn_platform").withheld(of("6000"), year, 2)).isEqualTo(of("0.00"));
        assertThat(regime("cn_platform").withheld(of("100"), year, 2)).isEqualTo(of("0.00"));
    }

    @Test
    void aGapResetsOrCountsOn() {
        var paid = List.of(paid(1, "20000", "330"));
        assertThat(YearState.reset(MARCH, paid)).isEqualTo(YearState.NEW);
        var natural = YearState.natural(MARCH, paid);
        assertThat(natural).isEqualTo(new YearState(of("20000"), of("330"), 2));
        assertThat(regime("cn_platform").withheld(of("20000"), natural, 2)).isEqualTo(of("180.00"));
    }

    @Test
    void aYearStartsAnew() {
        var paid = List.of(new PaidMonth(YearMonth.of(2025, 12), of("20000"), of("330")));
        var january = YearMonth.of(2026, 1);
        assertThat(YearState.reset(january, paid)).isEqualTo(YearState.NEW);
        assertThat(YearState.natural(january, paid)).isEqualTo(YearState.NEW);
    }

    @Test
    void theMonthItselfAndLaterOnesAreNoHistory() {
        var paid = List.of(paid(2, "10", "1"), paid(3, "20", "2"), paid(4, "40", "4"));
        assertThat(YearState.reset(MARCH, paid)).isEqualTo(new YearState(of("10"), of("1"), 1));
        assertThat(YearState.natural(MARCH, paid)).isEqualTo(new YearState(of("10"), of("1"), 1));
    }

    @Test
    void flatAndNone() {
        assertThat(regime("flat").withheld(of("0.04"), YearState.NEW, 2)).isEqualTo(of("0.01"));
        assertThat(regime("flat").withheld(of("100"), YearState.NEW, 0)).isEqualTo(of("13"));
        assertThat(regime("none").withheld(of("100"), YearState.NEW, 3)).isEqualTo(of("0.000"));
    }

    @Test
    void aMonthBeforeTheFirstTableUsesTheOldest() {
        var before = TaxTables.regime("cn_platform", null, YearMonth.of(2023, 5));
        assertThat(before)
                .isEqualTo(TaxTables.regime("cn_platform", null, MARCH))
                .isPresent();
    }

    @Test
    void anUnknownRegimeAndAFlatOneWithoutRateAreNone() {
        assertThat(TaxTables.regime("cn_royalty", null, MARCH)).isEmpty();
        assertThat(TaxTables.regime("flat", null, MARCH)).isEmpty();
        assertThat(TaxTables.REGIMES)
                .allSatisfy(name -> assertThat(regime(name)).isNotNull());
    }

    @Test
    void theFormShowsWhatTheTaxCameFrom() {
        var year = new YearState(of("20000"), of("30"), 2);
        var working = regime("cn_platform").working(of("30000"), year);

        assertThat(working.income()).isEqualByComparingTo("50000");
        assertThat(working.expenses()).isEqualByComparingTo("10000");
        assertThat(working.deduction()).isEqualByComparingTo("15000");
        assertThat(working.base()).isEqualByComparingTo("25000");
        assertThat(working.rate()).isEqualByComparingTo("0.03");
        assertThat(working.quick()).isZero();
        assertThat(working.before()).isEqualByComparingTo("30");
        assertThat(working.withheld(2)).isEqualTo(of("720.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "cn_labour, 2000, 800, 1200, 0.20, 0",
        "cn_labour, 50000, 10000, 40000, 0.30, 2000",
        "cn_labour, 800, 800, 0, 0.20, 0",
        "flat, 2000, 0, 2000, 0.125, 0",
        "none, 2000, 0, 2000, 0, 0"
    })
    void monthlyRegimesShowTheMonth(
            String name, String gross, String expenses, String base, String rate, String quick) {
        var working = regime(name).working(of(gross), new YearState(of("99999"), of("9"), 3));

        assertThat(working.income()).isEqualByComparingTo(gross);
        assertThat(working.expenses()).isEqualByComparingTo(expenses);
        assertThat(working.deduction()).isZero();
        assertThat(working.base()).isEqualByComparingTo(base);
        assertThat(working.rate()).isEqualByComparingTo(rate);
        assertThat(working.quick()).isEqualByComparingTo(quick);
        assertThat(working.before()).isZero();
    }
}
