package stipend.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.ledger.Kind;
import stipend.payout.HeldMove;
import stipend.payout.Hold;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutStatus;
import stipend.payout.RunRecords;
import stipend.payout.RunRecords.ShownPayee;
import stipend.payout.RunRecords.ShownResult;
import stipend.period.Days;
import stipend.report.Books.Finding;
import stipend.usage.CountedDays.CountedDay;

/** Looks through a month for what finance must look at. */
final class ExportedFindings {
    /** From so many months below the minimum on, this one among them, somebody should know. */
    private static final int LONG = 3;

    /** What is older is told as this many. */
    private static final int LOOK_BACK = 24;

    private final MonthBook book;
    private final RunRecords records;
    private final List<Finding> findings = new ArrayList<>();

    ExportedFindings(MonthBook book, RunRecords records) {
        this.book = book;
        this.records = records;
    }

    /** @param days the counted ones */
    List<Finding> of(
            Map<String, ShownPayee> payees, Map<String, ShownResult> results, SortedMap<LocalDate, CountedDay> days) {
        held();
        lines(Finding.Kind.NO_PAYEE, line -> line.status() == PayoutStatus.NO_PAYEE, PayoutLine::carried);
        lines(Finding.Kind.NEGATIVE, line -> line.gross().signum() < 0, PayoutLine::gross);
        carriedLong();
        payees(payees);
        results(results);
        book.items().stream().filter(item -> item.kind() != Kind.AWARD).forEach(this::adjusted);
        days(days);
        return List.copyOf(findings);
    }

    private interface Amount {
        BigDecimal of(PayoutLine line);
    }

    private void lines(Finding.Kind kind, Predicate<PayoutLine> which, Amount amount) {
        book.lines().stream().filter(which).forEach(line -> add(kind, line, amount.of(line), ""));
    }

    private void add(Finding.Kind kind, PayoutLine line, BigDecimal amount, String about) {
        findings.add(new Finding(kind, line.creatorId(), book.nameOf(line.creatorId()), amount, about));
    }

    private void held() {
        var creators = book.creators();
        var caught = records.held(book.run()).stream()
                .filter(move -> move.way() == HeldMove.Way.CAUGHT)
                .collect(groupingBy(HeldMove::creatorId));
        for (var line : book.lines()) {
            if (line.held().signum() > 0) {
                var creator = creators.get(line.creatorId());
                var why = caught.getOrDefault(line.creatorId(), List.of()).stream()
                        .map(move -> why(move, creator))
                        .collect(joining(", "));
                add(Finding.Kind.HELD, line, line.held(), why);
            }
        }
    }

    /** The order and its case, or the status that needs no order. */
    private static String why(HeldMove move, @Nullable CreatorContribution creator) {
        if (move.hold() != null) {
            return Hold.key(move.hold()) + " · " + move.caseId();
        }
        return creator == null ? HeldMove.BY_STATUS : creator.creatorStatus();
    }

    private void carriedLong() {
        var months = carriedMonths();
        book.lines().stream()
                .filter(line -> line.status() == PayoutStatus.CARRIED)
                .filter(line -> months.getOrDefault(line.creatorId(), 0) >= LONG)
                .forEach(line ->
                        add(Finding.Kind.CARRIED_LONG, line, line.carried(), months.get(line.creatorId()) + " months"));
    }

    /** For how many months without a break each creator's money is carried, this one among them. */
    private Map<String, Integer> carriedMonths() {
        var months = new HashMap<String, Integer>();
        var still = new HashSet<String>();
        book.lines().stream().filter(line -> line.carried().signum() > 0).forEach(line -> still.add(line.creatorId()));
        var month = book.month();
        for (int count = 1; count <= LOOK_BACK && !still.isEmpty(); count++) {
            int so = count;
            still.forEach(creator -> months.put(creator, so));
            month = month.minusMonths(1);
            still.retainAll(records.carried(month));
        }
        return months;
    }

    private void payees(Map<String, ShownPayee> payees) {
        for (var line : book.lines()) {
            var payee = payees.get(line.creatorId());
            if (payee != null && payee.wrong() != null) {
                add(Finding.Kind.WRONG_PAYEE, line, line.paid(), payee.wrong());
            }
        }
    }

    private void results(Map<String, ShownResult> results) {
        results(results, Finding.Kind.LEFT_OUT, result -> result != null && !result.sent());
        results(results, Finding.Kind.SENT_BACK, result -> result != null && result.sent() && !result.succeeded());
        if (ExportedPayouts.isExported(book.run())) {
            results(results, Finding.Kind.OPEN, Objects::isNull);
        }
    }

    private void results(Map<String, ShownResult> results, Finding.Kind kind, Predicate<@Nullable ShownResult> which) {
        book.lines().stream()
                .filter(line -> line.paid().signum() > 0)
                .filter(line -> which.test(results.get(line.creatorId())))
                .forEach(line -> add(kind, line, line.paid(), reason(results.get(line.creatorId()))));
    }

    private static String reason(@Nullable ShownResult result) {
        return result == null ? "" : result.reason();
    }

    private void adjusted(PayoutItem item) {
        var origin = item.origin().equals(book.month()) ? "" : " · " + item.origin();
        var ofCase = item.caseId() == null ? "" : " · " + item.caseId();
        findings.add(new Finding(
                Finding.Kind.ADJUSTED,
                item.creatorId(),
                book.nameOf(item.creatorId()),
                item.amount(),
                item.reason() + origin + ofCase));
    }

    private void days(SortedMap<LocalDate, CountedDay> counted) {
        for (var day : Days.of(YearMonth.from(book.first()))) {
            if (!counted.containsKey(day)) {
                findings.add(new Finding(Finding.Kind.MISSING_DAY, day.toString(), "", null, ""));
            }
        }
        // how often a day was counted is history: it is told of what somebody has signed, a draft is its input alone
        if (book.run() instanceof PayoutRun.Draft) {
            return;
        }
        counted.values().stream()
                .filter(day -> day.countings() > 1)
                .forEach(day -> findings.add(new Finding(
                        Finding.Kind.RECOUNTED, day.day().toString(), "", null, day.countings() + " countings")));
    }
}
