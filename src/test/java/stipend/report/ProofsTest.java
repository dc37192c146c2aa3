package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.report.SampleMonth.of;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stipend.award.Award;
import stipend.report.MonthReport.Counting;
import stipend.report.MonthReport.DayCount;
import stipend.report.MonthReport.Payout;
import stipend.statement.Account;

class ProofsTest {
    @Test
    void aMonthThatAddsUpProvesIt() {
        var proofs = Proofs.of(SampleMonth.report());

        assertThat(proofs).allMatch(Proof::holds);
        assertThat(Proof.summary(proofs)).isEqualTo("26 of 26 proof lines hold");
    }

    @Test
    void aCentThatIsMissingInASplitIsFound() {
        var awards = new ArrayList<>(SampleMonth.AWARDS);
        var last = awards.removeLast();
        awards.add(new Award(last.program(), last.modelId(), last.creatorId(), null, of("61.49")));

        var report = with(SampleMonth.report(), awards, SampleMonth.PAYOUTS);

        assertThat(broken(report)).containsExactly("splits volume", "awards ", "creators ");
        assertThat(Proof.summary(Proofs.of(report)))
                .startsWith("23 of 26 proof lines hold; ")
                .contains("volume: 0.01");
    }

    @Test
    void twoPayoutsWhoseErrorsCancelAreFound() {
        var payouts = new ArrayList<Payout>();
        payouts.add(withNet(SampleMonth.PAYOUTS.getFirst(), "0.01"));
        payouts.add(withNet(SampleMonth.PAYOUTS.get(1), "-0.01"));
        payouts.addAll(SampleMonth.PAYOUTS.subList(2, 4));

        assertThat(broken(with(SampleMonth.report(), SampleMonth.AWARDS, payouts)))
                .containsExactly("accounts ");
    }

    @Test
    void rowsThatWentNowhereAreFound() {
        var report = SampleMonth.report();
        var days = new ArrayList<>(report.counting().days());
        var first = days.removeFirst();
        days.addFirst(new DayCount(first.day(), first.delivered(), 5, 17, first.accepted() - 1, 2100, 2060, 40));

        var counting =
                new Counting(report.counting().files(), days, report.counting().exclusions());

        assertThat(broken(with(report, counting))).containsExactly("rows ", "days ");
    }

    @Test
    void aDraftSaysWhatItWaitsFor() {
        var proofs = Proofs.of(with(SampleMonth.report(), SampleBooks.books(null, null)));

        assertThat(proofs).allMatch(Proof::holds);
        assertThat(proofs)
                .filteredOn(Proof::isOpen)
                .map(proof -> proof.sentence(Words.EN))
                .contains(
                        "Paid in payouts = clearing:bank in the ledger · not posted yet",
                        "clearing:bank in the ledger = bank files + left out · no file has left yet")
                .hasSize(6);
        assertThat(Proof.summary(proofs)).isEqualTo("17 of 17 proof lines hold, 6 wait for the run to go on");
    }

    @Test
    void aCentBetweenSheetLedgerAndBankIsFound() {
        var posted =
                new Books.Posted(of("2562.88"), of("-50.00"), of("61.50"), of("152.85"), of("1411.46"), of("1.00"), 1);
        var sent = new Books.Sent(of("1411.45"), of("0.00"), of("1411.44"), of("0.00"), of("0.00"));

        assertThat(broken(with(SampleMonth.report(), SampleBooks.books(posted, sent))))
                .containsExactly(
                        "ledger.tax ",
                        "ledger.paid ",
                        "ledger.payouts ",
                        "bank.files ",
                        "bank.results ",
                        "bank.returns ");
    }

    private static MonthReport with(MonthReport r, Books books) {
        return new MonthReport(
                r.month(),
                r.currency(),
                r.run(),
                r.rules(),
                r.counting(),
                r.programs(),
                r.dailyUsage(),
                r.contribution(),
                r.awards(),
                r.payouts(),
                r.detail(),
                r.rejected(),
                books);
    }

    private static List<String> broken(MonthReport report) {
        return Proofs.of(report).stream()
                .filter(p -> !p.holds())
                .map(p -> p.key() + " " + p.about())
                .toList();
    }

    private static Payout withNet(Payout payout, String more) {
        var a = payout.account();
        var account = new Account(
                a.opening(),
                a.awards(),
                a.adjustments(),
                a.gross(),
                a.held(),
                a.carried(),
                a.tax(),
                a.net().add(of(more)),
                a.returned());
        return new Payout(payout.creatorId(), payout.creatorName(), account, payout.status(), payout.transfer());
    }

    private static MonthReport with(MonthReport r, List<Award> awards, List<Payout> payouts) {
        return new MonthReport(
                r.month(),
                r.currency(),
                r.run(),
                r.rules(),
                r.counting(),
                r.programs(),
                r.dailyUsage(),
                r.contribution(),
                awards::stream,
                payouts::stream,
                r.detail(),
                r.rejected(),
                r.books());
    }

    private static MonthReport with(MonthReport r, Counting counting) {
        return new MonthReport(
                r.month(),
                r.currency(),
                r.run(),
                r.rules(),
                counting,
                r.programs(),
                r.dailyUsage(),
                r.contribution(),
                r.awards(),
                r.payouts(),
                r.detail(),
                r.rejected(),
                r.books());
    }
}
