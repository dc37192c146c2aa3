package stipend.payout;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import stipend.award.Award;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.payout.Audit.BrokenRun;
import stipend.payout.RunArchive.ArchivedRun;
import stipend.tax.PaidMonth;
import stipend.text.CodePoints;

/** Whether a run's own figures agree with one another, and with the awards that statements show. */
record RunFigures(ArchivedRun run, List<PayoutLine> lines, List<PayoutItem> items, List<HeldMove> held) {
    private static final BinaryOperator<BigDecimal> PLUS = BigDecimal::add;

    private interface Figure {
        BigDecimal of(PayoutLine line);
    }

    Optional<Audit> ownFault() {
        return lines.stream()
                .filter(line -> !addsUp(line))
                .findFirst()
                .<Audit>map(line -> broken(
                        line.creatorId(),
                        "opening + awards + adjustments - held is not gross, or carried + tax + net is not"))
                .or(() -> differs("awards", PayoutLine::awards, item -> item.kind() == Kind.AWARD))
                .or(() -> differs("adjustments", PayoutLine::adjustments, item -> item.kind() != Kind.AWARD))
                .or(this::heldFault);
    }

    private Optional<Audit> heldFault() {
        var stated = lines.stream().collect(toMap(PayoutLine::creatorId, PayoutLine::held));
        var caught = held.stream()
                .filter(move -> move.way() == HeldMove.Way.CAUGHT)
                .collect(toMap(HeldMove::creatorId, HeldMove::amount, PLUS));
        return unequal(stated, caught, "its line has held of ", "what holds caught sums to ");
    }

    private static boolean addsUp(PayoutLine line) {
        var before = line.opening().add(line.awards()).add(line.adjustments()).subtract(line.held());
        var after = line.carried().add(line.tax()).add(line.net());
        return before.compareTo(line.gross()) == 0 && after.compareTo(line.gross()) == 0;
    }

    private Optional<Audit> differs(String what, Figure figure, Predicate<PayoutItem> counts) {
        var stated = lines.stream().collect(toMap(PayoutLine::creatorId, figure::of));
        var summed = items.stream().filter(counts).collect(toMap(PayoutItem::creatorId, PayoutItem::amount, PLUS));
        return unequal(stated, summed, "its line has " + what + " of ", "its items sum to ");
    }

    /** Only of the run that stands: another computing of the month may follow one that was cancelled. */
    Optional<Audit> awardFault(List<Award> awards) {
        var programs = new TreeSet<>(CodePoints.ORDER);
        awards.forEach(award -> programs.add(award.program()));
        items.stream().filter(item -> item.kind() == Kind.AWARD).forEach(item -> programs.add(program(item)));
        return programs.stream()
                .map(program -> awardFault(program, awards))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Audit> awardFault(String program, List<Award> awards) {
        var kept = awards.stream()
                .filter(award -> award.program().equals(program))
                .collect(toMap(Award::creatorId, Award::amount, PLUS));
        var posted = items.stream()
                .filter(item -> item.kind() == Kind.AWARD && program(item).equals(program))
                .collect(toMap(PayoutItem::creatorId, PayoutItem::amount, PLUS));
        return unequal(posted, kept, "the run has awards of " + program + " of ", "the month's awards sum to ");
    }

    private static String program(PayoutItem item) {
        return item.source() instanceof Account.Program(String id)
                ? id
                : item.source().path();
    }

    /** @param balances payable before the run, by creator */
    Optional<Audit> openingFault(Map<String, BigDecimal> balances) {
        var stated = lines.stream().collect(toMap(PayoutLine::creatorId, PayoutLine::opening));
        return unequal(stated, balances, "its line opens with ", "the entries before it leave ");
    }

    Optional<Audit> taxFault(Map<String, TaxBasis> taxed, Map<String, List<PaidMonth>> paid) {
        return new TreeMap<>(taxed)
                .entrySet().stream()
                        .filter(basis -> !holds(
                                basis.getValue(), run.id().month(), paid.getOrDefault(basis.getKey(), List.of())))
                        .findFirst()
                        .map(basis -> broken(
                                basis.getKey(),
                                "its tax was computed on another year than the entries before it give"));
    }

    private static boolean holds(TaxBasis basis, YearMonth month, List<PaidMonth> paid) {
        var year = basis.year();
        var now = TaxBasis.of(basis.regime(), basis.gap(), month, paid).year();
        return year.income().compareTo(now.income()) == 0
                && year.withheld().compareTo(now.withheld()) == 0
                && year.months() == now.months();
    }

    /** The first creator of whom the two say something else; no amount is an amount of nothing. */
    private Optional<Audit> unequal(
            Map<String, BigDecimal> ones, Map<String, BigDecimal> others, String one, String other) {
        var creators = new ArrayList<>(ones.keySet());
        creators.addAll(others.keySet());
        return creators.stream()
                .filter(creator -> amount(ones, creator).compareTo(amount(others, creator)) != 0)
                .min(CodePoints.ORDER)
                .map(creator -> broken(
                        creator,
                        one + amount(ones, creator).toPlainString() + ", " + other
                                + amount(others, creator).toPlainString()));
    }

    private static BigDecimal amount(Map<String, BigDecimal> amounts, String creator) {
        return Objects.requireNonNullElse(amounts.get(creator), BigDecimal.ZERO);
    }

    private Audit broken(String creator, String what) {
        return new BrokenRun(run.id(), creator, what);
    }
}
