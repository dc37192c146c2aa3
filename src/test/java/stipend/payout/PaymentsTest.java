package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.award.Award;
import stipend.fault.Fault;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.ledger.Account;
import stipend.ledger.Ledger;
import stipend.ledger.Verdict;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.bank.BankFile;
import stipend.payout.bank.BankFiles;
import stipend.payout.bank.Debtor;
import stipend.payout.jooq.PostgresPayments;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.payout.secret.Keyring;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.testing.FreshDatabase;

/** From approval to the bank and back: export, settlement, and what came back being paid with the next net. */
class PaymentsTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final YearMonth JAN = YearMonth.of(2026, 1);
    private static final YearMonth FEB = JAN.plusMonths(1);
    private static final YearMonth MAR = JAN.plusMonths(2);
    private static final Instant NOW = Instant.parse("2026-04-01T18:00:00Z");
    private static final Debtor DEBTOR = new Debtor("Platform", "6222020200112233446", "102100099996", "CN");
    private static final PayoutRules RULES = new PayoutRules(new BigDecimal("100.00"), "cn_platform", null, Gap.RESET);

    @TempDir
    private Path folder;

    private final FreshDatabase database = new FreshDatabase();
    private final DSLContext sql = database.sql();
    private final Ledger ledger = new PostgresLedger(sql, database.transactions(), Clock.systemUTC());
    private final PayoutRuns runs = new PostgresPayoutRuns(sql, database.transactions(), ledger);
    private final Map<String, PayeeRow> payees = new HashMap<>(Map.of(
            "li", payee("li", "bank", "4111111111111111"),
            "wang", payee("wang", "alipay", "13800138000"),
            "zhao", payee("zhao", "wechat", "wxid_abc123def456")));

    private static PayeeRow payee(String creator, String channel, String account) {
        var bank = channel.equals("bank") ? "102100099996" : "";
        return new PayeeRow(
                2, creator, "Name of " + creator, "id", "ID-" + creator, channel, account, bank, "CNY", "", "CN");
    }

    private Payments payments() {
        return new PostgresPayments(sql, database.transactions(), ledger, new Keyring(null, folder.resolve("key")));
    }

    private static Step by(String name) {
        return new Step(name, NOW, "a note");
    }

    private PayoutDraft drafted(YearMonth month, String... awards) {
        var list = Arrays.stream(awards)
                .map(text -> text.split(" "))
                .map(part -> new Award("income", "m-" + part[0], part[0], null, new BigDecimal(part[1])))
                .toList();
        var statuses = new HashMap<>(Map.of("li", "active", "wang", "active", "zhao", "active"));
        list.forEach(award -> statuses.put(award.creatorId(), "active"));
        var checked = Payees.of("payees.csv", List.copyOf(payees.values()));
        var draft = PayoutDraft.of(new PayoutBasis(
                month,
                CNY,
                RULES,
                list,
                statuses,
                checked,
                runs.openings(CNY),
                runs.returned(CNY),
                Orders.NONE,
                runs.paidBefore(month, CNY)));
        var kept = runs.draft(draft, new RulesFile("Rules", "r.yaml", "abc", CNY), by("preparer"));
        payments().keep(kept.id(), checked.paidBy(draft.lines()));
        return draft;
    }

    private void approved(YearMonth month, String... awards) {
        drafted(month, awards);
        runs.review(month, by("reviewer"));
        runs.approve(month, by("approver"));
    }

    private Payments.Exported export(YearMonth month, String name, boolean leaveOut) {
        return payments()
                .export(month, by(name), new Payments.Exporting(ZoneId.of("Asia/Shanghai"), () -> DEBTOR, leaveOut));
    }

    private List<BankFile> exported(YearMonth month, String... awards) {
        approved(month, awards);
        return export(month, "exporter", false).files();
    }

    private String reference(YearMonth month, String creator) {
        return Reference.of(runs.run(month).orElseThrow().id(), creator);
    }

    private PaymentResult success(String creator) {
        return new PaymentResult(reference(JAN, creator), Outcome.SUCCEEDED, "");
    }

    private PaymentResult rejected(String creator) {
        return new PaymentResult(reference(JAN, creator), Outcome.REJECTED, "account closed");
    }

    private Payments.Settled settle(YearMonth month, PaymentResult... results) {
        var file = new PaymentResults("results.csv SHA-256 abc", null, null, List.of(results));
        return payments().settle(month, by("settler"), Optional.of(file));
    }

    private BigDecimal balance(Account account) {
        return ledger.balances(CNY, account.path()).getOrDefault(account, BigDecimal.ZERO);
    }

    private static void assertRefused(Runnable command, String said) {
        assertThatThrownBy(command::run).isInstanceOf(InputFault.class).hasMessageContaining(said);
    }

    @Test
    void exportKeepsWhoAndWhenAndGivesTheSameBytesAgain() {
        var files = exported(JAN, "li 10000.00", "wang 500.00", "zhao 700.00", "none 9.00");
        assertThat(files)
                .extracting(BankFile::name)
                .containsExactly("P202601N1-bank.xml", "P202601N1-alipay-1.csv", "P202601N1-wechat-1.csv");
        var again = payments()
                .export(
                        JAN,
                        new Step("other", NOW.plusSeconds(9), null),
                        new Payments.Exporting(
                                ZoneId.of("Asia/Shanghai"), () -> new Debtor("Else", "1234", "X", "DE"), true));
        assertThat(again.files()).isEqualTo(files);
        assertThat(again.step()).isEqualTo(by("exporter"));
        assertThat(runs.run(JAN).orElseThrow())
                .isInstanceOfSatisfying(
                        PayoutRun.Exported.class,
                        run -> assertThat(run.exported()).isEqualTo(by("exporter")));
        var text = new String(files.getFirst().content(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("<CreDtTm>2026-04-01T18:00:00Z<", "<Dt>2026-04-02<", "<Id>4111111111111111<")
                .doesNotContain("ID-li");
    }

    @Test
    void whatIsPaidGoesWhereItWasApprovedAlsoWhenThePayeesFileChanges() {
        approved(JAN, "li 10000.00");
        payees.put("li", payee("li", "bank", "5555555555554444"));
        assertThat(payments().of(runs.run(JAN).orElseThrow()))
                .singleElement()
                .satisfies(payment -> assertThat(payment.payee().account()).isEqualTo("4111111111111111"));
    }

    @Test
    void draftingAgainKeepsTheNewPayees() {
        drafted(JAN, "li 10000.00", "wang 500.00");
        payees.put("li", payee("li", "bank", "5555555555554444"));
        drafted(JAN, "li 10000.00");
        assertThat(payments().of(runs.run(JAN).orElseThrow()))
                .extracting(payment -> payment.payee().account())
                .containsExactly("5555555555554444");
    }

    @Test
    void numbersAreSealedInTheDatabase() {
        exported(JAN, "li 10000.00", "wang 500.00");
        var everything = sql.fetch("select p::text from payee_of_run p").format()
                + sql.fetch("select d::text from" + " debtor_of_run d").format();
        assertThat(everything)
                .contains("sealed:")
                .doesNotContain("4111111111111111", "ID-li", "Name of", "13800138000", DEBTOR.account());
        assertThatThrownBy(() -> sql.execute("update payee_of_run set account = '4111111111111111'"))
                .hasMessageContaining("sealed_text");
    }

    @Test
    void aNewKeySealsEverythingAgainAlsoOfRunsThatAreSigned() throws IOException {
        var files = exported(JAN, "li 10000.00", "wang 500.00");
        var before = Files.readAllLines(folder.resolve("key"));
        var other = payments();
        assertThat(other.of(runs.run(JAN).orElseThrow())).hasSize(2);
        assertThat(payments().rotate()).isEqualTo(7);
        assertThat(Files.readAllLines(folder.resolve("key"))).hasSize(1).isNotEqualTo(before);
        assertThat(other.of(runs.run(JAN).orElseThrow()))
                .as("who had the former key in mind looks again")
                .hasSize(2);
        assertThat(export(JAN, "other", false).files()).isEqualTo(files);
    }

    @Test
    void aNumberMovedToAnotherPayeeIsNotPaid() {
        payees.put("wang", payee("wang", "bank", "5555555555554444"));
        approved(JAN, "li 10000.00", "wang 500.00");
        sql.execute("update payee_of_run set account = (select account from payee_of_run where creator_id = 'wang')");
        assertThatThrownBy(() -> export(JAN, "exporter", false))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining("payee of 2026-01/1|li|account");
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Approved.class);
    }

    @Test
    void aWrongPayeeStopsTheExportAndIsNamedWithoutHisNumber() {
        payees.put("li", payee("li", "bank", "4111111111111112"));
        payees.put("zhao", payee("zhao", "wechat", "ACC0000000001"));
        approved(JAN, "li 10000.00", "wang 500.00", "zhao 700.00");
        assertThatThrownBy(() -> export(JAN, "exporter", false))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("payees.csv, row 2, column account: ****1112 is no card number")
                .hasMessageContaining("and 1 more payees")
                .hasMessageNotContaining("4111111111111112");
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Approved.class);
        assertThat(sql.fetchCount(sql.selectFrom("bank_file"))).isZero();
    }

    @Test
    void wrongPayeesCanBeLeftOutAndArePaidWithTheirNextNet() {
        payees.put("li", payee("li", "bank", "4111111111111112"));
        approved(JAN, "li 10000.00", "wang 500.00");
        var exported = export(JAN, "exporter", true);
        assertThat(exported.files()).extracting(BankFile::name).containsExactly("P202601N1-alipay-1.csv");
        assertThat(exported.leftOut()).extracting(PaymentResult::reference).containsExactly(reference(JAN, "li"));
        assertThat(balance(Account.returned("li"))).isEqualByComparingTo("9910.00");
        assertThat(export(JAN, "again", false)).isEqualTo(exported);
        assertRefused(() -> settle(JAN, success("li")), "is of no payment that payout run 2026-01/1 sent");
        assertThat(settle(JAN, success("wang")).run().state()).isEqualTo("settled");
        payees.put("li", payee("li", "bank", "4111111111111111"));
        assertThat(drafted(FEB, "li 200.00").lines())
                .filteredOn(line -> line.creatorId().equals("li"))
                .singleElement()
                .satisfies(line -> assertThat(line.paid()).isEqualByComparingTo("10110.00"));
    }

    @Test
    void aRunWithoutPayeesOfItsOwnIsNotExported() {
        approved(JAN, "li 10000.00");
        sql.execute("alter table payee_of_run disable trigger user");
        sql.execute("delete from payee_of_run");
        assertRefused(() -> export(JAN, "exporter", false), "was drafted before payees were kept with it");
    }

    @Test
    void onlyWhatIsApprovedIsExportedAndNothingExportedIsCancelled() {
        assertRefused(() -> export(JAN, "x", false), "there is no payout run of 2026-01");
        drafted(JAN, "li 500.00");
        assertRefused(() -> export(JAN, "x", false), "is draft: it can be exported once it is approved");
        runs.review(JAN, by("reviewer"));
        assertRefused(() -> export(JAN, "x", false), "is reviewed: it can be exported");
        assertRefused(() -> settle(JAN), "is reviewed: it can be settled once it is exported");
        runs.approve(JAN, by("approver"));
        assertRefused(() -> settle(JAN), "is approved: it can be settled once it is exported");
        export(JAN, "exporter", false);
        assertRefused(() -> runs.cancel(JAN, by("x")), "was exported by exporter");
        assertRefused(() -> runs.approve(JAN, by("x")), "is exported already, by approver");
        assertRefused(() -> drafted(JAN, "li 1.00"), "the month is closed");
        assertThat(runs.frozenRules(JAN)).isPresent();
        settle(JAN, success("li"));
        assertRefused(() -> runs.cancel(JAN, by("x")), "was exported by exporter");
        assertRefused(() -> settle(JAN, success("li")), "is settled already, by settler");
        assertRefused(() -> drafted(JAN, "li 1.00"), "the month is closed");
    }

    @Test
    void aSettlementWithFailuresGoesIntoTheNextMonthUntaxed() {
        exported(JAN, "li 10000.00", "wang 500.00", "zhao 700.00");
        var settled = settle(JAN, success("wang"), rejected("li"), rejected("zhao"));
        assertThat(settled.run()).isInstanceOf(PayoutRun.Settled.class);
        assertThat(settled.rejected()).isEqualTo(2);
        assertThat(settled.returned()).isEqualByComparingTo("10610.00");
        assertThat(balance(Account.returned("li"))).isEqualByComparingTo("9910.00");
        assertThat(balance(Account.Single.CLEARING_BANK)).isEqualByComparingTo("500.00");
        assertThat(balance(Account.Single.TAX_WITHHELD)).isEqualByComparingTo("90.00");
        assertThat(runs.paidBefore(FEB, CNY).get("li"))
                .as("income counts as paid once approved")
                .singleElement()
                .satisfies(paid -> assertThat(paid.income()).isEqualByComparingTo("10000.00"));

        // zhao's net waits: a month without a net pays nothing
        var files = exported(FEB, "li 1000.00", "zhao 20.00");
        var feb = runs.lines(runs.run(FEB).orElseThrow());
        assertThat(SharedFiles.csv(feb))
                .contains("2026-02,li,0.00,1000.00,0.00,1000.00,0.00,0.00,0.00,1000.00,payable\n")
                .contains("2026-02,zhao,0.00,20.00,0.00,20.00,0.00,20.00,0.00,0.00,carried\n");
        assertThat(files)
                .singleElement()
                .satisfies(file -> assertThat(file.total()).isEqualByComparingTo("10910.00"));
        assertThat(balance(Account.returned("li"))).isZero();
        assertThat(balance(Account.returned("zhao"))).isEqualByComparingTo("700.00");

        var sent = payments().of(runs.run(FEB).orElseThrow());
        assertThat(sent).extracting(Payment::reference).doesNotContain(reference(JAN, "li"));
        var results = List.of(new PaymentResult(sent.getFirst().reference(), Outcome.REJECTED, "again"));
        payments().settle(FEB, by("s"), Optional.of(new PaymentResults("f", null, null, results)));
        assertThat(balance(Account.returned("li"))).as("all of it came back").isEqualByComparingTo("10910.00");
        drafted(MAR, "li 100.00", "zhao 80.00");
        assertThat(runs.lines(runs.run(MAR).orElseThrow()))
                .extracting(line -> line.creatorId() + " " + line.paid())
                .containsExactly("li 11010.00", "zhao 800.00");
        assertThat(ledger.verify()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void resultsMayComeInParts() {
        exported(JAN, "li 10000.00", "wang 500.00");
        var first = settle(JAN, rejected("li"));
        assertThat(first.run()).isInstanceOf(PayoutRun.Exported.class);
        assertThat(first.open()).isEqualTo(1);
        assertRefused(() -> settle(JAN, success("wang"), success("li")), "has a result already");
        assertRefused(() -> payments().settle(JAN, by("s"), Optional.empty()), "1 payments without a result");
        assertThat(payments().results(runs.run(JAN).orElseThrow())).containsExactly(rejected("li"));
        assertThat(settle(JAN, new PaymentResult(reference(JAN, "wang"), Outcome.PENDING, ""))
                        .open())
                .isEqualTo(1);
        assertThat(settle(JAN, success("wang")).run()).isEqualTo(runs.run(JAN).orElseThrow());
        assertThat(runs.run(JAN)).get().isInstanceOf(PayoutRun.Settled.class);
    }

    @Test
    void anUnknownOrRepeatedReferenceRefusesTheFileWhole() {
        exported(JAN, "li 10000.00", "wang 500.00");
        var entries = ledger.after(0, 100).size();
        assertRefused(
                () -> settle(JAN, rejected("li"), new PaymentResult("P202601N1CX", Outcome.SUCCEEDED, "")),
                "results.csv: reference P202601N1CX is of no payment");
        assertRefused(() -> settle(JAN, rejected("li"), rejected("li")), "stands in it twice");
        var foreign = new PaymentResults("r.xml", "P202512N1BANK", null, List.of(rejected("li")));
        assertRefused(() -> payments().settle(JAN, by("s"), Optional.of(foreign)), "it answers message P202512N1BANK");
        assertThat(ledger.after(0, 100)).hasSize(entries);
        assertThat(payments().results(runs.run(JAN).orElseThrow())).isEmpty();
    }

    @Test
    void aMessageRefusedAsAWholeSendsBackItsPaymentsOnly() {
        exported(JAN, "li 10000.00", "wang 500.00");
        var rest = new PaymentResults.Rest(Outcome.REJECTED, "AM04");
        var report = new PaymentResults("r.xml", BankFiles.message(new RunId(JAN, 1)), rest, List.of());
        var settled = payments().settle(JAN, by("s"), Optional.of(report));
        assertThat(settled.rejected()).isEqualTo(1);
        assertThat(settled.open()).as("the wallet's is another's word").isEqualTo(1);
        assertThat(balance(Account.returned("li"))).isEqualByComparingTo("9910.00");
    }

    @Test
    void aRunThatPaysNobodyIsSettledWithoutAFile() {
        assertThat(exported(JAN, "li 1.00")).isEmpty();
        assertThat(payments().settle(JAN, by("s"), Optional.empty()).run().state())
                .isEqualTo("settled");
    }

    @Test
    void aReturnBetweenDraftAndApprovalStopsTheApproval() {
        exported(JAN, "li 10000.00");
        drafted(FEB, "li 500.00");
        runs.review(FEB, by("reviewer"));
        settle(JAN, rejected("li"));
        assertRefused(() -> runs.approve(FEB, by("approver")), "returned payments of li 0.00 -> 9910.00");
    }

    @Test
    void cancellingPutsBackWhatWasToBePaidAgain() {
        exported(JAN, "li 10000.00");
        settle(JAN, rejected("li"));
        approved(FEB, "li 500.00");
        assertThat(balance(Account.returned("li"))).isZero();
        runs.cancel(FEB, by("x"));
        assertThat(balance(Account.returned("li"))).isEqualByComparingTo("9910.00");
        approved(FEB, "li 500.00");
        assertThat(payments().of(runs.run(FEB).orElseThrow())).singleElement().satisfies(payment -> {
            assertThat(payment.amount()).isEqualByComparingTo("10410.00");
            assertThat(payment.reference()).isEqualTo(Reference.of(new RunId(FEB, 2), "li"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payout_run set state = 'cancelled', cancelled_by = 'x', cancelled_at = now()",
                "update payout_run set exported_by = 'x'",
                "update payout_run set state = 'settled', settled_by = 'x', settled_at = now()",
                "update payout_line set returned = 5",
                "update payee_of_run set country = 'XX'",
                "update payee_of_run set channel = 'wechat'",
                "delete from payee_of_run",
                "truncate payee_of_run",
                "update debtor_of_run set name = 'thief'",
                "delete from debtor_of_run",
                "update bank_file set total = 1",
                "delete from bank_file",
                "update payment_result set outcome = 'succeeded', reason = null",
                "delete from payment_result",
                "truncate payment_result",
                "delete from payout_run"
            })
    void theDatabaseRefusesToChangeWhatLeft(String statement) {
        exported(JAN, "li 10000.00", "wang 500.00");
        settle(JAN, rejected("li"));
        assertThatThrownBy(() -> sql.execute(statement))
                .hasMessageMatching("(?s).*(cannot change|cannot become|it stays|append-only|once every payment).*");
    }

    @Test
    void theDatabaseRefusesAResultOfWhatIsNotExported() {
        approved(JAN, "li 500.00");
        assertThatThrownBy(() -> sql.execute("insert into payment_result values ('2026-01', 1, 'li', 'succeeded', null,"
                        + " 'x', 'x', now())"))
                .hasMessageContaining("only an exported run has results");
    }

    private List<String> raced(Callable<String> command) throws Exception {
        List<Callable<String>> commands = IntStream.range(0, 4)
                .<Callable<String>>mapToObj(i -> () -> {
                    try {
                        return command.call();
                    } catch (Fault fault) {
                        return fault.line();
                    }
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var ends = new ArrayList<String>();
            for (var end : threads.invokeAll(commands)) {
                ends.add(end.get());
            }
            return ends;
        }
    }

    @Test
    void ofSettlementsAtOnceOneWinsAndTheOthersAreTold() throws Exception {
        exported(JAN, "li 10000.00");
        var ends = raced(() -> settle(JAN, rejected("li")).run().state());
        assertThat(ends).filteredOn(end -> end.equals("settled")).hasSize(1);
        assertThat(ends)
                .filteredOn(end -> end.contains("is settled already, by settler"))
                .hasSize(3);
        assertThat(balance(Account.returned("li"))).isEqualByComparingTo("9910.00");
    }

    @Test
    void ofExportsAtOnceOneIsTheFirstAndAllGiveItsFiles() throws Exception {
        approved(JAN, "li 10000.00", "wang 500.00");
        var ends = raced(() -> {
            var name = Thread.currentThread().getName();
            var exported = export(JAN, name, false);
            return (exported.step().by().equals(name) ? "first " : "again ")
                    + exported.files().stream().map(BankFile::sha256).toList();
        });
        assertThat(ends).filteredOn(end -> end.startsWith("first")).hasSize(1);
        assertThat(ends.stream().map(end -> end.substring(6)).distinct()).hasSize(1);
        assertThat(sql.fetchCount(sql.selectFrom("bank_file"))).isEqualTo(2);
    }

    @Test
    void ofACancellationAndAnExportAtOnceOneWins() throws Exception {
        approved(JAN, "li 10000.00");
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        var ends = raced(() -> turn.getAndIncrement() % 2 == 0
                ? runs.cancel(JAN, by("x")).state()
                : export(JAN, "exporter", false).run().state());
        var state = runs.run(JAN).orElseThrow().state();
        assertThat(ends).contains(state);
        assertThat(ends).doesNotContain(state.equals("exported") ? "cancelled" : "exported");
        assertThat(ledger.verify()).isInstanceOf(Verdict.Sound.class);
    }

    @ParameterizedTest
    @CsvSource({"li, P202601N1C", "zhao, P202601N1C"})
    void aReferenceIsNeverUsedAgain(String creator, String beginning) {
        approved(JAN, creator + " 500.00");
        var first = reference(JAN, creator);
        runs.cancel(JAN, by("x"));
        approved(JAN, creator + " 500.00");
        assertThat(first).startsWith(beginning);
        assertThat(reference(JAN, creator)).isNotEqualTo(first).hasSizeLessThanOrEqualTo(32);
    }
}
