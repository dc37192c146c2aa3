package stipend.payout.years;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The orders that were given, and what standing runs caught and gave under them; in whole cents. */
final class NaiveOrders {
    /** Money that a month brings to a creator: by an adjustment from an account, or out of a held account. */
    record Gift(String order, String creator, long cents, String source) {}

    /** Money of a creator that goes into his held account under an order, or from there to the platform. */
    record Taken(String creator, String order, long cents) {}

    /** A hold in place; kind is {@code creator} or {@code model}. */
    record PlacedHold(int number, String caseId, String kind, String id) {}

    /** What becomes of what was held; {@code to} is null unless it is redirected. */
    record End(String way, @Nullable String to) {
        String receiver(String earner) {
            return to == null ? earner : to;
        }
    }

    /** A movement of a held account by a standing run. */
    record Flow(YearMonth month, String creator, String order, long cents) {}

    /** An adjustment, and what has become of it. */
    static final class Ordered {
        final int number;
        final String creator;
        final long cents;
        final String source;
        boolean approved;
        boolean withdrawn;

        @Nullable
        YearMonth carriedOut;

        Ordered(int number, String creator, long cents, String source) {
            this.number = number;
            this.creator = creator;
            this.cents = cents;
            this.source = source;
        }

        boolean isWriteOff() {
            return source.equals("platform:program:write-off");
        }

        boolean waits() {
            return !withdrawn && carriedOut == null;
        }

        String order() {
            return "adjustment " + number;
        }
    }

    private record StatusEnd(YearMonth through, End end) {}

    final List<Ordered> adjustments = new ArrayList<>();
    final List<PlacedHold> inPlace = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();
    private final Map<Integer, End> ended = new TreeMap<>();
    private final Map<String, StatusEnd> statusEnds = new TreeMap<>();
    private int holds;

    Ordered adjust(String creator, long cents, String source) {
        var order = new Ordered(adjustments.size() + 1, creator, cents, source);
        adjustments.add(order);
        return order;
    }

    PlacedHold place(String caseId, String kind, String id) {
        var hold = new PlacedHold(++holds, caseId, kind, id);
        inPlace.add(hold);
        return hold;
    }

    void end(PlacedHold hold, End end) {
        inPlace.remove(hold);
        ended.put(hold.number(), end);
    }

    /** Covers what the creator's status had kept back when it was ordered. */
    void endStatus(String creator, End end) {
        var through = flows.stream()
                .filter(flow -> flow.order.equals("status") && flow.creator.equals(creator) && flow.cents > 0)
                .map(Flow::month)
                .max(YearMonth::compareTo)
                .orElseThrow();
        statusEnds.put(creator, new StatusEnd(through, end));
    }

    /** Whose money a status has caught, whether or not it was given since. */
    List<String> caughtByStatus() {
        return flows.stream()
                .filter(flow -> flow.order.equals("status") && flow.cents > 0)
                .map(Flow::creator)
                .distinct()
                .sorted()
                .toList();
    }

    private record Rest(String earner, String order, End end, long cents) {}

    private List<Rest> rests() {
        var rests = new ArrayList<Rest>();
        ended.forEach((number, end) -> left("hold " + number, null)
                .forEach((earner, cents) -> rests.add(new Rest(earner, "hold " + number, end, cents))));
        statusEnds.forEach((creator, by) -> left("status", by.through).forEach((earner, cents) -> {
            if (earner.equals(creator)) {
                rests.add(new Rest(earner, "status", by.end, cents));
            }
        }));
        return rests;
    }

    /** Above zero only; @param through what was caught later does not count */
    private Map<String, Long> left(String order, @Nullable YearMonth through) {
        var left = new TreeMap<String, Long>();
        for (var flow : flows) {
            if (flow.order.equals(order) && (flow.cents < 0 || through == null || !flow.month.isAfter(through))) {
                left.merge(flow.creator, flow.cents, Long::sum);
            }
        }
        left.values().removeIf(cents -> cents <= 0);
        return left;
    }

    /** What the next month brings beside its awards. */
    List<Gift> gifts(Map<String, Long> openings) {
        var gifts = new ArrayList<Gift>();
        for (var order : adjustments) {
            long opening = openings.getOrDefault(order.creator, 0L);
            if (order.waits() && (!order.isWriteOff() || order.approved && opening == -order.cents)) {
                gifts.add(new Gift(order.order(), order.creator, order.cents, order.source));
            }
        }
        for (var rest : rests()) {
            if (!rest.end.way().equals("forfeit")) {
                var held = "creator:" + rest.earner + ":held";
                gifts.add(new Gift(rest.order, rest.end.receiver(rest.earner), rest.cents, held));
            }
        }
        return gifts;
    }

    List<Taken> forfeited() {
        return rests().stream()
                .filter(rest -> rest.end.way().equals("forfeit"))
                .map(rest -> new Taken(rest.earner, rest.order, rest.cents))
                .toList();
    }

    /** What waits to be taken from or given to a creator; for his limit of debt. */
    long waiting(String creator) {
        return adjustments.stream()
                .filter(order -> order.waits() && order.creator.equals(creator))
                .mapToLong(order -> order.cents)
                .sum();
    }

    /** A run carries out what its month was computed from. */
    void carryOut(NaiveMonth month) {
        var at = month.basis.month();
        for (var gift : month.basis.gifts()) {
            if (gift.order().startsWith("adjustment ")) {
                ordered(gift).carriedOut = at;
            } else {
                flows.add(new Flow(at, earner(gift), gift.order(), -gift.cents()));
            }
        }
        month.caught.forEach(taken -> flows.add(new Flow(at, taken.creator(), taken.order(), taken.cents())));
        month.basis
                .forfeited()
                .forEach(taken -> flows.add(new Flow(at, taken.creator(), taken.order(), -taken.cents())));
    }

    /** The run is taken back. */
    void takeBack(NaiveMonth month) {
        flows.removeIf(flow -> flow.month.equals(month.basis.month()));
        adjustments.stream()
                .filter(order -> Objects.equals(order.carriedOut, month.basis.month()))
                .forEach(order -> order.carriedOut = null);
    }

    private Ordered ordered(Gift gift) {
        return adjustments.get(Integer.parseInt(gift.order().substring("adjustment ".length())) - 1);
    }

    private static String earner(Gift gift) {
        return gift.source().split(":")[1];
    }
}
