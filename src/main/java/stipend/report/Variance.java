package stipend.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stipend.report.MonthReport.Payout;
import stipend.statement.Account;
import stipend.text.CodePoints;

/**
 * A month's payouts against those of the month before. What is compared is what the month brought (awards and
 * adjustments): opening balances and holds move money between months without anybody having earned more or less.
 *
 * @param changes that somebody should look at, the greatest first
 * @param before what all payouts of the month before brought
 * @param now what all of this month brought
 */
record Variance(List<Change> changes, BigDecimal before, BigDecimal now) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Why a change is shown; the first that applies. */
    enum Kind {
        NEGATIVE,
        NEW,
        STOPPED,
        ZERO,
        CHANGED
    }

    /**
     * A creator's change.
     *
     * @param paidNow what is sent this month, and {@code paidBefore} what was
     */
    record Change(
            String creatorId,
            String creatorName,
            Kind kind,
            BigDecimal before,
            BigDecimal now,
            BigDecimal paidBefore,
            BigDecimal paidNow) {
        BigDecimal change() {
            return now.subtract(before);
        }

        /** Of what was before, one decimal; null where that is nothing. */
        @Nullable
        BigDecimal percent() {
            return before.signum() == 0
                    ? null
                    : change().multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP);
        }
    }

    /** A creator's two months; null where he has no payout. */
    private static final class Pair {
        private @Nullable Payout before;
        private @Nullable Payout now;
    }

    static Variance of(Books.Before earlier, Rows<Payout> payouts) {
        var pairs = new TreeMap<String, Pair>(CodePoints.ORDER);
        try (var rows = earlier.payouts().open()) {
            rows.forEach(row -> pair(pairs, row).before = row);
        }
        try (var rows = payouts.open()) {
            rows.forEach(row -> pair(pairs, row).now = row);
        }
        var changes = new ArrayList<Change>();
        var before = BigDecimal.ZERO;
        var now = BigDecimal.ZERO;
        for (var pair : pairs.values()) {
            before = before.add(account(pair.before).earned());
            now = now.add(account(pair.now).earned());
            add(changes, pair, earlier.percent());
        }
        changes.sort(Comparator.comparing((Change change) -> change.change().abs())
                .reversed()
                .thenComparing(Change::creatorId, CodePoints.ORDER));
        return new Variance(List.copyOf(changes), before, now);
    }

    private static Pair pair(Map<String, Pair> pairs, Payout row) {
        return pairs.computeIfAbsent(row.creatorId(), _ -> new Pair());
    }

    private static Account account(@Nullable Payout payout) {
        return payout == null ? Account.ZERO : payout.account();
    }

    private static void add(List<Change> changes, Pair pair, BigDecimal percent) {
        var known = pair.now == null ? pair.before : pair.now;
        var kind = kind(account(pair.before), account(pair.now), percent);
        if (known != null && kind != null) {
            changes.add(new Change(
                    known.creatorId(),
                    known.creatorName(),
                    kind,
                    account(pair.before).earned(),
                    account(pair.now).earned(),
                    account(pair.before).paid(),
                    account(pair.now).paid()));
        }
    }

    private static @Nullable Kind kind(Account before, Account now, BigDecimal percent) {
        if (now.earned().signum() < 0 || now.gross().signum() < 0) {
            return Kind.NEGATIVE;
        }
        if (now.earned().signum() == 0) {
            return before.earned().signum() == 0 ? Kind.ZERO : Kind.STOPPED;
        }
        if (before.earned().signum() == 0) {
            return Kind.NEW;
        }
        var change = now.earned().subtract(before.earned()).abs();
        var limit = before.earned().abs().multiply(percent);
        return change.multiply(HUNDRED).compareTo(limit) > 0 ? Kind.CHANGED : null;
    }

    /** What a figure of the changes that are shown sums to. */
    BigDecimal shown(Function<Change, BigDecimal> figure) {
        return changes.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
