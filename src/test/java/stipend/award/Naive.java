package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.contribution.ModelContribution.Split;
import stipend.rules.Caps;
import stipend.rules.Per;
import stipend.rules.Reward;

/**
 * SPEC §4 a second time, as slowly and literally as it can be written, sharing no arithmetic with the product: what the
 * awards of a {@link RandomMonth} must be. Rounds of redistribution add to each row's award; caps look at every row.
 */
final class Naive {
    private final RandomMonth random;
    private final Caps caps;
    private final int decimals;
    private final List<Row> rows = new ArrayList<>();

    private static final class Row {
        String model = "";
        String creator = "";
        List<Split> splits = List.of();
        BigDecimal worth = BigDecimal.ZERO;
        Q award = Q.of(BigDecimal.ZERO);
        BigInteger units = BigInteger.ZERO;
    }

    /** A rational number. */
    record Q(BigInteger n, BigInteger d) {
        static Q of(BigDecimal x) {
            return x.scale() < 0
                    ? new Q(x.toBigIntegerExact(), BigInteger.ONE)
                    : new Q(x.unscaledValue(), BigInteger.TEN.pow(x.scale()));
        }

        private static Q lowest(BigInteger n, BigInteger d) {
            var g = n.gcd(d);
            return new Q(n.divide(g), d.divide(g));
        }

        Q plus(Q o) {
            return lowest(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
        }

        Q minus(Q o) {
            return lowest(n.multiply(o.d).subtract(o.n.multiply(d)), d.multiply(o.d));
        }

        Q times(Q o) {
            return lowest(n.multiply(o.n), d.multiply(o.d));
        }

        Q over(Q o) {
            return lowest(n.multiply(o.d), d.multiply(o.n));
        }

        int compare(Q o) {
            return n.multiply(o.d).compareTo(o.n.multiply(d));
        }

        Q min(Q o) {
            return compare(o) <= 0 ? this : o;
        }

        BigInteger floor() {
            return n.divide(d);
        }

        BigInteger halfUp() {
            return new BigDecimal(n)
                    .divide(new BigDecimal(d), 0, RoundingMode.HALF_UP)
                    .toBigInteger();
        }
    }

    private Naive(RandomMonth random) {
        this.random = random;
        this.caps = random.program().caps();
        this.decimals = random.rules().currency().getDefaultFractionDigits();
    }

    /** The lines as {@link Months#lines} writes them. */
    static List<String> lines(RandomMonth random) {
        var naive = new Naive(random);
        naive.readRows();
        naive.share();
        naive.round();
        return naive.afterSplits();
    }

    private void readRows() {
        if (random.program().per() == Per.MODEL) {
            random.month()
                    .models()
                    .forEach(m -> add(
                            m.modelId(),
                            m.creatorId(),
                            m.splits(),
                            m.metrics().revenue(),
                            m.attributes().exclusive()));
        } else {
            random.month()
                    .creators()
                    .forEach(c -> add(
                            "-",
                            c.creatorId(),
                            List.of(),
                            c.metrics().revenue(),
                            c.sums().models() >= 2));
        }
    }

    private void add(String model, String creator, List<Split> splits, BigDecimal revenue, boolean multiplied) {
        if (revenue.compareTo(new BigDecimal(13)) != 0) {
            var row = new Row();
            row.model = model;
            row.creator = creator;
            row.splits = splits;
            row.worth = base(revenue).multiply(multiplied ? RandomMonth.FACTOR : BigDecimal.ONE);
            rows.add(row);
        }
    }

    private BigDecimal base(BigDecimal of) {
        return switch (random.program().reward()) {
            case Reward.Pool _, Reward.Rate _ -> of;
            case Reward.Slabs tiers -> {
                var reached = tiers.pay().keySet().stream()
                        .filter(t -> t.compareTo(of) <= 0)
                        .max(Comparator.naturalOrder());
                yield reached.isEmpty() ? BigDecimal.ZERO : tiers.pay().get(reached.get());
            }
            case Reward.Brackets tiers -> {
                var sum = BigDecimal.ZERO;
                var thresholds = List.copyOf(tiers.each().keySet());
                for (int i = 0; i < thresholds.size(); i++) {
                    var from = thresholds.get(i);
                    var to = i + 1 < thresholds.size() ? thresholds.get(i + 1).min(of) : of;
                    if (to.compareTo(from) > 0) {
                        sum = sum.add(to.subtract(from).multiply(tiers.each().get(from)));
                    }
                }
                yield sum;
            }
        };
    }

    private void share() {
        if (random.program().reward() instanceof Reward.Pool pool) {
            sharePool(pool);
        } else {
            rows.forEach(row -> row.award = Q.of(row.worth));
            cap();
            scaleToBudget();
        }
    }

    private void sharePool(Reward.Pool pool) {
        var budget = Q.of(random.budget());
        boolean again = true;
        while (again) {
            var left = budget.minus(sum(rows));
            var free = rows.stream()
                    .filter(row -> row.worth.signum() > 0 && !held(row))
                    .toList();
            if (free.isEmpty() || left.n().signum() == 0) {
                return;
            }
            var points = Q.of(free.stream().map(row -> row.worth).reduce(BigDecimal.ZERO, BigDecimal::add));
            free.forEach(row ->
                    row.award = row.award.plus(left.times(Q.of(row.worth)).over(points)));
            cap();
            again = pool.leftover() == Reward.Leftover.REDISTRIBUTE;
        }
    }

