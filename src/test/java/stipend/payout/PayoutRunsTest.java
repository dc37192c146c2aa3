package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.award.Award;
import stipend.fault.Fault;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;
import stipend.ledger.Ledger;
import stipend.ledger.Verdict;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.testing.FreshDatabase;

class PayoutRunsTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final YearMonth JAN = YearMonth.of(2026, 1);
    private static final YearMonth FEB = JAN.plusMonths(1);
    private static final YearMonth MAR = JAN.plusMonths(2);
    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");

    private final FreshDatabase database = new FreshDatabase();
    private final DSLContext sql = database.sql();
    private final Ledger ledger = new PostgresLedger(sql, database.transactions(), Clock.systemUTC());
    private final PayoutRuns runs = new PostgresPayoutRuns(sql, database.transactions(), ledger);
    private final Map<String, String> statuses = new HashMap<>();
    private PayoutRules rules = new PayoutRules(new BigDecimal("100.00"), "cn_platform", null, Gap.RESET);
    private String sha256 = "abc";

    private static Step by(String name) {
        return new Step(name, NOW, "looked at it");
    }

    /** Drafts a month with awards like {@code li 10000.00}. */
    private PayoutRun.Draft draft(YearMonth month, String... awards) {
        return runs.draft(computed(month, awards), new RulesFile("Rules", "2026-01.yaml", sha256, CNY), by("preparer"));
    }

    private PayoutDraft computed(YearMonth month, String... awards) {
        var list = Arrays.stream(awards)
                .map(text -> text.split(" "))
                .map(part -> new Award("income", "m-" + part[0], part[0], null, new BigDecimal(part[1])))
                .toList();
        var payees = IntStream.range(0, 2)
                .mapToObj(i ->
                        new PayeeRow(i + 2, List.of("li", "wang").get(i), "", "", "", "bank", "", "", "CNY", "", ""))
                .toList();
        List.of("li", "wang", "none").forEach(creator -> statuses.putIfAbsent(creator, "active"));
        return PayoutDraft.of(new PayoutBasis(
                month,
                CNY,
                rules,
                list,
                statuses,
                Payees.of("payees.csv", payees),
                runs.openings(CNY),
                runs.returned(CNY),
                Orders.NONE,
                runs.paidBefore(month, CNY)));
    }

    private PayoutRun.Approved signed(YearMonth month, String... awards) {
        draft(month, awards);
        runs.review(month, by("reviewer"));
        return runs.approve(month, by("approver"));
    }

    private static void assertRefused(Runnable command, String said) {
        assertThatThrownBy(command::run).isInstanceOf(InputFault.class).hasMessageContaining(said);
    }

    @Test
    void approvalMovesTheMoney() {
        statuses.put("wang", "banned");
        signed(JAN, "li 10000.00", "wang 7.00", "none 3.00");
        assertThat(ledger.balances(CNY, ""))
                .containsOnly(
                        Map.entry(new Account.Program("income"), new BigDecimal("-10010.00")),
                        Map.entry(Account.Single.CLEARING_BANK, new BigDecimal("9910.00")),
                        Map.entry(Account.Single.TAX_WITHHELD, new BigDecimal("90.00")),
                        Map.entry(Account.held("wang"), new BigDecimal("7.00")),
                        Map.entry(Account.payable("none"), new BigDecimal("3.00")));
        assertThat(ledger.after(0, 100))
                .extracting(posted -> posted.entry().key())
                .containsExactly(
                        "2026-01/1|award|platform:program:income|li",
                        "2026-01/1|award|platform:program:income|none",
                        "2026-01/1|award|platform:program:income|wang",
                        "2026-01/1|hold|wang",
                        "2026-01/1|tax|li",
                        "2026-01/1|payment|li");
    }

    @Test
    void everyStepKeepsWhoAndWhenAndWhy() {
        signed(JAN, "li 10000.00");
        assertThat(runs.run(JAN))
                .contains(new PayoutRun.Approved(
                        new RunId(JAN, 1),
                        new RulesFile("Rules", "2026-01.yaml", "abc", CNY),
                        by("preparer"),
                        by("reviewer"),
                        by("approver")));
        assertThat(runs.run(FEB)).isEmpty();
    }

    @Test
    void monthsCarryBalancesAndTheTaxYearOn() {
        signed(JAN, "li 60.00", "wang 30000.00");
        signed(FEB, "li 7140.00", "wang 80000.00");
        var march = signed(MAR, "wang 150000.00");
        assertThat(SharedFiles.csv(runs.lines(march)))
                .endsWith("2026-03,wang,0.00,150000.00,0.00,150000.00,0.00,0.00,16400.00,133600.00,payable\n");
        assertThat(runs.paidBefore(MAR, CNY).get("wang")).hasSize(2);
        assertThat(runs.paidBefore(MAR, CNY).get("li")).singleElement().satisfies(paid -> {
            assertThat(paid.month()).isEqualTo(FEB);
            assertThat(paid.income()).isEqualByComparingTo("7200.00");
            assertThat(paid.withheld()).isEqualByComparingTo("22.80");
        });
    }

    @Test
    void aDraftIsReplacedUnderItsNumberAndReferences() {
        var first = draft(JAN, "li 1.00", "wang 2.00");
        var second = draft(JAN, "li 500.00");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(runs.lines(second)).extracting(PayoutLine::creatorId).containsExactly("li");
    }

    @Test
    void aReferenceIsFixedByRunAndCreatorAndFitsEveryChannel() {
        var longest = Reference.of(new RunId(JAN, 9999), "x".repeat(64));
        assertThat(longest).matches("[A-Z0-9]{20,32}").isEqualTo(Reference.of(new RunId(JAN, 9999), "x".repeat(64)));
        assertThat(Reference.of(new RunId(JAN, 1), "li")).isNotEqualTo(Reference.of(new RunId(JAN, 2), "li"));
    }

    @Test
    void stepsOutOfOrderAreRefusedInWords() {
        assertRefused(() -> runs.review(JAN, by("x")), "no payout run of 2026-01");
        draft(JAN, "li 500.00");
        assertRefused(() -> runs.approve(JAN, by("approver")), "is a draft: have it reviewed first");
        runs.review(JAN, by("reviewer"));
        assertRefused(() -> runs.review(JAN, by("x")), "is reviewed already, by reviewer");
        assertRefused(() -> draft(JAN, "li 1.00"), "cancel it before computing 2026-01 again");
        runs.approve(JAN, by("approver"));
        assertRefused(() -> runs.approve(JAN, by("approver")), "is approved already, by approver");
        assertRefused(() -> draft(JAN, "li 1.00"), "the month is closed");
        assertThat(ledger.balances(CNY, "clearing").values()).containsExactly(new BigDecimal("500.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", " preparer ", "Preparer", "reviewer"})
    void nobodyApprovesWhatTheyPreparedOrReviewed(String name) {
        draft(JAN, "li 500.00");
        runs.review(JAN, by("reviewer"));
        assertRefused(() -> runs.approve(JAN, by(name)), "cannot approve it; somebody else must");
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Reviewed.class);
        assertThatThrownBy(() -> sql.execute(
                        "update payout_run set state = 'approved', approved_by = ?, approved_at = now()", name.strip()))
                .hasMessageContaining("approver_is_another");
    }

    @Test
    void aMonthWaitsForTheOneBefore() {
        draft(JAN, "li 500.00");
        assertRefused(
                () -> runs.requireComputable(FEB), "2026-02 cannot be computed: the payout run of 2026-01 is draft");
        runs.review(JAN, by("reviewer"));
        assertRefused(() -> draft(FEB, "li 500.00"), "is reviewed; approve or cancel it first");
        runs.cancel(JAN, by("anyone"));
        runs.requireComputable(FEB);
        signed(MAR, "li 500.00");
        assertRefused(() -> runs.requireComputable(FEB), "the payout run of 2026-03 is approved");
        assertRefused(() -> draft(JAN, "li 1.00"), "the payout run of 2026-03 is approved");
    }

    @Test
    void aChangedBalanceStopsApprovalAndIsNamed() {
        draft(JAN, "li 500.00");
        runs.review(JAN, by("reviewer"));
        var between = Entry.between(new Account.Program("income"), Account.payable("late"), new BigDecimal("5.00"));
        ledger.post(List.of(new Entry("late", Kind.ADJUSTMENT, JAN, CNY, "late", null, between)));
        assertRefused(() -> runs.approve(JAN, by("approver")), "opening of late 0 -> 5.00");
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Reviewed.class);
        assertThat(ledger.after(1, 10)).isEmpty();
    }

    @Test
    void aChangedTaxYearStopsApprovalAlsoWhenNoBalanceChanged() {
        draft(FEB, "li 10000.00");
        signed(JAN, "li 10000.00");
        runs.review(FEB, by("reviewer"));
        assertRefused(() -> runs.approve(FEB, by("approver")), "tax year of li");
    }

    @Test
    void cancellingAnApprovedRunTakesItsEntriesBack() {
        signed(JAN, "li 10000.00", "none 3.00");
        var cancelled = runs.cancel(JAN, by("anyone"));
        assertThat(cancelled.id()).isEqualTo(new RunId(JAN, 1));
        assertThat(ledger.balances(CNY, "")).isEmpty();
        assertThat(runs.paidBefore(FEB, CNY)).isEmpty();
        assertRefused(() -> runs.cancel(JAN, by("anyone")), "is cancelled already");
        var again = signed(JAN, "li 20000.00");
        assertThat(again.id()).isEqualTo(new RunId(JAN, 2));
        assertThat(ledger.balances(CNY, "clearing").values()).containsExactly(new BigDecimal("19670.00"));
        assertThat(ledger.verify()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void aMonthThatALaterOneOpenedWithIsNotCancelled() {
        signed(JAN, "li 500.00");
        signed(FEB, "li 500.00");
        assertRefused(
                () -> runs.cancel(JAN, by("anyone")),
                "2026-01 cannot be cancelled: the payout run of 2026-02 is approved");
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Approved.class);
    }

    @Test
    void rulesAreFrozenByApproval() {
        draft(JAN, "li 500.00");
        assertThat(runs.frozenRules(JAN)).isEmpty();
        runs.review(JAN, by("reviewer"));
        runs.approve(JAN, by("approver"));
        var frozen = runs.frozenRules(JAN).orElseThrow();
        frozen.requireSame(new RulesFile("Other title", "renamed.yaml", "abc", CNY));
        assertRefused(() -> frozen.requireSame(new RulesFile("Rules", "2026-01.yaml", "abd", CNY)), "2026-01.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payout_line set creator_id = 'thief'",
                "delete from payout_line",
                "truncate payout_line cascade",
                "delete from payout_item",
                "insert into payout_item values ('2026-01', 1, 9, 'li', 'award', 'platform:program:income', 1,"
                        + " '2026-01', 'x', null)",
                "update payout_run set rules_sha256 = 'other'",
                "update payout_run set approved_by = 'other'",
                "update payout_run set state = 'draft'",
                "delete from payout_run",
                "truncate payout_run cascade"
            })
    void theDatabaseRefusesToChangeWhatIsApproved(String statement) {
        signed(JAN, "li 500.00");
        assertThatThrownBy(() -> sql.execute(statement))
                .hasMessageMatching("(?s).*(cannot change|cannot become|it stays|append-only).*");
    }

    @Test
    void theDatabaseRefusesASecondLiveRun() {
        draft(JAN, "li 500.00");
        assertThatThrownBy(() ->
                        sql.execute("insert into payout_run (month, number, state, currency, rules_title, rules_file,"
                            + " rules_sha256, prepared_by, prepared_at) select month, 2, state, currency, rules_title,"
                            + " rules_file, rules_sha256, prepared_by, prepared_at from payout_run"))
                .hasMessageContaining("one_live_run_of_a_month");
    }

    @Test
    void ofTwoApprovalsAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        draft(JAN, "li 500.00");
        runs.review(JAN, by("reviewer"));
        List<Callable<String>> approvals = IntStream.range(0, 4)
                .<Callable<String>>mapToObj(i -> () -> {
                    try {
                        return runs.approve(JAN, by("approver" + i)).state();
                    } catch (Fault fault) {
                        return fault.line().replaceAll(".*(is approved already).*", "$1");
                    }
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var ends = threads.invokeAll(approvals).stream()
                    .map(f -> f.resultNow())
                    .toList();
            assertThat(ends)
                    .containsExactlyInAnyOrder(
                            "approved", "is approved already", "is approved already", "is approved already");
        }
        assertThat(ledger.balances(CNY, "clearing").values()).containsExactly(new BigDecimal("500.00"));
    }
}
