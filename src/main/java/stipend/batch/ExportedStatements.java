package stipend.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** Usually those of so many rows are prepared at a time, from an evaluation of their own: all of a large month's fill gigabytes. */
    static final long ROWS_TOGETHER = 100_000;

    private final ComputedMonth computed;
    private final MonthBook book;
    private final EntryReferences references;
    private final Map<String, ShownResult> results;
    private final Map<String, List<PayoutItem>> adjustments;
    private final long rowsTogether;

    ExportedStatements(
            ComputedMonth computed,
            MonthBook book,
            EntryReferences references,
            Map<String, ShownResult> results,
            long rowsTogether) {
        this.computed = computed;
        this.book = book;
        this.references = references;
        this.results = results;
        this.rowsTogether = rowsTogether;
        this.adjustments = book.items().stream()
                .filter(item -> item.kind() != Kind.AWARD)
                .collect(groupingBy(PayoutItem::creatorId));
    }

    Stream<Statement> all() {
        return parts().stream().flatMap(this::of);
    }

    /** Cut by rows, not by creators: few creators have most of the models. */
    private List<List<PayoutLine>> parts() {
        var creators = book.creators();
        var lines = book.lines();
        var parts = new ArrayList<List<PayoutLine>>();
        int first = 0;
        long rows = 0;
        for (int next = 0; next < lines.size(); next++) {
            var creator = creators.get(lines.get(next).creatorId());
            rows += creator == null ? 1 : 1 + creator.sums().models();
            if (rows >= rowsTogether) {
                parts.add(lines.subList(first, next + 1));
                first = next + 1;
                rows = 0;
            }
        }
        parts.add(lines.subList(first, lines.size()));
        return parts;
    }

    /** The one creator's; empty if he has no payout in the month. */
    Optional<Statement> of(String creatorId) {
        var his = book.lines().stream()
                .filter(line -> line.creatorId().equals(creatorId))
                .toList();
        return of(his).findFirst();
    }

    private Stream<Statement> of(List<PayoutLine> lines) {
        var creators = lines.stream().map(PayoutLine::creatorId).collect(toSet());
        var records = new RowRecords(book.modelNames(), creators::contains);
        var evaluated = computed.evaluated(records);
        var awards = new AwardLines(evaluated.decimals(), book.modelNames(), book.creators(), records)
                .of(evaluated)
                .collect(groupingBy(AwardLines.Told::creatorId, mapping(AwardLines.Told::line, toList())));
        var missed = records.missed(evaluated);
        return lines.stream()
                .map(line -> of(
                        line,
                        awards.getOrDefault(line.creatorId(), List.of()),
                        missed.getOrDefault(line.creatorId(), List.of())));
    }

    private Statement of(PayoutLine line, List<AwardLine> awards, List<Missed> missed) {
        var creator = line.creatorId();
        return new Statement(
                book.month(),
                book.rules().currency(),
                new Statement.Creator(creator, book.nameOf(creator)),
                book.version(),
                MonthBook.account(line),
                line.status().word(),
                references.adjustments(creator, adjustments.getOrDefault(creator, List.of())),
                awards,
                missed,
                references.of(line),
                sentBack(line, results.get(creator)));
    }

    private Statement.@Nullable SentBack sentBack(PayoutLine line, @Nullable ShownResult result) {
        return result == null || result.succeeded()
                ? null
                : new Statement.SentBack(line.paid(), result.reason(), references.sentBack(line.creatorId()));
    }
}
