package stipend.payout.years;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import stipend.payout.years.NaiveOrders.Gift;
import stipend.payout.years.NaiveOrders.PlacedHold;
import stipend.payout.years.NaiveOrders.Taken;

/** SPEC §5 of one month, told a second time and in whole cents: what the product's draft must say. */
final class NaiveMonth {
    /** What a month is computed from. */
    record Basis(
            YearMonth month,
            Map<Model, Long> awards,
            Map<String, Long> openings,
            Map<String, Long> returned,
            List<Gift> gifts,
            List<PlacedHold> holds,
            List<Taken> forfeited,
            Map<String, Boolean> heldByStatus,
            Map<String, Boolean> hasPayee,
            Map<String, List<Paid>> paid) {}

    record Model(String id, String creator) {
        static final Comparator<Model> ORDER = Comparator.comparing(Model::id);
    }

    /** A month in which a creator was paid. */
    record Paid(YearMonth month, long gross, long tax) {}

    /** A line, in cents. */
    record Line(
            long opening,
            long awards,
            long adjustments,
            long gross,
            long held,
            long carried,
            long tax,
            long net,
            long returned) {}

    static final long MINIMUM = 10_000;

    final Basis basis;
    final Map<String, Line> lines = new TreeMap<>();
    /** What holds catch: by whom it was earned, under which order, how much. */
    final List<Taken> caught = new ArrayList<>();

    NaiveMonth(Basis basis) {
        this.basis = basis;
        creators().forEach(creator -> lines.put(creator, line(creator)));
    }

    private Iterable<String> creators() {
        var creators = new TreeSet<String>();
        basis.awards.keySet().forEach(model -> creators.add(model.creator()));
        basis.gifts.forEach(gift -> creators.add(gift.creator()));
        basis.openings.forEach((creator, cents) -> {
            if (cents != 0) {
                creators.add(creator);
            }
        });
        return creators;
    }

    private Line line(String creator) {
        long opening = basis.openings.getOrDefault(creator, 0L);
        long awards = 0;
        for (var award : basis.awards.entrySet()) {
            awards += award.getKey().creator().equals(creator) ? award.getValue() : 0;
        }
        long adjustments = 0;
        for (var gift : basis.gifts) {
            adjustments += gift.creator().equals(creator) ? gift.cents() : 0;
        }
        long held = hold(creator, opening + awards + adjustments);
        long gross = opening + awards + adjustments - held;
        boolean pays = basis.hasPayee.getOrDefault(creator, false) && gross >= MINIMUM;
        long tax = pays ? Math.min(gross, NaiveTax.withheld(basis.month, gross, basis.paid.get(creator))) : 0;
        long net = pays ? gross - tax : 0;
        long again = net > 0 ? basis.returned.getOrDefault(creator, 0L) : 0;
        return new Line(opening, awards, adjustments, gross, held, pays ? 0 : gross, tax, net, again);
    }

    /** Held models first; then, of a held creator, all that is left. */
    private long hold(String creator, long all) {
        var onCreator = firstHold("creator", creator);
        boolean everything = onCreator != null || basis.heldByStatus.getOrDefault(creator, false);
        long left = everything ? all : Long.MAX_VALUE;
        long held = 0;
        for (var onModel : earned(creator).entrySet()) {
            long part = Math.max(0, Math.min(onModel.getValue(), left));
            held += take(creator, "hold " + onModel.getKey(), part);
            left -= part;
        }
        if (everything) {
            held += take(creator, onCreator == null ? "status" : "hold " + onCreator, Math.max(0, all - held));
        }
        return held;
    }

    private long take(String creator, String order, long cents) {
        if (cents > 0) {
            caught.add(new Taken(creator, order, cents));
        }
        return cents;
    }

    /** What the creator's held models earned, by the number of the hold that catches it. */
    private Map<Integer, Long> earned(String creator) {
        var earned = new TreeMap<Integer, Long>();
        basis.awards.forEach((model, cents) -> {
            var hold = firstHold("model", model.id());
            if (hold != null && model.creator().equals(creator)) {
                earned.merge(hold, cents, Long::sum);
            }
        });
        return earned;
    }

    private @Nullable Integer firstHold(String kind, String id) {
        return basis.holds.stream()
                .filter(hold -> hold.kind().equals(kind) && hold.id().equals(id))
                .map(PlacedHold::number)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
