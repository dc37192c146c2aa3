package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.award.Award;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.tax.PaidMonth;
import stipend.text.CodePoints;

class PayoutDraftTest {
    private static final YearMonth MAY = YearMonth.of(2023, 5);
    private static final Currency CNY = Currency.getInstance("CNY");

    private PayoutRules rules = new PayoutRules(new BigDecimal("100.00"), "none", null, Gap.RESET);
    private Currency currency = CNY;
    private final List<Award> awards = new ArrayList<>();
    private final Map<String, String> statuses = new HashMap<>(Map.of("c", "active"));
    private final List<PayeeRow> payees = new ArrayList<>(List.of(payee(2, "c", "bank", "CNY", "")));
    private final Map<String, BigDecimal> openings = new HashMap<>();
    private final Map<String, BigDecimal> returned = new HashMap<>();
    private final List<PayoutItem> adjustments = new ArrayList<>();
    private final Map<String, List<PaidMonth>> paid = new HashMap<>();

    private static PayeeRow payee(long row, String creator, String channel, String currency, String regime) {
        return new PayeeRow(
                row, creator, "Name", "other", "SECRET-ID", channel, "SECRET-ACCOUNT", "", currency, regime, "CN");
    }

    private static BigDecimal of(String amount) {
        return new BigDecimal(amount);
    }

    private void award(String creator, String amount) {
        awards.add(new Award("p", "m" + awards.size(), creator, null, of(amount)));
    }

    private void adjust(String creator, String amount) {
        adjustments.add(new PayoutItem(
                creator,
                Kind.ADJUSTMENT,
                new Account.Program("p"),
                of(amount),
                MAY.minusMonths(1),
                "late usage",
                null,
                null));
    }

    private PayoutDraft draft() {
        var checked = Payees.of("payees.csv", payees);
        return PayoutDraft.of(new PayoutBasis(
                MAY,
                currency,
                rules,
                awards,
                statuses,
                checked,
                openings,
                returned,
                new Orders(adjustments, List.of(), List.of()),
                paid));
    }

    private String line() {
        return SharedFiles.csv(draft().lines())
                .lines()
                .skip(1)
                .reduce("", (a, b) -> a + b)
                .substring("2023-05,c,".length());
    }

    @Test
    void grossIsOpeningAndAwardsAndAdjustments() {
        openings.put("c", of("30.00"));
        award("c", "60.00");
        award("c", "20.00");
        adjust("c", "-9.99");
        assertThat(line()).isEqualTo("30.00,80.00,-9.99,100.01,0.00,0.00,0.00,100.01,payable");
    }

    @ParameterizedTest
    @CsvSource({"99.99, carried", "100.00, payable"})
    void theMinimumItselfIsPaid(String award, String status) {
        award("c", award);
        assertThat(line()).endsWith(status);
    }

