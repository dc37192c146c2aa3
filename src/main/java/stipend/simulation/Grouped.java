package stipend.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stipend.simulation.Simulation.Group;
import stipend.simulation.Simulation.Kind;
import stipend.text.CodePoints;

/** Pay summed by vertical, type, tenure and size, on both sides. */
final class Grouped {
    private final Map<Kind, Map<String, long[]>> sums = new EnumMap<>(Kind.class);

    static Grouped of(MonthPay before, MonthPay after, Creators creators) {
        var grouped = new Grouped();
        grouped.add(before, creators, 0);
        grouped.add(after, creators, 1);
        return grouped;
    }

    private void add(MonthPay month, Creators creators, int side) {
        var byModel = month.byModel();
        var byCreator = month.byCreator(creators);
        for (var kind : Kind.values()) {
            boolean ofModels = kind == Kind.VERTICAL || kind == Kind.TYPE;
            month.month()
                    .parts(kind)
                    .sums(ofModels ? byModel : byCreator)
                    .forEach((name, units) -> add(kind, name, side, units));
        }
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
