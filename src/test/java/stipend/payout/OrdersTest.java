package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.payout.Payroll.CNY;
import static stipend.payout.Payroll.by;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.payout.CaseFile.Claimed;
import stipend.payout.CaseFile.Recovery;
import stipend.payout.HoldEnd.Way;
import stipend.payout.jooq.PostgresCaseBook;
import stipend.payout.jooq.PostgresOrderBook;
import stipend.payout.jooq.PostgresRestatements;

/** What is ordered beside a month's awards: when it takes effect, that it does so once, and what it moves. */
class OrdersTest {
    private static final YearMonth JAN = YearMonth.of(2026, 1);
    private static final YearMonth FEB = JAN.plusMonths(1);
    private static final YearMonth MAR = JAN.plusMonths(2);
    private static final Hold.Subject LI = new Hold.OfCreator("li");
    private static final Hold.Subject MODEL = new Hold.OfModel("m-li");

    @TempDir
    private Path folder;

    private final Payroll payroll = new Payroll();
    private final OrderBook orders =
            new PostgresOrderBook(payroll.sql, payroll.database.transactions(), payroll.ledger);
    private CaseBook cases;

    @BeforeEach
    void open() {
        cases = new PostgresCaseBook(payroll.sql, payroll.database.transactions(), folder.resolve("evidence"));
        cases.open("C1", "re-uploads", by("mei"));
    }

    private PayoutRun.Approved signed(YearMonth month, String... awards) {
        payroll.draft(month, orders.due(CNY), awards);
        payroll.runs.review(month, by("reviewer"));
        return payroll.runs.approve(month, by("approver"));
    }

    private String line(YearMonth month, String creator) {
        return payroll.runs.lines(payroll.runs.run(month).orElseThrow()).stream()
                .filter(line -> line.creatorId().equals(creator))
                .map(line -> SharedFiles.csv(List.of(line)).lines().toList().get(1))
                .findFirst()
                .orElse("");
    }

    private static HoldEnd end(Way way, @Nullable String to) {
        return new HoldEnd(way, to, "decided", by("mei"));
    }

    private static Adjustment.Content adjustment(String creator, String amount) {
        return new Adjustment.Content(
                Adjustment.Why.MANUAL,
                creator,
                new BigDecimal(amount),
                CNY,
                new Account.Program("income"),
                JAN,
                "late usage",
                null,
                null);
    }

