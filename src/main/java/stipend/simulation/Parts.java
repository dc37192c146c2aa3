package stipend.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;
import stipend.simulation.Simulation.Kind;

/**
 * To which part of the platform each of a month's models belongs, or each creator: looked up once, however often their pay
 * is summed.
 */
final class Parts {
    /** So many days since joining, at the month's end. */
    private static final List<Range> TENURES = ranges(90, 365, 730);

    /** So many counted generations in the month. */
    private static final List<Range> SIZES = ranges(99, 999, 9_999);

    private record Range(String name, long end) {}

    private final int[] of;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private Parts(int count) {
        this.of = new int[count];
    }

    /** @param kind vertical or type */
    static Parts of(Kind kind, List<ModelContribution> models) {
        var parts = new Parts(models.size());
        for (int i = 0; i < parts.of.length; i++) {
            var attributes = models.get(i).attributes();
            parts.put(i, kind == Kind.TYPE ? attributes.type() : attributes.vertical());
        }
        return parts;
    }

    /** @param kind tenure or size; of somebody without a row in the month, null, neither is known */
    static Parts of(Kind kind, @Nullable CreatorContribution[] creators) {
        var parts = new Parts(creators.length);
        for (int i = 0; i < parts.of.length; i++) {
            var one = creators[i];
            parts.put(i, one == null ? null : range(kind, one));
        }
        return parts;
    }

    private static @Nullable String range(Kind kind, CreatorContribution one) {
        return kind == Kind.SIZE
                ? range(SIZES, one.metrics().generations())
                : one.creatorAgeDays() == null ? null : range(TENURES, one.creatorAgeDays());
    }

    private static String range(List<Range> ranges, long value) {
        int i = 0;
        while (value > ranges.get(i).end) {
            i++;
        }
        return ranges.get(i).name;
    }

    /** {@code 0-90}, {@code 91-365} … {@code 731-}. */
    private static List<Range> ranges(long... ends) {
        var ranges = new ArrayList<Range>();
        long from = 0;
        for (long end : ends) {
            ranges.add(new Range(from + "-" + end, end));
            from = end + 1;
        }
        ranges.add(new Range(from + "-", Long.MAX_VALUE));
        return ranges;
    }

    private void put(int at, @Nullable String name) {
        of[at] = numbers.computeIfAbsent(Objects.requireNonNullElse(name, ""), one -> {
            names.add(one);
            return names.size() - 1;
        });
    }

    /** What each part is paid; a part that is paid nothing is absent. */
    Map<String, Long> sums(long[] pay) {
        var sums = new long[names.size()];
        for (int i = 0; i < of.length; i++) {
            sums[of[i]] += pay[i];
        }
        var paid = new HashMap<String, Long>();
        for (int part = 0; part < sums.length; part++) {
            if (sums[part] > 0) {
                paid.put(names.get(part), sums[part]);
            }
        }
        return paid;
    }
}
