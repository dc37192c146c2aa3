package stipend.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.statement.PostedRun.Figure;
import stipend.statement.PostedRun.Move;

/** Follows the figures of statements to the entries that made them. */
public final class EntryReferences {
    private final @Nullable PostedRun posted;
    private final Map<String, Long> lastBefore;

    /**
     * @param posted null: the run is not posted
     * @param lastBefore of creators' payable accounts the last entry of an earlier month, by creator
     */
    public EntryReferences(@Nullable PostedRun posted, Map<String, Long> lastBefore) {
        this.posted = posted;
        this.lastBefore = lastBefore;
    }

    public Entries of(PayoutLine line) {
        var creator = line.creatorId();
        var opening = line.opening().signum() == 0 || !lastBefore.containsKey(creator)
                ? List.<Long>of()
                : List.of(lastBefore.get(creator));
        return posted == null
                ? Entries.notPosted(opening)
                : new Entries(
                        true,
                        opening,
                        awards(posted.of(creator, Figure.AWARDS)),
                        ids(posted.of(creator, Figure.HELD)),
                        ids(posted.of(creator, Figure.TAX)),
                        ids(posted.of(creator, Figure.NET)),
                        ids(posted.of(creator, Figure.RETURNED)));
    }

    private static Map<String, List<Long>> awards(List<Move> moves) {
        return moves.stream()
                .collect(groupingBy(EntryReferences::program, TreeMap::new, mapping(Move::entry, toList())));
    }

    private static String program(Move move) {
        return move.other() instanceof Account.Program(String id) ? id : "";
    }

    private static List<Long> ids(List<Move> moves) {
        return moves.stream().map(Move::entry).toList();
    }

    /** What the bank sent back of the line's payment. */
    public List<Long> sentBack(String creator) {
        return posted == null ? List.of() : ids(posted.of(creator, Figure.SENT_BACK));
    }

    /** A creator's items that are no awards, each with its entry: the first that moved its amount from its source. */
    public List<Statement.Adjustment> adjustments(String creator, List<PayoutItem> items) {
        var open = new ArrayList<>(posted == null ? List.<Move>of() : posted.of(creator, Figure.ADJUSTMENTS));
        return items.stream().map(item -> adjustment(item, take(open, item))).toList();
    }

    private static List<Long> take(List<Move> open, PayoutItem item) {
        var found = open.stream().filter(move -> isOf(move, item)).findFirst();
        found.ifPresent(open::remove);
        return found.map(move -> List.of(move.entry())).orElse(List.of());
    }

    private static boolean isOf(Move move, PayoutItem item) {
        return item.source().equals(move.other()) && move.amount().compareTo(item.amount()) == 0;
    }

    private static Statement.Adjustment adjustment(PayoutItem item, List<Long> entries) {
        return new Statement.Adjustment(item.reason(), item.origin(), item.caseId(), item.amount(), entries);
    }
}