    private void assertSound() {
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void whatAHoldOnACreatorCatchesIsPaidOnceItIsReleased() {
        orders.hold("C1", LI, "disputed", by("mei"));
        signed(JAN, "li 300.00", "wang 200.00");
        assertThat(line(JAN, "li")).isEqualTo("2026-01,li,0.00,300.00,0.00,0.00,300.00,0.00,0.00,0.00,held");
        assertThat(payroll.balances()).containsEntry("creator:li:held", new BigDecimal("300.00"));
        orders.end(LI, null, end(Way.RELEASE, null));
        signed(FEB, "li 10.00");
        assertThat(line(FEB, "li")).isEqualTo("2026-02,li,0.00,10.00,300.00,310.00,0.00,0.00,0.00,310.00,payable");
        signed(MAR);
        assertThat(line(MAR, "li")).isEmpty();
        assertThat(payroll.balances()).doesNotContainKey("creator:li:held");
        assertSound();
    }

    @Test
    void aHoldOnAModelLeavesTheRestToBePaid() {
        orders.hold("C1", MODEL, "disputed", by("mei"));
        orders.adjust(adjustment("li", "120.00"), null, by("mei"));
        signed(JAN, "li 300.00");
        assertThat(line(JAN, "li")).isEqualTo("2026-01,li,0.00,300.00,120.00,120.00,300.00,0.00,0.00,120.00,held");
        assertThat(payroll.ledger.after(0, 100))
                .filteredOn(posted -> "C1".equals(posted.entry().caseId()))
                .extracting(posted -> posted.entry().key())
                .containsExactly("2026-01/1|hold|li|caught|hold 1");
        assertSound();
    }

    @Test
    void aReUploadGoesToItsAuthor() {
        orders.hold("C1", MODEL, "a re-upload", by("mei"));
        signed(JAN, "li 300.00");
        orders.end(MODEL, "C1", end(Way.REDIRECT, "wang"));
        signed(FEB);
        assertThat(line(FEB, "wang")).isEqualTo("2026-02,wang,0.00,0.00,300.00,300.00,0.00,0.00,0.00,300.00,payable");
        assertThat(line(FEB, "li")).isEmpty();
        assertSound();
    }

    @Test
    void whatIsForfeitedReturnsToThePlatform() {
        orders.hold("C1", LI, "fraud", by("mei"));
        signed(JAN, "li 300.00");
        orders.end(LI, null, end(Way.FORFEIT, null));
        signed(FEB, "wang 100.00");
        assertThat(payroll.balances())
                .containsEntry("platform:recovered", new BigDecimal("300.00"))
                .doesNotContainKey("creator:li:held");
        assertSound();
    }

    @Test
    void whatAStatusKeptBackIsReleasedUpToThen() {
        payroll.statuses.put("li", "suspended");
        signed(JAN, "li 300.00");
        orders.end(LI, null, end(Way.RELEASE, null));
        signed(FEB, "li 50.00");
        assertThat(line(FEB, "li")).isEqualTo("2026-02,li,0.00,50.00,300.00,0.00,350.00,0.00,0.00,0.00,held");
        payroll.statuses.put("li", "active");
        signed(MAR, "li 100.00");
        assertThat(line(MAR, "li")).isEqualTo("2026-03,li,0.00,100.00,0.00,100.00,0.00,0.00,0.00,100.00,payable");
        assertThat(payroll.balances()).containsEntry("creator:li:held", new BigDecimal("350.00"));
        assertSound();
    }

    @Test
    void theSameOrderAgainChangesNothing() {
        assertThat(orders.hold("C1", LI, "disputed", by("mei")).isNew()).isTrue();
        assertThat(orders.hold("C1", LI, "disputed", by("mei")).isNew()).isFalse();
        assertThat(orders.end(LI, null, end(Way.RELEASE, null)).isNew()).isTrue();
        assertThat(orders.end(LI, null, end(Way.RELEASE, null)).isNew()).isFalse();
        assertThat(orders.adjust(adjustment("li", "5"), null, by("mei")).isNew())
                .isTrue();
        assertThat(orders.adjust(adjustment("li", "5.00"), null, by("mei")).isNew())
                .isFalse();
        assertThat(orders.adjustments()).hasSize(1);
    }

    @Test
    void endingAHoldTwiceLeavesWhatAStatusKeptBack() {
        payroll.statuses.put("li", "suspended");
        signed(JAN, "li 300.00");
        orders.hold("C1", LI, "disputed", by("mei"));
        assertThat(orders.end(LI, null, end(Way.RELEASE, null)).isNew()).isTrue();
        assertThat(orders.end(LI, null, end(Way.RELEASE, null)).isNew()).isFalse();
        assertThat(orders.due(CNY)).isEqualTo(Orders.NONE);
    }

    @Test
    void anOrderAfterTheDraftStopsItsApproval() {
        payroll.draft(JAN, orders.due(CNY), "li 300.00");
        payroll.runs.review(JAN, by("reviewer"));
        orders.hold("C1", LI, "disputed", by("mei"));
        orders.adjust(adjustment("wang", "5.00"), null, by("mei"));
        assertThatThrownBy(() -> payroll.runs.approve(JAN, by("approver")))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("adjustment 1, 5.00 to wang is new, hold 1 is new");
        assertThat(payroll.balances()).isEmpty();
    }

    @Test
    void aDebtHasALimitAndIsWrittenOffBySomebodyElse() {
        assertThatThrownBy(() -> orders.adjust(adjustment("li", "-250.00"), new BigDecimal("200"), by("mei")))
                .hasMessageContaining("creator li would owe 250.00 CNY, more than payout.debt_limit 200");
        orders.adjust(adjustment("li", "-250.00"), null, by("mei"));
        signed(JAN, "li 100.00");
        var off = orders.writeOff("li", CNY, JAN, "gone", by("mei")).order();
        assertThatThrownBy(() -> orders.approve(off.number(), by("Mei")))
                .hasMessageContaining("ordered it and cannot approve it");
        assertThat(orders.due(CNY).items()).isEmpty();
        orders.approve(off.number(), by("jonas"));
        signed(FEB);
        assertThat(line(FEB, "li")).isEqualTo("2026-02,li,-150.00,0.00,150.00,0.00,0.00,0.00,0.00,0.00,carried");
        assertThat(payroll.balances()).doesNotContainKey("creator:li:payable");
        assertSound();
    }

    @Test
    void recoveredMoneyIsSharedToTheCent() {
        var models = IntStream.range(0, 97)
                .mapToObj(i ->
                        new Claimed("m%03d".formatted(i), i % 3 == 0 ? "li" : "wang", BigDecimal.valueOf(1 + i % 7)))
                .toList();
        assertThat(cases.add("C1", models, by("mei"))).isEqualTo(97);
        assertThat(cases.add("C1", models, by("mei"))).isZero();
        var won = new Recovery("TT-1", new BigDecimal("50000.00"), CNY, JAN, by("mei"));
        assertThat(cases.recover("C1", won)).isEqualTo(97);
        assertThat(cases.recover("C1", won)).isZero();
        signed(JAN);
        assertThat(payroll.balances()).containsEntry("platform:recovered", new BigDecimal("-50000.00"));
        assertThat(orders.due(CNY).items()).isEmpty();
        assertSound();
    }

    @Test
    void evidenceIsKeptUnderItsHash() throws Exception {
        var file = Files.writeString(folder.resolve("page.html"), "a copy");
        assertThat(cases.register("C1", file, "sold at another site", by("mei")))
                .isTrue();
        assertThat(cases.register("C1", file, "sold at another site", by("mei")))
                .isFalse();
        var kept = cases.find("C1").orElseThrow().evidence().getFirst();
        assertThat(kept.sha256()).isEqualTo(Sha256.ofText("a copy"));
        assertThat(folder.resolve("evidence").resolve(kept.sha256())).hasContent("a copy");
    }

    @Test
    void evidenceThatIsOnlyTriedLeavesNothing() throws Exception {
        var file = Files.writeString(folder.resolve("page.html"), "a copy");
        payroll.database.transactions().executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            assertThat(cases.register("C1", file, "sold at another site", by("mei")))
                    .isTrue();
        });
        assertThat(folder.resolve("evidence")).isEmptyDirectory();
        assertThat(cases.find("C1").orElseThrow().evidence()).isEmpty();
    }

    @Test
    void aRestatementIsAnAdjustmentThatCountsAsAwarded() {
        signed(JAN, "li 100.00");
        var restatements = new PostgresRestatements(payroll.sql, payroll.database.transactions());
        var difference = Map.of(new CreatorProgram("li", "income"), new BigDecimal("7.50"));
        assertThat(restatements.post(JAN, CNY, difference, by("mei"))).isEqualTo(1);
        assertThat(restatements.earlier(JAN)).isEqualTo(difference);
        signed(FEB, "li 100.00");
        assertThat(line(FEB, "li")).isEqualTo("2026-02,li,0.00,100.00,7.50,107.50,0.00,0.00,0.00,107.50,payable");
        assertSound();
    }

    @Test
    void whatIsWithdrawnNeverComes() {
        orders.adjust(adjustment("li", "5.00"), null, by("mei"));
        orders.withdraw(1, by("mei"));
        assertThat(orders.due(CNY)).isEqualTo(Orders.NONE);
        orders.adjust(adjustment("li", "5.00"), null, by("mei"));
        signed(JAN, "li 100.00");
        assertThatThrownBy(() -> orders.withdraw(2, by("mei")))
                .hasMessageContaining("carried out by the run of 2026-01");
    }
}
