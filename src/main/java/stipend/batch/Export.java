package stipend.batch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import stipend.award.AwardBook;
import stipend.award.Witness;
import stipend.contribution.Contributions;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.ledger.Ledger;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.RunRecords;
import stipend.report.MonthExport;
import stipend.report.MonthReport;
import stipend.report.Proof;
import stipend.report.Statements;
import stipend.statement.EntryReferences;
import stipend.statement.PostedRun;
import stipend.usage.CountedDays;

/** Writes a computed month: what the stores hold, put into the shape of the reports. */
public final class Export {
    private final Places places;
    private final CountedDays days;
    private final Contributions contributions;
    private final PayoutRuns runs;
    private final RunRecords records;
    private final Ledger ledger;
    private final ExportedBooks books;
    private final ComputedMonths months;
    private final TransactionOperations reading;

    /** @param reading a transaction in which rows come a few at a time, and all from one moment */
    Export(
            Places places,
            CountedDays days,
            Contributions contributions,
            AwardBook awardBook,
            PayoutRuns runs,
            RunRecords records,
            Ledger ledger,
            ComputedMonths months,
            TransactionOperations reading) {
        this.places = places;
        this.days = days;
        this.contributions = contributions;
        this.runs = runs;
        this.records = records;
        this.ledger = ledger;
        this.months = months;
        this.reading = reading;
        this.books = new ExportedBooks(
                runs, records, ledger, awardBook, days, places.zone().id());
    }

    /**
     * What is asked for besides the month.
     *
     * @param variance from how many percent on a change against the month before is shown
     * @param workbooks statements are written as workbooks too
     * @param rowsTogether the statements of so many rows are prepared at a time; they are the same however many these are
     */
    public record Asked(BigDecimal variance, boolean workbooks, long rowsTogether) {
        public static final Asked USUAL = new Asked(BigDecimal.valueOf(30), false);

        public Asked(BigDecimal variance, boolean workbooks) {
            this(variance, workbooks, ExportedStatements.ROWS_TOGETHER);
        }
    }

    /** Where a month's files were written, and whether its figures add up. */
    public record Written(Path folder, int statements, List<Proof> proofs) {}

    /**
     * Writes the reports and statements below REPORTS/month.
     *
     * @throws InputFault if the month is not computed, its rules file is another one now, or the key that sealed its
     *     payees is not there
     */
    public Written run(YearMonth month, Asked asked, Progress progress) {
        var folder = places.reports().resolve(month.toString());
        try (var task = progress.begin("writing " + month, 2)) {
            var proofs = new ArrayList<Proof>();
            var statements = Objects.requireNonNull(reading.execute(_ -> {
                var computed = months.open(month, Witness.NONE);
                var book = book(computed);
                proofs.addAll(MonthExport.write(report(book, asked.variance()), folder));
                task.step("reports");
                return statements(computed, book, asked.rowsTogether());
            }));
            int written = Statements.write(statements::all, folder.resolve("statements"), asked.workbooks());
            task.step("statements");
            return new Written(folder, written, proofs);
        }
    }

    /**
     * Writes one creator's statement, as a page and as a workbook, and nothing else.
     *
     * @throws InputFault as {@link #run}, or if the creator has no payout in the month
     */
    public List<Path> statement(YearMonth month, String creatorId) {
        var computed = months.open(month, Witness.NONE);
        var statement = statements(computed, book(computed), ExportedStatements.ROWS_TOGETHER)
                .of(creatorId)
                .orElseThrow(() -> new InputFault(creatorId + " has no payout in " + month
                        + ": payouts.csv lists the creators who have; name one of them with --creator"));
        var folder = places.reports().resolve(month.toString()).resolve("statements");
        return List.of(Statements.write(statement, folder), Statements.writeWorkbook(statement, folder));
    }

    private MonthBook book(ComputedMonth computed) {
        var run = computed.run();
        return new MonthBook(
                computed.month(),
                computed.rules(),
                computed.contribution(),
                computed.awards(),
                run,
                computed.lines(),
                runs.items(run),
                names(computed.month()),
                contributions.modelNames(computed.month()),
                posted(run));
    }

    /** Who was paid in the month before and has no payout now still has a name there. */
    private Map<String, String> names(YearMonth month) {
        var names = new HashMap<>(contributions.creatorNames(month.minusMonths(1)));
        names.putAll(contributions.creatorNames(month));
        return names;
    }

    private @Nullable PostedRun posted(PayoutRun run) {
        return run instanceof PayoutRun.Signed ? PostedRun.of(books.entries(run.id())) : null;
    }

    private MonthReport report(MonthBook book, BigDecimal variance) {
        var usage = new ExportedUsage(days, book);
        var awards = new ExportedAwards(book);
        var payees = records.payees(book.run());
        var results = records.results(book.run());
        var run = book.run();
        return new MonthReport(
                book.month(),
                book.rules().currency(),
                new MonthReport.Run(
                        run.id().toString(), run.state(), run.prepared().by()),
                book.version(),
                usage.counting(),
                awards.totals(),
                usage::daily,
                () -> book.contribution().models().stream(),
                () -> book.awards().lines().stream(),
                new ExportedPayouts(book, payees, results)::rows,
                awards::details,
                usage::rejected,
                books.of(book, payees, results, variance));
    }

    private ExportedStatements statements(ComputedMonth computed, MonthBook book, long rowsTogether) {
        var references = new EntryReferences(book.posted(), lastBefore(book));
        return new ExportedStatements(computed, book, references, records.results(book.run()), rowsTogether);
    }

    /** The last entries of earlier months on the accounts that open with something, by creator. */
    private Map<String, Long> lastBefore(MonthBook book) {
        var accounts = book.lines().stream()
                .filter(line -> line.opening().signum() != 0)
                .map(PayoutLine::creatorId)
                .map(Account::payable)
                .toList();
        var last = new HashMap<String, Long>();
        ledger.lastBefore(book.month(), accounts).forEach((account, id) -> {
            if (account instanceof Account.Creator creator) {
                last.put(creator.id(), id);
            }
        });
        return last;
    }
}
