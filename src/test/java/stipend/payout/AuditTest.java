package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.payout.Payroll.adjusted;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;

/** Every figure that is kept about a run is held against the entries: what somebody with all rights changed is named. */
class AuditTest {
    private static final YearMonth JAN = YearMonth.of(2026, 1);
    private static final YearMonth FEB = JAN.plusMonths(1);
    private static final Account INCOME = new Account.Program("income");

    private final Payroll payroll = new Payroll();

    private static Payroll paid;

    /** Entries 1–3 and 4–6 are January's first run and its taking back, 7–12 its second, 13–15 February's. */
    @BeforeAll
    static void payTwoMonths() {
        paid = new Payroll();
        twoMonths(paid);
    }

    private static void twoMonths(Payroll payroll) {
        payroll.signed(JAN, "li 5000.00", "none 3.00");
        payroll.runs.cancel(JAN, Payroll.by("anyone"));
        payroll.statuses.put("wang", "banned");
        payroll.signed(JAN, "li 10000.00", "none 3.00", "wang 7.00");
        payroll.signed(FEB, List.of(adjusted(Kind.ADJUSTMENT, "none", "4.00", INCOME, "late")), "li 6000.00");
    }

    @Test
    void nothingIsSound() {
        assertThat(payroll.audit()).isEqualTo(new Audit.Sound(0, "0".repeat(64), 0, 0, 0));
    }

    @Test
    void whatTheProgramDidIsSound() {
        twoMonths(payroll);
        payroll.draft(FEB.plusMonths(1), List.of(), "li 1.00");
        assertThat(payroll.audit()).isInstanceOfSatisfying(Audit.Sound.class, sound -> {
            assertThat(sound.entries()).isEqualTo(15);
            assertThat(sound.balances()).isEqualTo(5);
            assertThat(sound.runs()).isEqualTo(3);
            assertThat(sound.lines()).isEqualTo(2 + 3 + 2);
            assertThat(sound.line()).startsWith("the ledger is sound: 15 entries, head ");
        });
    }

