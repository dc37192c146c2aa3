package stipend.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.ledger.Ledger;
import stipend.ledger.PostedEntry;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.RunId;
import stipend.payout.RunRecords;
import stipend.payout.RunRecords.ShownFile;
import stipend.payout.RunRecords.ShownPayee;
import stipend.payout.RunRecords.ShownResult;
import stipend.payout.Step;
import stipend.payout.TaxBasis;
import stipend.report.Books;
import stipend.report.MonthReport.Payout;
import stipend.report.Rows;
import stipend.statement.PostedRun;
import stipend.statement.PostedRun.Figure;
import stipend.tax.TaxTables;
import stipend.usage.CountedDays;

/** What finance holds a month's figures against, from the stores that keep it. */
final class ExportedBooks {
    /** The chart's months, this one among them. */
    private static final int MONTHS = 12;

    private static final int PAGE = 2_000;

    private final PayoutRuns runs;
    private final RunRecords records;
    private final Ledger ledger;
    private final AwardBook awards;
    private final CountedDays days;
    private final ZoneId zone;

    ExportedBooks(PayoutRuns runs, RunRecords records, Ledger ledger, AwardBook awards, CountedDays days, ZoneId zone) {
        this.runs = runs;
        this.records = records;
        this.ledger = ledger;
        this.awards = awards;
        this.days = days;
        this.zone = zone;
    }

    /** The run's entries, each page read when it is asked for. */
    Stream<PostedEntry> entries(RunId run) {
        return Stream.iterate(
                        page(run, 0),
                        page -> !page.isEmpty(),
                        page -> page(run, page.getLast().id()))
                .flatMap(List::stream);
    }

    private List<PostedEntry> page(RunId run, long after) {
        return ledger.ofMonth(run.month(), run + "|", after, PAGE);
    }

    Books of(
            MonthBook book,
            Map<String, ShownPayee> payees,
            Map<String, ShownResult> results,
            BigDecimal variancePercent) {
        var counted = days.between(book.first(), book.last());
        return new Books(
                steps(book.run()),
                posted(book),
                sent(book, results),
                before(book, variancePercent),
                new ExportedFindings(book, records).of(payees, results, counted),
                taxes(book, payees),
                () -> entries(book.run().id()).flatMap(this::entry),
                costs(book.month()));
    }

    private List<Books.Step> steps(PayoutRun run) {
        var steps = new ArrayList<Books.Step>();
        // a draft is replaced by the next computing: when it was made is nobody's signature
        steps.add(step("prepared", run.prepared(), !(run instanceof PayoutRun.Draft)));
        switch (run) {
            case PayoutRun.Draft _ -> {}
            case PayoutRun.Cancelled cancelled -> steps.add(step("cancelled", cancelled.cancelled(), true));
            case PayoutRun.Reviewed reviewed -> steps.add(step("reviewed", reviewed.reviewed(), true));
            case PayoutRun.Approved approved -> add(steps, approved.reviewed(), approved.approved());
            case PayoutRun.Exported exported ->
                add(steps, exported.reviewed(), exported.approved(), exported.exported());
            case PayoutRun.Settled settled ->
                add(steps, settled.reviewed(), settled.approved(), settled.exported(), settled.settled());
        }
        return steps;
    }

    private static final List<String> SIGNED = List.of("reviewed", "approved", "exported", "settled");

    private void add(List<Books.Step> steps, Step... signed) {
        for (int i = 0; i < signed.length; i++) {
            steps.add(step(SIGNED.get(i), signed[i], true));
        }
    }

