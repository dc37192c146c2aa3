package stipend.batch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Kind;
import stipend.payout.PaymentResult;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.TaxBasis;
import stipend.statement.MoneyWay;

/** What a month's run keeps, by creator. */
final class ToldMoney {
    private final ComputedMonth book;
    private final Map<String, PayoutLine> lines;
    private final Map<String, List<PayoutItem>> adjustments;
    private final Map<String, TaxBasis> taxed;
    private final List<PaymentResult> results;

    ToldMoney(ComputedMonth book, List<PayoutItem> items, Map<String, TaxBasis> taxed, List<PaymentResult> results) {
        this.book = book;
        this.lines = book.lines().stream().collect(toMap(PayoutLine::creatorId, line -> line));
        this.adjustments =
                items.stream().filter(item -> item.kind() != Kind.AWARD).collect(groupingBy(PayoutItem::creatorId));
        this.taxed = taxed;
        this.results = results;
    }

    MoneyWay of(String creatorId, @Nullable String creatorStatus) {
        var kept = new MoneyWay.Kept(
                book.run(),
                lines.get(creatorId),
                adjustments.getOrDefault(creatorId, List.of()),
                taxed.get(creatorId),
                results);
        return MoneyWay.of(kept, book.rules().payout(), creatorStatus);
    }
}
