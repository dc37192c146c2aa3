package stipend.simulation;

import static java.util.Collections.newSetFromMap;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import stipend.contribution.MonthContribution;
import stipend.text.CodePoints;

/** Everybody who could be paid in some months, numbered by id: sums by creator are arrays. */
final class Creators {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final String[] ids;

    private Creators(Collection<String> ids) {
        this.ids = ids.toArray(String[]::new);
        for (int i = 0; i < this.ids.length; i++) {
            numbers.put(this.ids[i], i);
        }
    }

    /** Those who have a month, as everybody with a row has, and those who have a part of somebody else's model. */
    static Creators of(Collection<MonthCase> cases) {
        var ids = new HashSet<String>();
        cases.stream()
                .flatMap(month -> Stream.of(month.counted(), month.recounted()))
                .collect(toCollection(() -> newSetFromMap(new IdentityHashMap<>())))
                .forEach(month -> add(ids, month));
        return new Creators(ids.stream().sorted(CodePoints.ORDER).toList());
    }

    private static void add(Collection<String> ids, MonthContribution month) {
        month.creators().forEach(one -> ids.add(one.creatorId()));
        for (var row : month.models()) {
            for (var split : row.splits()) {
                ids.add(split.creatorId());
            }
        }
    }

    int size() {
        return ids.length;
    }

    String id(int number) {
        return ids[number];
    }

    int number(String id) {
        return Objects.requireNonNull(numbers.get(id), id);
    }
}
