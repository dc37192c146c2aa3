package stipend.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Kind;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.RunRecords.ShownResult;
import stipend.statement.AwardLine;
import stipend.statement.AwardLines;
import stipend.statement.EntryReferences;
import stipend.statement.Missed;
import stipend.statement.RowRecords;
import stipend.statement.Statement;

/** The creators' statements of a month. */
final class ExportedStatements {
    private final MonthBook book;
    private final EntryReferences references;
    private final Map<String, ShownResult> results;
    private final Map<String, List<AwardLine>> awards;
    private final Map<String, List<Missed>> missed;
    private final Map<String, List<PayoutItem>> adjustments;

    ExportedStatements(
            MonthBook book, EntryReferences references, Map<String, ShownResult> results, RowRecords records) {
        this.book = book;
        this.references = references;
        this.results = results;
        this.awards = new AwardLines(book.awards().decimals(), book.modelNames(), book.creators(), records)
                .of(book.awards())
                .collect(groupingBy(AwardLines.Told::creatorId, mapping(AwardLines.Told::line, toList())));
        this.missed = records.missed(book.awards());
        this.adjustments = book.items().stream()
                .filter(item -> item.kind() != Kind.AWARD)
                .collect(groupingBy(PayoutItem::creatorId));
    }

    Stream<Statement> all() {
        return book.lines().stream().map(this::of);
    }

    private Statement of(PayoutLine line) {
        var creator = line.creatorId();
        return new Statement(
                book.month(),
                book.rules().currency(),
                new Statement.Creator(creator, book.nameOf(creator)),
                book.version(),
                MonthBook.account(line),
                line.status().word(),
                references.adjustments(creator, adjustments.getOrDefault(creator, List.of())),
                awards.getOrDefault(creator, List.of()),
                missed.getOrDefault(creator, List.of()),
                references.of(line),
                sentBack(line, results.get(creator)));
    }

    private Statement.@Nullable SentBack sentBack(PayoutLine line, @Nullable ShownResult result) {
        return result == null || result.succeeded()
                ? null
                : new Statement.SentBack(line.paid(), result.reason(), references.sentBack(line.creatorId()));
    }
}
