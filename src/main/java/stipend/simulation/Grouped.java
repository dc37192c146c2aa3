package stipend.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.simulation.Simulation.Group;
import stipend.simulation.Simulation.Kind;
import stipend.text.CodePoints;

/** Pay summed by vertical, type, tenure and size, on both sides. */
final class Grouped {
    /** So many days since joining, at the month's end; each range begins after the one before. */
    private static final long[] DAYS = {90, 365, 730};

    /** So many counted generations in the month. */
    private static final long[] GENERATIONS = {99, 999, 9_999};

    private final Map<Kind, Map<String, long[]>> sums = new EnumMap<>(Kind.class);

    static Grouped of(MonthPay before, MonthPay after, Creators creators) {
        var grouped = new Grouped();
        grouped.add(before, creators, 0);
        grouped.add(after, creators, 1);
        return grouped;
    }

    private void add(MonthPay month, Creators creators, int side) {
        var byModel = month.byModel();
        for (int i = 0; i < byModel.length; i++) {
            if (byModel[i] > 0) {
                var attributes = month.month().models().get(i).attributes();
                add(Kind.VERTICAL, Objects.requireNonNullElse(attributes.vertical(), ""), side, byModel[i]);
                add(Kind.TYPE, attributes.type(), side, byModel[i]);
            }
        }
        var known = month.known(creators);
        var byCreator = month.byCreator(creators);
        for (int i = 0; i < byCreator.length; i++) {
            if (byCreator[i] > 0) {
                var one = known[i];
                add(Kind.TENURE, range(one == null ? null : one.creatorAgeDays(), DAYS), side, byCreator[i]);
                var generations = one == null ? null : one.metrics().generations();
                add(Kind.SIZE, range(generations, GENERATIONS), side, byCreator[i]);
            }
        }
    }

    /** {@code 0-90}, {@code 91-365} … {@code 731-}; empty: not known. */
    private static String range(@Nullable Long value, long[] ends) {
        if (value == null) {
            return "";
        }
        long from = 0;
        for (long end : ends) {
            if (value <= end) {
                return from + "-" + end;
            }
            from = end + 1;
        }
        return from + "-";
    }

    private void add(Kind kind, String name, int side, long units) {
        sums(kind, name)[side] += units;
    }

    private long[] sums(Kind kind, String name) {
        return sums.computeIfAbsent(kind, _ -> new HashMap<>()).computeIfAbsent(name, _ -> new long[2]);
    }

    void add(Grouped other) {
        other.sums.forEach((kind, names) -> names.forEach((name, units) -> {
            add(kind, name, 0, units[0]);
            add(kind, name, 1, units[1]);
        }));
    }

    /** By kind, then the larger pay first, then by name. */
    List<Group> groups(Outcome scale) {
        var groups = new ArrayList<Group>();
        sums.forEach((kind, names) -> {
            var ofKind = new ArrayList<Group>();
            names.forEach(
                    (name, units) -> ofKind.add(new Group(kind, name, scale.money(units[0]), scale.money(units[1]))));
            ofKind.sort(Comparator.comparing((Group group) -> group.before().max(group.after()))
                    .reversed()
                    .thenComparing(Group::name, CodePoints.ORDER));
            groups.addAll(ofKind);
        });
        return groups;
    }
}
