package stipend.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.ledger.Account.Creator;
import stipend.ledger.Account.Single;
import stipend.ledger.Entry;
import stipend.ledger.Kind;
import stipend.ledger.PostedEntry;
import stipend.ledger.Posting;
import stipend.payout.PayoutLine;

/** What the ledger says of a posted run: which entries make which figure of whose line. */
public final class PostedRun {
    private final Map<String, List<Move>> byCreator = new HashMap<>();
    private final Map<Figure, BigDecimal> totals = new EnumMap<>(Figure.class);
    private BigDecimal cleared = BigDecimal.ZERO;

    /** The figures of a line that entries make. */
    public enum Figure {
        AWARDS,
        ADJUSTMENTS,
        HELD,
        TAX,
        NET,
        /** What came back of earlier payments and is paid with this net. */
        RETURNED,
        /** What came back of this payment. */
        SENT_BACK
    }

    /**
     * One entry's part in a figure.
     *
     * @param other the account on the other side; null where there are several
     * @param amount with the figure's sign: what is withheld is above zero
     */
    public record Move(long entry, Figure figure, @Nullable Account other, BigDecimal amount) {}

    private PostedRun() {}

    /** @param entries of one run, none of them taken back */
    public static PostedRun of(Stream<PostedEntry> entries) {
        var run = new PostedRun();
        entries.forEach(run::add);
        return run;
    }

    private void add(PostedEntry posted) {
        var entry = posted.entry();
        for (var posting : entry.postings()) {
            if (posting.account() == Single.CLEARING_BANK && entry.kind() == Kind.PAYMENT) {
                cleared = cleared.add(posting.amount());
            }
            if (posting.account() instanceof Creator creator) {
                add(creator, posted.id(), entry, posting);
            }
        }
    }

    private void add(Creator creator, long id, Entry entry, Posting posting) {
        var figure = figure(creator, entry.kind(), posting.amount());
        if (figure != null) {
            var amount = isOut(figure) ? posting.amount().negate() : posting.amount();
            var move = new Move(id, figure, other(entry, posting), amount);
            byCreator.computeIfAbsent(creator.id(), _ -> new ArrayList<>()).add(move);
            totals.merge(figure, amount, BigDecimal::add);
        }
    }

    /** Null of what moves within a creator's held money: no line shows it. */
    private static @Nullable Figure figure(Creator account, Kind kind, BigDecimal amount) {
        return switch (account.part()) {
            case PAYABLE -> ofPayable(kind, amount);
            case RETURNED -> kind == Kind.RETURN ? Figure.SENT_BACK : Figure.RETURNED;
            case HELD -> null;
        };
    }

    /** A hold takes; what comes out of one is an adjustment. */
    private static Figure ofPayable(Kind kind, BigDecimal amount) {
        return switch (kind) {
            case AWARD -> Figure.AWARDS;
            case TAX -> Figure.TAX;
            case PAYMENT -> Figure.NET;
            case HOLD -> amount.signum() < 0 ? Figure.HELD : Figure.ADJUSTMENTS;
            case ADJUSTMENT, RETURN -> Figure.ADJUSTMENTS;
        };
    }

    private static boolean isOut(Figure figure) {
        return switch (figure) {
            case HELD, TAX, NET, RETURNED -> true;
            case AWARDS, ADJUSTMENTS, SENT_BACK -> false;
        };
    }

    private static @Nullable Account other(Entry entry, Posting posting) {
        var others = entry.postings().stream()
                .map(Posting::account)
                .filter(account -> !account.equals(posting.account()))
                .toList();
        return others.size() == 1 ? others.getFirst() : null;
    }

    /** What the run's payments brought to {@code clearing:bank}. */
    public BigDecimal cleared() {
        return cleared;
    }

    /** Over all creators. */
    public BigDecimal total(Figure figure) {
        return Objects.requireNonNullElse(totals.get(figure), BigDecimal.ZERO);
    }

    /** A creator's, in the order of the ledger. */
    public List<Move> of(String creatorId, Figure figure) {
        return byCreator.getOrDefault(creatorId, List.of()).stream()
                .filter(move -> move.figure() == figure)
                .toList();
    }

    /** Whether the entries sum to what the line says, figure by figure. */
    public boolean bearsOut(PayoutLine line) {
        var creator = line.creatorId();
        return is(creator, Figure.AWARDS, line.awards())
                && is(creator, Figure.ADJUSTMENTS, line.adjustments())
                && is(creator, Figure.HELD, line.held())
                && is(creator, Figure.TAX, line.tax())
                && is(creator, Figure.NET, line.net())
                && is(creator, Figure.RETURNED, line.returned());
    }

    private boolean is(String creator, Figure figure, BigDecimal stated) {
        var sum = of(creator, figure).stream().map(Move::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(stated) == 0;
    }
}