    @Test
    void aRunThatMovesNothingHasNoEntriesToMiss() {
        payroll.signed(JAN, "none 3.00");
        payroll.signed(FEB);
        payroll.signed(FEB.plusMonths(1), "li 200.00");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
        assertThat(payroll.auditAfter(
                        "update payout_line set opening = 4, gross = 4, carried = 4 where month = '2026-02'"))
                .isEqualTo(new Audit.BrokenRun(
                        new RunId(FEB, 1), "none", "its line opens with 4.00, the entries before it leave 3.00"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "update ledger_posting set amount = amount * 2 where entry_id = 10;"
                        + " the ledger is broken at entry 10: does not have the hash of its content",
                "alter table payout_line drop constraint payout_line_check then update payout_line set net = net + 1,"
                    + " gross = gross + 1 where month = '2026-02' and creator_id = 'li'; payout run 2026-02/1, creator"
                    + " li: opening + awards + adjustments - held is not gross",
                "update payout_line set net = net - 1, tax = tax + 1 where month = '2026-02' and creator_id = 'li';"
                        + " moves other money than payout run 2026-02/1 says",
                "update payout_line set awards = awards + 1, gross = gross + 1, net = net + 1 where month = '2026-02'"
                        + " and creator_id = 'li'; payout run 2026-02/1, creator li: its line has awards of 6001.00",
                "update payout_item set amount = 5 where month = '2026-02' and creator_id = 'none';"
                        + " payout run 2026-02/1, creator none: its line has adjustments of 4.00",
                "update payout_item set source = 'platform:recovered' where month = '2026-02' and creator_id = 'none';"
                        + " moves other money than payout run 2026-02/1 says",
                "update payout_item set case_id = 'case-2' where creator_id = 'none' and kind = 'adjustment';"
                        + " moves other money than payout run 2026-02/1 says",
                "update payout_item set source = 'nowhere' where month = '2026-02' and creator_id = 'none';"
                        + " payout run 2026-02/1: holds what cannot be read: no account is named nowhere",
                "update payout_line set opening = 1, carried = carried + 1, gross = gross + 1 where month = '2026-01'"
                        + " and number = 2 and creator_id = 'none'; payout run 2026-01/2, creator none: its line opens"
                        + " with 1.00, the entries before it leave 0",
                "update payout_line set tax_income = 1 where month = '2026-02' and creator_id = 'li';"
                        + " payout run 2026-02/1, creator li: its tax was computed on another year",
                "update award set amount = amount + 1 where month = '2026-01' and creator_id = 'wang';"
                        + " payout run 2026-01/2, creator wang: the run has awards of income of 7.00",
                "delete from award where month = '2026-02'; payout run 2026-02/1, creator li: the run has awards",
                "update award set program = 'other' where month = '2026-02'; payout run 2026-02/1, creator li",
                "delete from payout_line where month = '2026-01' and number = 2 and creator_id = 'wang';"
                        + " payout run 2026-01/2, creator wang: its line has awards of 0",
                "update payout_run set state = 'draft', approved_by = null, approved_at = null where month = '2026-02';"
                        + " is of payout run 2026-02/1, which posts nothing",
                "drop index one_live_run_of_a_month then update payout_run set state = 'approved', cancelled_by ="
                        + " null, cancelled_at = null where number = 1 and month = '2026-01'; payout run 2026-01/1,"
                        + " creator li: the run has awards",
                "update payout_run set approved_by = null, approved_at = null where number = 1 and month = '2026-01';"
                        + " the ledger is broken at entry 1: is of payout run 2026-01/1, which posts nothing",
                "delete from payout_run where month = '2026-02';" + " is of payout run 2026-02/1, which is not there",
            })
    void whatWasChangedIsNamed(String tampering, String said) {
        assertThat(paid.auditAfter(tampering.split(" then ")).line()).contains(said);
    }

    @ParameterizedTest(name = "after entry {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "14; payout run 2026-02/1, creator li: its entry 2026-02/1|payment|li is missing",
                "12; payout run 2026-02/1, creator li: its entry 2026-02/1|award|platform:program:income|li is missing",
                "8; payout run 2026-01/2, creator wang: its entry 2026-01/2|award|platform:program:income|wang is"
                        + " missing",
                "3; payout run 2026-01/1, creator li: its entry 2026-01/1|award|platform:program:income|li|cancelled is"
                        + " missing",
                "0; payout run 2026-01/1, creator li: its entry 2026-01/1|award|platform:program:income|li is missing"
            })
    void aTailThatWasCutOffIsMissed(long last, String said) {
        var cut = paid.auditAfter(
                "delete from ledger_posting where entry_id > " + last, "delete from ledger_entry where id > " + last);
        assertThat(cut.line()).isEqualTo(said);
    }

    @Test
    void anEntryThatNoRunPostsUnderItsNameIsNamed() {
        twoMonths(payroll);
        post("2026-01/2|award|platform:program:income|thief");
        assertThat(payroll.audit())
                .isEqualTo(new Audit.BrokenEntry(16, "is of payout run 2026-01/2, which posts nothing more"));
    }

    @Test
    void anEntryOfARunThatIsNotThereIsNamed() {
        post("2026-01/1|award|platform:program:income|thief");
        assertThat(payroll.audit())
                .isEqualTo(new Audit.BrokenEntry(1, "is of payout run 2026-01/1, which is not there"));
    }

    @Test
    void anEntryByHandIsSeenInTheNextOpening() {
        payroll.signed(JAN, "none 3.00");
        post("by hand");
        payroll.signed(FEB, "none 3.00");
        assertThat(payroll.audit()).isInstanceOf(Audit.Sound.class);
        assertThat(payroll.balances()).containsEntry("creator:thief:payable", new BigDecimal("9.00"));
    }

    private void post(String key) {
        payroll.statuses.put("thief", "active");
        var postings = Entry.between(INCOME, Account.payable("thief"), new BigDecimal("9.00"));
        payroll.ledger.post(List.of(new Entry(key, Kind.AWARD, JAN, Payroll.CNY, "", null, postings)));
    }
}