    private void cap() {
        for (var row : rows) {
            if (caps.perPoint() != null) {
                row.award = row.award.min(Q.of(caps.perPoint().multiply(row.worth)));
            }
            if (caps.perModel() != null) {
                row.award = row.award.min(Q.of(caps.perModel()));
            }
        }
        for (var creator : rows.stream().map(row -> row.creator).distinct().toList()) {
            var his = of(creator);
            var sum = sum(his);
            if (caps.perCreator() != null && sum.compare(Q.of(caps.perCreator())) > 0) {
                his.forEach(row ->
                        row.award = row.award.times(Q.of(caps.perCreator())).over(sum));
            }
        }
    }

    private boolean held(Row row) {
        return caps.perPoint() != null && row.award.compare(Q.of(caps.perPoint().multiply(row.worth))) >= 0
                || caps.perModel() != null && row.award.compare(Q.of(caps.perModel())) >= 0
                || caps.perCreator() != null && sum(of(row.creator)).compare(Q.of(caps.perCreator())) >= 0;
    }

    private List<Row> of(String creator) {
        return rows.stream().filter(row -> row.creator.equals(creator)).toList();
    }

    private static Q sum(List<Row> rows) {
        return rows.stream().map(row -> row.award).reduce(Q.of(BigDecimal.ZERO), Q::plus);
    }

    private void scaleToBudget() {
        var sum = sum(rows);
        if (random.budget() != null && sum.compare(Q.of(random.budget())) > 0) {
            rows.forEach(
                    row -> row.award = row.award.times(Q.of(random.budget())).over(sum));
        }
    }

    private Q inUnits(Q amount) {
        return amount.times(Q.of(BigDecimal.ONE.movePointRight(decimals)));
    }

    private void round() {
        if (random.budget() == null && caps.perCreator() == null) {
            rows.forEach(row -> row.units = inUnits(row.award).halfUp());
            return;
        }
        rows.forEach(row -> row.units = inUnits(row.award).floor());
        var whole = inUnits(sum(rows)).halfUp();
        if (random.budget() != null) {
            whole = whole.min(inUnits(Q.of(random.budget())).floor());
        }
        var missing = whole.subtract(rows.stream().map(row -> row.units).reduce(BigInteger.ZERO, BigInteger::add));
        for (var row : byRemainder()) {
            if (missing.signum() > 0 && remainder(row).n().signum() > 0 && hasRoom(row)) {
                row.units = row.units.add(BigInteger.ONE);
                missing = missing.subtract(BigInteger.ONE);
            }
        }
    }

    private Q remainder(Row row) {
        var exact = inUnits(row.award);
        return exact.minus(Q.of(new BigDecimal(exact.floor())));
    }

    private List<Row> byRemainder() {
        Comparator<Row> largestRemainder = (a, b) -> remainder(b).compare(remainder(a));
        return rows.stream()
                .sorted(largestRemainder
                        .thenComparing((a, b) -> b.award.compare(a.award))
                        .thenComparing(row -> row.model, Naive::byCodePoint)
                        .thenComparing(row -> row.creator, Naive::byCodePoint))
                .toList();
    }

    static int byCodePoint(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private boolean hasRoom(Row row) {
        var award = new BigDecimal(row.units.add(BigInteger.ONE), decimals);
        var creator = of(row.creator).stream().map(one -> one.units).reduce(BigInteger.ONE, BigInteger::add);
        return fits(award, caps.perPoint() == null ? null : caps.perPoint().multiply(row.worth))
                && fits(award, caps.perModel())
                && fits(new BigDecimal(creator, decimals), caps.perCreator());
    }

    private static boolean fits(BigDecimal amount, @Nullable BigDecimal cap) {
        return cap == null || amount.compareTo(cap) <= 0;
    }

    private List<String> afterSplits() {
        var units = new TreeMap<String, SortedMap<String, BigInteger>>(Naive::byCodePoint);
        var points = new TreeMap<String, BigDecimal>();
        for (var row : rows) {
            split(row).forEach((creator, part) -> {
                units.computeIfAbsent(row.model, _ -> new TreeMap<>(Naive::byCodePoint))
                        .merge(creator, part, BigInteger::add);
                points.merge(row.model + " " + creator, row.worth, BigDecimal::add);
            });
        }
        var lines = new ArrayList<String>();
        units.forEach((model, parts) -> parts.forEach((creator, part) -> {
            if (part.signum() > 0) {
                lines.add(line(model + " " + creator, points.get(model + " " + creator), part));
            }
        }));
        return lines;
    }

    private String line(String key, BigDecimal points, BigInteger units) {
        var worth = random.program().reward() instanceof Reward.Pool
                ? points.setScale(6, RoundingMode.HALF_UP).toPlainString() + " "
                : "";
        return key + " " + worth + new BigDecimal(units, decimals).toPlainString();
    }

    private static SortedMap<String, BigInteger> split(Row row) {
        var parts = new TreeMap<String, BigInteger>();
        if (row.splits.isEmpty()) {
            parts.put(row.creator, row.units);
            return parts;
        }
        var award = new BigDecimal(row.units);
        row.splits.forEach(split -> parts.put(
                split.creatorId(),
                award.multiply(split.percent()).movePointLeft(2).toBigInteger()));
        var missing = row.units
                .subtract(parts.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        row.splits.stream()
                .sorted(Comparator.comparing((Split split) ->
                                award.multiply(split.percent()).movePointLeft(2).remainder(BigDecimal.ONE))
                        .thenComparing(Split::percent)
                        .reversed()
                        .thenComparing(Split::creatorId, Naive::byCodePoint))
                .limit(missing)
                .forEach(split -> parts.merge(split.creatorId(), BigInteger.ONE, BigInteger::add));
        return parts;
    }
}
