package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import stipend.award.Award;
import stipend.report.MonthReport.Counting;
import stipend.report.MonthReport.DayCount;
import stipend.report.MonthReport.Exclusion;
import stipend.report.MonthReport.ProgramTotal;
import stipend.statement.Account;

/** The month's proof lines: rows that were delivered and money that was awarded are followed to where they went. */
public final class Proofs {
    private Proofs() {}

    /** Reads the awards and the payouts once each; holds one sum per program and per creator. */
    public static List<Proof> of(MonthReport report) {
        var awards = AwardSums.of(report.awards());
        var proofs = new ArrayList<>(ofCounting(report.counting()));
        proofs.addAll(ofPrograms(report.programs(), awards));
        var payouts = PayoutSums.of(report.payouts(), awards);
        proofs.addAll(payouts.proofs(awards));
        proofs.addAll(BookProofs.of(report.books(), payouts.total()));
        return List.copyOf(proofs);
    }

    private static List<Proof> ofCounting(Counting counting) {
        return List.of(
                Proof.rows(
                        "files",
                        counting.files().stream()
                                .mapToLong(f -> f.counted() ? f.rows() : 0)
                                .sum(),
                        sum(counting, DayCount::delivered)),
                Proof.rows(
                        "rows",
                        sum(counting, DayCount::delivered),
                        sum(counting, d -> d.rejected() + d.duplicate() + d.accepted())),
                Proof.rows("lines", sum(counting, DayCount::lines), sum(counting, d -> d.counted() + d.excluded())),
                Proof.rows(
                        "reasons",
                        sum(counting, d -> d.rejected() + d.duplicate() + d.excluded()),
                        counting.exclusions().stream()
                                .mapToLong(Exclusion::rows)
                                .sum()),
                Proof.rows(
                        "days", counting.days().stream().filter(d -> !agrees(d)).count(), 0));
    }

    private static boolean agrees(DayCount day) {
        return day.delivered() == day.rejected() + day.duplicate() + day.accepted()
                && day.lines() == day.counted() + day.excluded();
    }

    private static long sum(Counting counting, ToLongFunction<DayCount> figure) {
        return counting.days().stream().mapToLong(figure).sum();
    }

    private static List<Proof> ofPrograms(List<ProgramTotal> programs, AwardSums awards) {
        var proofs = new ArrayList<Proof>();
        for (var program : programs) {
            proofs.add(Proof.money("splits", program.id(), program.awarded(), awards.ofProgram(program.id())));
            if (program.budget() != null && program.platform() != null) {
                var spent = program.awarded().add(program.platform());
                proofs.add(Proof.money("pool", program.id(), program.budget(), spent));
            }
        }
        return proofs;
    }

    /** What was awarded, by program and by creator. */
    private record AwardSums(Map<String, BigDecimal> byProgram, Map<String, BigDecimal> byCreator) {
        static AwardSums of(Rows<Award> awards) {
            var sums = new AwardSums(new HashMap<>(), new HashMap<>());
            try (var rows = awards.open()) {
                rows.forEach(sums::add);
            }
            return sums;
        }

        private void add(Award award) {
            byProgram.merge(award.program(), award.amount(), BigDecimal::add);
            byCreator.merge(award.creatorId(), award.amount(), BigDecimal::add);
        }

        BigDecimal ofProgram(String id) {
            return byProgram.getOrDefault(id, BigDecimal.ZERO);
        }

        BigDecimal ofCreator(String id) {
            return byCreator.getOrDefault(id, BigDecimal.ZERO);
        }

        BigDecimal all() {
            return byProgram.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * The payouts' columns summed.
     *
     * @param broken rows whose own figures do not agree
     * @param strange rows whose awards are not those of the creator
     */
    private record PayoutSums(Account total, long broken, long strange) {
        static PayoutSums of(Rows<MonthReport.Payout> payouts, AwardSums awards) {
            var total = Account.ZERO;
            long broken = 0;
            long strange = 0;
            try (var rows = payouts.open()) {
                for (var payout : (Iterable<MonthReport.Payout>) rows::iterator) {
                    var account = payout.account();
                    total = total.plus(account);
                    broken += account.agrees() ? 0 : 1;
                    strange += account.awards().compareTo(awards.ofCreator(payout.creatorId())) == 0 ? 0 : 1;
                }
            }
            return new PayoutSums(total, broken, strange);
        }

        List<Proof> proofs(AwardSums awards) {
            return List.of(
                    Proof.money("awards", "", awards.all(), total.awards()),
                    Proof.rows("creators", strange, 0),
                    Proof.money("gross", "", total.cameIn(), total.gross()),
                    Proof.money("net", "", total.gross(), total.wentOut()),
                    Proof.money("due", "", total.due(), total.wentOut().add(total.held())),
                    Proof.money("closing", "", total.closing(), total.carried()),
                    Proof.rows("accounts", broken, 0));
        }
    }
}