    @Test
    void nothingAndLessIsCarriedAlsoWithoutAMinimum() {
        rules = new PayoutRules(BigDecimal.ZERO, "none", null, Gap.RESET);
        award("c", "5.00");
        adjust("c", "-5.00");
        assertThat(line()).isEqualTo("0.00,5.00,-5.00,0.00,0.00,0.00,0.00,0.00,carried");
        adjust("c", "-7.00");
        assertThat(line()).isEqualTo("0.00,5.00,-12.00,-7.00,0.00,-7.00,0.00,0.00,carried");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "banned"})
    void everythingOfASuspendedOrBannedCreatorIsHeld(String status) {
        statuses.put("c", status);
        payees.clear();
        openings.put("c", of("30.00"));
        award("c", "0.50");
        assertThat(line()).isEqualTo("30.00,0.50,0.00,0.00,30.50,0.00,0.00,0.00,held");
    }

    @Test
    void aHoldCatchesNoDebt() {
        statuses.put("c", "banned");
        openings.put("c", of("-30.00"));
        award("c", "10.00");
        assertThat(line()).isEqualTo("-30.00,10.00,0.00,-20.00,0.00,-20.00,0.00,0.00,carried");
    }

    @Test
    void withoutAPayeeRowMoneyIsCarriedUntaxedWhateverItsAmount() {
        payees.clear();
        rules = new PayoutRules(of("100.00"), "cn_labour", null, Gap.RESET);
        award("c", "5000.00");
        assertThat(line()).isEqualTo("0.00,5000.00,0.00,5000.00,0.00,5000.00,0.00,0.00,no_payee");
    }

    @Test
    void thePayeesRegimeComesBeforeTheRules() {
        payees.set(0, payee(2, "c", "alipay", "CNY", "cn_labour"));
        award("c", "2000.00");
        assertThat(line()).endsWith("240.00,1760.00,payable");
    }

    @Test
    void taxNeverTakesMoreThanThereIs() {
        payees.set(0, payee(2, "c", "bank", "CNY", "cn_platform"));
        paid.put("c", List.of(new PaidMonth(YearMonth.of(2023, 4), of("1000000"), BigDecimal.ZERO)));
        award("c", "150.00");
        assertThat(line()).endsWith("150.00,0.00,payable");
    }

    @Test
    void aBalanceAloneIsALineAndAnEmptyOneIsNone() {
        openings.put("c", of("1.00"));
        openings.put("gone", of("0.00"));
        assertThat(draft().lines()).extracting(PayoutLine::creatorId).containsExactly("c");
    }

    @Test
    void linesAreInTheOrderOfCodePoints() {
        var ids = List.of("\uD83D\uDE80", "\uFF21", "b", "B");
        ids.forEach(id -> {
            statuses.put(id, "active");
            award(id, "1.00");
        });
        assertThat(draft().lines())
                .extracting(PayoutLine::creatorId)
                .containsExactly("B", "b", "\uFF21", "\uD83D\uDE80");
    }

    @Test
    void aCurrencyWithoutDecimalsHasNone() {
        currency = Currency.getInstance("JPY");
        rules = new PayoutRules(of("100"), "flat", of("0.105"), Gap.RESET);
        payees.set(0, payee(2, "c", "bank", "JPY", ""));
        award("c", "1000");
        adjust("c", "1");
        assertThat(line()).isEqualTo("0,1000,1,1001,0,0,105,896,payable");
    }

    @Test
    void aCreatorOfUnknownStatusStopsTheMonth() {
        openings.put("x", of("1.00"));
        assertThatThrownBy(this::draft).isInstanceOf(WorkFault.class).hasMessageContaining("creator x");
    }

    @Test
    void payeeFaultsNameFileAndRow() {
        payees.add(payee(7, "c", "bank", "CNY", ""));
        assertFault("payees.csv, row 7, column creator_id: c stands in row 2 already");
        payees.set(1, payee(7, "d", "bank", "CNY", "vat"));
        assertFault("payees.csv, row 7, column tax_regime: unknown regime vat");
        payees.set(1, payee(7, "d", "cash", "CNY", ""));
        assertFault("payees.csv, row 7, column channel: unknown channel 'cash'");
    }

    @Test
    void aForeignCurrencyMattersOnlyForACreatorOfTheMonth() {
        payees.add(payee(7, "d", "bank", "USD", "flat"));
        award("c", "1.00");
        statuses.put("d", "active");
        assertThat(draft().lines()).hasSize(1);
        award("d", "1.00");
        assertFault("payees.csv, row 7, column currency: 'USD' is not the rules' currency CNY");
        payees.set(1, payee(7, "d", "bank", "CNY", "flat"));
        assertFault("payees.csv, row 7, column tax_regime: flat needs payout.flat_rate");
    }

    private void assertFault(String line) {
        assertThatThrownBy(this::draft).isInstanceOf(InputFault.class).hasMessageContaining(line);
    }

    @Test
    void aPayeeRowPrintsNoPersonAndNoAccount() {
        assertThat(payees.getFirst().toString()).doesNotContain("SECRET").doesNotContain("Name");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyCentIsSomewhereAndOrderChangesNothing(long seed) {
        var random = new Random(seed);
        var regimes = List.of("", "none", "cn_labour", "cn_platform");
        for (int i = 0; i < 60; i++) {
            var id = "r" + i;
            statuses.put(id, List.of("active", "active", "suspended", "banned").get(random.nextInt(4)));
            openings.put(id, BigDecimal.valueOf(random.nextInt(-50_000, 50_000), 2));
            award(id, BigDecimal.valueOf(random.nextInt(1, 900_000), 2).toPlainString());
            adjust(id, BigDecimal.valueOf(random.nextInt(-200_000, 200_000), 2).toPlainString());
            if (random.nextInt(5) > 0) {
                payees.add(payee(i, id, "bank", "CNY", regimes.get(random.nextInt(4))));
            }
        }
        var draft = draft();
        assertThat(draft.lines()).isSortedAccordingTo((a, b) -> CodePoints.ORDER.compare(a.creatorId(), b.creatorId()));
        assertThat(draft.lines()).allSatisfy(PayoutDraftTest::assertWhole);
        java.util.Collections.shuffle(awards, random);
        java.util.Collections.shuffle(payees, random);
        assertThat(draft()).isEqualTo(draft);
    }

    private static void assertWhole(PayoutLine line) {
        var in = line.opening().add(line.awards()).add(line.adjustments());
        assertThat(line.held().add(line.carried()).add(line.tax()).add(line.net()))
                .isEqualTo(in);
        assertThat(line.gross()).isEqualTo(in.subtract(line.held()));
        assertThat(line.net().signum()).isEqualTo(line.status() == PayoutStatus.PAYABLE ? 1 : 0);
        assertThat(line.tax()).isNotNegative();
    }
}