    private Books.Step step(String state, Step step, boolean timed) {
        return new Books.Step(state, step.by(), timed ? local(step.at()) : null, step.note());
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    private static Books.@Nullable Posted posted(MonthBook book) {
        var posted = book.posted();
        return posted == null
                ? null
                : new Books.Posted(
                        posted.total(Figure.AWARDS),
                        posted.total(Figure.ADJUSTMENTS),
                        posted.total(Figure.HELD),
                        posted.total(Figure.TAX),
                        posted.cleared(),
                        posted.total(Figure.SENT_BACK),
                        strange(book, posted));
    }

    private static long strange(MonthBook book, PostedRun posted) {
        return book.lines().stream().filter(line -> !posted.bearsOut(line)).count();
    }

    private Books.@Nullable Sent sent(MonthBook book, Map<String, ShownResult> results) {
        if (!ExportedPayouts.isExported(book.run())) {
            return null;
        }
        return new Books.Sent(
                records.files(book.run()).stream().map(ShownFile::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                paid(book, results, result -> result != null && !result.sent()),
                paid(book, results, result -> result != null && result.succeeded()),
                paid(book, results, result -> result != null && result.sent() && !result.succeeded()),
                paid(book, results, result -> result == null));
    }

    private static BigDecimal paid(
            MonthBook book, Map<String, ShownResult> results, Predicate<@Nullable ShownResult> which) {
        return book.lines().stream()
                .filter(line -> which.test(results.get(line.creatorId())))
                .map(PayoutLine::paid)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A cancelled run paid nobody: it is no month to compare with. */
    private Books.Before before(MonthBook book, BigDecimal percent) {
        return runs.run(book.month().minusMonths(1))
                .filter(run -> !(run instanceof PayoutRun.Cancelled))
                .map(run -> new Books.Before(run.id().month(), payouts(book, run), percent))
                .orElseGet(() -> new Books.Before(null, Stream::of, percent));
    }

    private Rows<Payout> payouts(MonthBook book, PayoutRun run) {
        return () -> runs.lines(run).stream()
                .map(line -> new Payout(
                        line.creatorId(),
                        book.nameOf(line.creatorId()),
                        MonthBook.account(line),
                        line.status().word(),
                        null));
    }

    private List<Books.Tax> taxes(MonthBook book, Map<String, ShownPayee> payees) {
        var taxed = records.taxed(book.run());
        return book.lines().stream()
                .flatMap(line -> Stream.ofNullable(taxed.get(line.creatorId()))
                        .map(basis -> tax(book, line, basis, payees.get(line.creatorId()))))
                .toList();
    }

    private static Books.Tax tax(MonthBook book, PayoutLine line, TaxBasis basis, @Nullable ShownPayee payee) {
        var regime = TaxTables.regime(basis.regime(), book.rules().payout().flatRate(), book.month())
                .orElseThrow();
        var working = regime.working(line.gross(), basis.year());
        return new Books.Tax(
                line.creatorId(),
                payee == null ? "" : payee.legalName(),
                payee == null ? "" : payee.idType(),
                payee == null ? "" : payee.idNumber(),
                basis.regime(),
                line.gross(),
                working.income(),
                working.expenses(),
                working.deduction(),
                working.base(),
                working.rate(),
                working.quick(),
                working.before(),
                working.withheld(book.awards().decimals()).min(line.gross()));
    }

    private Stream<Books.Entry> entry(PostedEntry posted) {
        var entry = posted.entry();
        return entry.postings().stream()
                .map(posting -> new Books.Entry(
                        posted.id(),
                        local(posted.time()),
                        entry.key(),
                        entry.kind().word(),
                        posting.account().path(),
                        posting.amount(),
                        entry.description(),
                        entry.caseId(),
                        posted.hash()));
    }

    /** Months that were computed and not taken back. */
    private List<Books.Cost> costs(YearMonth month) {
        var costs = new ArrayList<Books.Cost>();
        awards.totals(month.minusMonths(MONTHS - 1L), month).forEach((of, programs) -> {
            if (of.equals(month) || isLive(of)) {
                programs.forEach((program, amount) -> costs.add(new Books.Cost(of, program, amount)));
            }
        });
        return costs;
    }

    private boolean isLive(YearMonth month) {
        return runs.run(month)
                .filter(run -> !(run instanceof PayoutRun.Cancelled))
                .isPresent();
    }
}
