package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.payout.Payroll.adjusted;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;

/** What a month brings besides awards: how its items get into the line, and into the ledger at approval. */
class AdjustmentsTest {
    private static final YearMonth JAN = YearMonth.of(2026, 1);
    private static final YearMonth FEB = JAN.plusMonths(1);
    private static final Account INCOME = new Account.Program("income");

    private final Payroll payroll = new Payroll();

    private List<String> entries() {
        return payroll.ledger.after(0, 100).stream()
                .map(posted -> posted.entry())
                .map(entry -> entry.key() + " " + entry.postings().getLast().amount() + " " + entry.caseId())
                .toList();
    }

    @Test
    void eachAdjustmentIsAnEntryOfItsOwnFromWhoeverGives() {
        var late = adjusted(Kind.ADJUSTMENT, "li", "20.00", INCOME, "late usage");
        var share = adjusted(Kind.ADJUSTMENT, "li", "30.00", Account.Single.RECOVERED, "his share");
        var run = payroll.signed(JAN, List.of(late, late, share), "li 100.00");
        assertThat(SharedFiles.csv(payroll.runs.lines(run)))
                .endsWith("2026-01,li,0.00,100.00,70.00,170.00,0.00,0.00,0.00,170.00,payable\n");
        assertThat(entries())
                .containsExactly(
                        "2026-01/1|award|platform:program:income|li 100.00 null",
                        "2026-01/1|adjustment|1|li 20.00 case-1",
                        "2026-01/1|adjustment|2|li 20.00 case-1",
                        "2026-01/1|adjustment|3|li 30.00 case-1",
                        "2026-01/1|payment|li 170.00 null");
        assertThat(payroll.balances())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "platform:program:income", new BigDecimal("-140.00"),
                        "platform:recovered", new BigDecimal("-30.00"),
                        "clearing:bank", new BigDecimal("170.00")));
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void whatIsTakenBackIsCarriedAsADebtAndNettedNextMonth() {
        var back = adjusted(Kind.ADJUSTMENT, "li", "-250.00", INCOME, "clawback");
        var run = payroll.signed(JAN, List.of(back), "li 100.00");
        assertThat(SharedFiles.csv(payroll.runs.lines(run)))
                .endsWith("2026-01,li,0.00,100.00,-250.00,-150.00,0.00,-150.00,0.00,0.00,carried\n");
        assertThat(payroll.balances())
                .containsEntry("creator:li:payable", new BigDecimal("-150.00"))
                .containsEntry("platform:program:income", new BigDecimal("150.00"));
        var next = payroll.signed(FEB, "li 400.00");
        assertThat(SharedFiles.csv(payroll.runs.lines(next)))
                .endsWith("2026-02,li,-150.00,400.00,0.00,250.00,0.00,0.00,0.00,250.00,payable\n");
        assertThat(payroll.balances()).doesNotContainKey("creator:li:payable");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void whatIsReleasedComesFromTheHeldAccount() {
        payroll.statuses.put("li", "suspended");
        payroll.signed(JAN, "li 300.00");
        assertThat(payroll.balances()).containsEntry("creator:li:held", new BigDecimal("300.00"));
        payroll.statuses.put("li", "active");
        var released = adjusted(Kind.HOLD, "li", "300.00", Account.held("li"), "released");
        var run = payroll.signed(FEB, List.of(released));
        assertThat(SharedFiles.csv(payroll.runs.lines(run)))
                .endsWith("2026-02,li,0.00,0.00,300.00,300.00,0.00,0.00,0.00,300.00,payable\n");
        assertThat(payroll.balances()).containsOnlyKeys("platform:program:income", "clearing:bank");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void whatIsRedirectedGoesFromOnesHeldAccountToTheOther() {
        payroll.statuses.put("li", "banned");
        payroll.signed(JAN, "li 300.00");
        var redirected = adjusted(Kind.HOLD, "wang", "300.00", Account.held("li"), "the author's");
        payroll.signed(FEB, List.of(redirected));
        assertThat(payroll.balances()).containsOnlyKeys("platform:program:income", "clearing:bank");
        assertThat(entries()).contains("2026-02/1|hold|0|wang 300.00 case-1");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    /** The item and the line's own hold are entries of one kind and creator, under keys of their own. */
    @Test
    void whatIsReleasedToSomebodyWhoIsHeldIsHeldAgain() {
        payroll.statuses.put("li", "suspended");
        payroll.signed(JAN, "li 300.00");
        payroll.signed(FEB, List.of(adjusted(Kind.HOLD, "li", "300.00", Account.held("li"), "released")));
        assertThat(payroll.balances()).containsEntry("creator:li:held", new BigDecimal("300.00"));
        assertThat(entries()).contains("2026-02/1|hold|0|li 300.00 case-1", "2026-02/1|hold|li 300.00 null");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void aCancelledRunTakesItsAdjustmentsBackUnderTheirCase() {
        payroll.signed(JAN, List.of(adjusted(Kind.ADJUSTMENT, "li", "20.00", INCOME, "late")), "li 100.00");
        payroll.runs.cancel(JAN, Payroll.by("anyone"));
        assertThat(payroll.balances()).isEmpty();
        assertThat(entries()).contains("2026-01/1|adjustment|1|li|cancelled -20.00 case-1");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
    }

    @Test
    void anAdjustmentThatWasPaidMeanwhileStopsApproval() {
        payroll.signed(JAN, "none 50.00");
        payroll.draft(FEB, List.of(adjusted(Kind.ADJUSTMENT, "none", "9.00", INCOME, "late")));
        payroll.runs.review(FEB, Payroll.by("reviewer"));
        payroll.ledger.post(List.of(new Entry(
                "by hand",
                Kind.ADJUSTMENT,
                FEB,
                Payroll.CNY,
                "late",
                null,
                Entry.between(INCOME, Account.payable("none"), new BigDecimal("9.00")))));
        assertThatThrownBy(() -> payroll.runs.approve(FEB, Payroll.by("approver")))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("opening of none 50.00 -> 59.00");
    }
}
