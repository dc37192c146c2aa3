package stipend.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;
import stipend.simulation.Simulation.Group;
import stipend.simulation.Simulation.Kind;
import stipend.text.CodePoints;

/** Pay summed by vertical, type, tenure and size, on both sides. */
final class Grouped {
    /** So many days since joining, at the month's end; each range begins after the one before. */
    private static final long[] DAYS = {90, 365, 730};

    /** So many counted generations in the month. */
    private static final long[] GENERATIONS = {99, 999, 9_999};

    private final Map<Kind, Map<String, long[]>> sums = new TreeMap<>();

    static List<Group> of(Outcome before, Outcome after) {
        var grouped = new Grouped();
        before.months().forEach(month -> grouped.add(month, 0));
        after.months().forEach(month -> grouped.add(month, 1));
        return grouped.groups(before);
    }

    private void add(MonthPay month, int side) {
        var models = models(month);
        var creators = month.creators();
        for (var pay : month.programs()) {
            pay.byModel().forEach((model, units) -> {
                var attributes = Objects.requireNonNull(models.get(model));
                add(Kind.VERTICAL, Objects.requireNonNullElse(attributes.vertical(), ""), side, units);
                add(Kind.TYPE, attributes.type(), side, units);
            });
        }
        month.byCreator().forEach((creator, units) -> {
            var known = creators.get(creator);
            add(Kind.TENURE, range(known == null ? null : known.creatorAgeDays(), DAYS), side, units);
            add(Kind.SIZE, range(generations(known), GENERATIONS), side, units);
        });
    }

    private static Map<String, ModelContribution.Attributes> models(MonthPay month) {
        var models = new HashMap<String, ModelContribution.Attributes>();
        month.contribution().models().forEach(row -> models.put(row.modelId(), row.attributes()));
        return models;
    }

    private static @Nullable Long generations(@Nullable CreatorContribution creator) {
        return creator == null ? null : creator.metrics().generations();
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
        sums.computeIfAbsent(kind, _ -> new TreeMap<>(CodePoints.ORDER))
                .computeIfAbsent(name, _ -> new long[2])[side] += units;
    }

    private List<Group> groups(Outcome scale) {
        var groups = new ArrayList<Group>();
        sums.forEach((kind, names) -> {
            var ofKind = new ArrayList<Group>();
            names.forEach(
                    (name, units) -> ofKind.add(new Group(kind, name, scale.money(units[0]), scale.money(units[1]))));
            ofKind.sort(Comparator.comparing((Group group) -> group.before().max(group.after()))
                    .reversed());
            groups.addAll(ofKind);
        });
        return groups;
    }
}
