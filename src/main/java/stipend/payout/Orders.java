package stipend.payout;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.text.CodePoints;

/**
 * What a run carries out beside the month's awards: orders that were given and that no standing run carried out yet.
 *
 * @param items what they bring to creators: adjustments, and held money that is released or redirected
 * @param holds those in place, by number
 * @param forfeited held money that the platform takes
 */
public record Orders(List<PayoutItem> items, List<Hold> holds, List<HeldMove> forfeited) {
    public static final Orders NONE = new Orders(List.of(), List.of(), List.of());

    public Orders {
        items = List.copyOf(items);
        holds = List.copyOf(holds);
        forfeited = List.copyOf(forfeited);
    }

    /**
     * All that was ordered.
     *
     * @param adjustments those that no standing run carried out, by number
     * @param flows of held accounts, of standing runs
     */
    public record Given(
            List<Hold> holds,
            List<StatusRelease> statusReleases,
            List<Adjustment> adjustments,
            Collection<HeldFlow> flows) {}

    /** @param openings payable balances by creator: what a write-off is held against */
    public static Orders of(Given given, Map<String, BigDecimal> openings) {
        var ends = ends(given);
        var items = Stream.concat(
                given.adjustments().stream()
                        .filter(adjustment -> adjustment.isDue(
                                openings.get(adjustment.content().creatorId())))
                        .map(Adjustment::item),
                ends.stream().filter(rest -> !rest.isForfeited()).map(Rest::item));
        return new Orders(
                items.toList(),
                given.holds().stream().filter(Hold::isInPlace).toList(),
                ends.stream().filter(Rest::isForfeited).map(Rest::move).toList());
    }

    /** What is left of a creator's money under an order that has ended; {@code last} is of the newest month. */
    private record Rest(
            @Nullable Integer hold, @Nullable String caseId, HoldEnd end, HeldFlow last, BigDecimal amount) {
        boolean isForfeited() {
            return end.way() == HoldEnd.Way.FORFEIT;
        }

        PayoutItem item() {
            var from = last.creatorId();
            var to = end.to() == null ? from : end.to();
            var reason = end.way().done() + (to.equals(from) ? "" : " from " + from) + ": " + end.reason();
            return new PayoutItem(
                    to, Kind.HOLD, Account.held(from), amount, last.month(), reason, caseId, last.order());
        }

        HeldMove move() {
            return new HeldMove(last.creatorId(), HeldMove.Way.FORFEITED, hold, caseId, amount);
        }
    }

    private static List<Rest> ends(Given given) {
        var flows = given.flows().stream().collect(groupingBy(HeldFlow::order));
        var rests = new ArrayList<Rest>();
        for (var hold : given.holds()) {
            if (hold.end() != null) {
                rests(flows.getOrDefault(Hold.key(hold.number()), List.of()))
                        .forEach((last, amount) ->
                                rests.add(new Rest(hold.number(), hold.caseId(), hold.end(), last, amount)));
            }
        }
        newest(given.statusReleases())
                .values()
                .forEach(release -> rests(covered(release, flows))
                        .forEach((last, amount) -> rests.add(new Rest(null, null, release.end(), last, amount))));
        return rests;
    }

    private static Map<String, StatusRelease> newest(List<StatusRelease> releases) {
        var newest = new TreeMap<String, StatusRelease>(CodePoints.ORDER);
        releases.forEach(
                release -> newest.merge(release.creatorId(), release, (a, b) -> a.number() > b.number() ? a : b));
        return newest;
    }

    /** What was caught up to then, and everything that was given since. */
    private static List<HeldFlow> covered(StatusRelease release, Map<String, List<HeldFlow>> flows) {
        return flows.getOrDefault(HeldMove.BY_STATUS, List.of()).stream()
                .filter(flow -> flow.creatorId().equals(release.creatorId()))
                .filter(flow -> flow.amount().signum() < 0 || !flow.month().isAfter(release.through()))
                .toList();
    }

    /** By creator, what is left above zero; its key is the creator's newest flow that brought something in. */
    private static Map<HeldFlow, BigDecimal> rests(List<HeldFlow> flows) {
        var rests = new TreeMap<HeldFlow, BigDecimal>((a, b) -> CodePoints.ORDER.compare(a.creatorId(), b.creatorId()));
        flows.stream().collect(groupingBy(HeldFlow::creatorId)).values().forEach(own -> {
            var rest = own.stream().map(HeldFlow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (rest.signum() > 0) {
                own.stream()
                        .filter(flow -> flow.amount().signum() > 0)
                        .max((a, b) -> a.month().compareTo(b.month()))
                        .ifPresent(last -> rests.put(last, rest));
            }
        });
        return rests;
    }
}
