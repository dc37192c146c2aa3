package stipend.payout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import stipend.fault.InputFault;
import stipend.tax.PaidMonth;
import stipend.text.CodePoints;

/** What a draft was computed from must still be so when it is approved (SPEC §5): balances, the tax year, orders, days. */
public final class Unchanged {
    /** So many changes are named; the rest is a number. */
    private static final int NAMED = 3;

    private final RunId run;
    private final List<String> changes = new ArrayList<>();

    private Unchanged(RunId run) {
        this.run = run;
    }

    /** What the ledger and the orders say now. */
    public record Now(
            Map<String, BigDecimal> openings,
            Map<String, BigDecimal> returned,
            Map<String, List<PaidMonth>> paid,
            Orders orders) {}

    /** Refuses, and says whose balance or tax year has changed, and which order came or went. */
    public static void require(RunId run, PayoutDraft draft, Now now) {
        var check = new Unchanged(run);
        check.openings(draft.lines(), now.openings);
        check.returned(draft.lines(), now.returned);
        draft.taxed()
                .forEach((creator, basis) -> check.year(creator, basis, now.paid.getOrDefault(creator, List.of())));
        check.orders(draft, now.orders);
        check.refuse();
    }

    private void orders(PayoutDraft draft, Orders now) {
        var ordered = draft.items().stream()
                .filter(item -> item.order() != null)
                .map(Unchanged::words)
                .toList();
        compare(ordered, now.items().stream().map(Unchanged::words).toList());
        var forfeited = draft.held().stream()
                .filter(move -> move.way() == HeldMove.Way.FORFEITED)
                .map(Unchanged::words)
                .toList();
        compare(forfeited, now.forfeited().stream().map(Unchanged::words).toList());
        compare(
                draft.holds().stream().map(Hold::key).toList(),
                now.holds().stream().map(hold -> Hold.key(hold.number())).toList());
    }

    private static String words(PayoutItem item) {
        return item.order() + ", " + item.amount().toPlainString() + " to " + item.creatorId();
    }

    private static String words(HeldMove move) {
        return move.order() + ", " + move.amount().toPlainString() + " of " + move.creatorId() + " forfeited";
    }

    private void compare(List<String> then, List<String> now) {
        now.stream().filter(order -> !then.contains(order)).forEach(order -> changes.add(order + " is new"));
        then.stream().filter(order -> !now.contains(order)).forEach(order -> changes.add(order + " is gone"));
    }

    private void openings(List<PayoutLine> lines, Map<String, BigDecimal> now) {
        var then = new TreeMap<String, BigDecimal>(CodePoints.ORDER);
        lines.forEach(line -> then.put(line.creatorId(), line.opening()));
        var creators = new TreeSet<>(CodePoints.ORDER);
        creators.addAll(then.keySet());
        creators.addAll(now.keySet());
        for (var creator : creators) {
            var before = then.getOrDefault(creator, BigDecimal.ZERO);
            var after = now.getOrDefault(creator, BigDecimal.ZERO);
            compare("opening of ", creator, before, after);
        }
    }

    /** Only lines with a net pay again what was sent back. */
    private void returned(List<PayoutLine> lines, Map<String, BigDecimal> now) {
        lines.stream()
                .filter(line -> line.net().signum() > 0)
                .forEach(line -> compare(
                        "returned payments of ",
                        line.creatorId(),
                        line.returned(),
                        now.getOrDefault(line.creatorId(), BigDecimal.ZERO)));
    }

    private void compare(String what, String creator, BigDecimal before, BigDecimal after) {
        if (before.compareTo(after) != 0) {
            changes.add(what + creator + " " + before.toPlainString() + " -> " + after.toPlainString());
        }
    }

    private void year(String creator, TaxBasis basis, List<PaidMonth> paid) {
        if (!basis.stillHolds(run.month(), paid)) {
            changes.add("tax year of " + creator);
        }
    }

    /** @param then the approved runs that the month's rules looked back on, {@link PayoutRun#names} */
    public static void requireSamePast(RunId run, String then, String now) {
        if (!then.equals(now)) {
            var unchanged = new Unchanged(run);
            unchanged.changes.add("its rules look back on earlier months, and others of them are approved now");
            unchanged.refuse();
        }
    }

    /** Of the run's month days were counted, or contribution and awards computed, since it was drafted. */
    public static InputFault outdated(PayoutRun run) {
        var month = run.id().month();
        return new InputFault("payout run " + run.id() + ": since it was drafted, days of " + month
                + " were counted again, or it was computed in part; "
                + (run instanceof PayoutRun.Draft ? "" : "cancel the run (run cancel --month " + month + "), ")
                + "compute the month again (monthly --month " + month + ") and have it reviewed");
    }

    private void refuse() {
        if (changes.isEmpty()) {
            return;
        }
        var named = String.join(", ", changes.subList(0, Math.min(NAMED, changes.size())));
        var more = changes.size() > NAMED ? " and " + (changes.size() - NAMED) + " more" : "";
        throw new InputFault("payout run " + run + ": what it was computed from has changed since: " + named + more
                + "; cancel it, compute the month again and have it reviewed");
    }
}
