package stipend.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.CellType;
import stipend.rules.UsageRules;
import stipend.usage.UsageEngine.Delivery;

/**
 * SPEC §1 and §2 a second time, event by event and as literally as it can be written, without SQL: what the counting of
 * a day must find. It shares nothing with the product but the records of what goes in.
 */
final class NaiveCounting {
    static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,6}))?)?(?:Z|([+-])(\\d\\d):(\\d\\d))");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Snapshot catalog;
    private final UsageRules rules;
    private final long begins;
    private final long ends;
    private final List<Event> events = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** As {@code file row reason}, in no order. */
    final List<String> rejected = new ArrayList<>();

    long duplicates;

    /** A row that is none of the rejected. */
    record Event(
            String id,
            long micros,
            String type,
            String user,
            List<String> models,
            BigInteger quantity,
            BigInteger amount,
            List<@Nullable Object> columns) {
        static final Comparator<Event> ORDER = Comparator.comparingLong(Event::micros)
                .thenComparing(Event::user, CODE_POINTS)
                .thenComparing(Event::type, CODE_POINTS)
                .thenComparing(event -> String.join("|", event.models), CODE_POINTS)
                .thenComparing(Event::quantity)
                .thenComparing(Event::amount)
                .thenComparing(Event::columns, NaiveCounting::compareCells);
    }

    /** One after the other; a null comes last. */
    private static int compareCells(List<@Nullable Object> a, List<@Nullable Object> b) {
        for (var i = 0; i < a.size(); i++) {
            var order = compareCells(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareCells(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return switch (a) {
            case Boolean flag -> flag.compareTo((Boolean) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            default -> CODE_POINTS.compare((String) a, (String) b);
        };
    }

    /** What became of one model of an event: reason null: counted. */
    record Line(
            Event event,
            String model,
            @Nullable String creator,
            BigInteger credit,
            BigInteger revenue,
            @Nullable String reason) {
        Line because(String why) {
            return new Line(event, model, creator, credit, revenue, why);
        }
    }

    NaiveCounting(Delivery delivery, List<RawFile> files) {
        this.catalog = Objects.requireNonNull(delivery.catalog());
        this.rules = delivery.rules();
        this.begins = Math.multiplyExact(delivery.begins().getEpochSecond(), 1_000_000L);
        this.ends = Math.multiplyExact(delivery.ends().getEpochSecond(), 1_000_000L);
        var rows = new ArrayList<Event>();
        for (var file : files) {
            for (var i = 0; i < file.events().size(); i++) {
                read(file, file.events().get(i), file.rows().get(i), rows);
            }
        }
        choose(rows);
        events.forEach(this::split);
        cap();
    }

    private void read(RawFile file, RawEvent raw, long row, List<Event> into) {
        var fault = fault(raw, file.isJson());
        if (fault == null) {
            into.add(event(raw, file.isJson()));
        } else {
            rejected.add(file.file().name() + " " + row + " " + fault);
        }
    }

    private @Nullable String fault(RawEvent raw, boolean json) {
        if (raw.broken() || isBadId(raw.eventId()) || isBadId(raw.userId()) || isLong(raw.eventId())) {
            return "malformed";
        }
        var models = raw.modelIds() == null ? List.<@Nullable String>of() : raw.modelIds();
        if (models.stream().anyMatch(id -> id == null || id.isEmpty() || isBadId(id))) {
            return "malformed";
        }
        var wrong = wrongColumns(raw, json);
        if (wrong.contains(CellType.TEXT) || wrong.contains(CellType.BOOLEAN)) {
            return "malformed";
        }
        if (isThere(raw.occurredAt()) && micros(raw.occurredAt()) == null) {
            return "bad_timestamp";
        }
        if (isThere(raw.eventType())
                && !Set.of("generation", "download", "view", "like").contains(raw.eventType())) {
            return "bad_type";
        }
        if (quantity(raw.quantity(), json) == null
                || amount(raw.amount(), json) == null
                || wrong.contains(CellType.DECIMAL)) {
            return "bad_number";
        }
        if (!isThere(raw.eventId())
                || !isThere(raw.occurredAt())
                || !isThere(raw.eventType())
                || !isThere(raw.userId())
                || models.isEmpty()) {
            return "missing_field";
        }
        var at = micros(raw.occurredAt());
        return at == null || at < begins || at >= ends ? "outside_day" : null;
    }

    private static boolean isThere(@Nullable String word) {
        return word != null && !word.isEmpty();
    }

    private static boolean isLong(@Nullable String id) {
        return id != null && id.codePointCount(0, id.length()) > 64;
    }

    private static boolean isBadId(@Nullable String id) {
        return id != null
                && id.codePoints()
                        .anyMatch(c -> c == '|' || c < 32 || (c >= 127 && c < 160) || (c >= 0xD800 && c < 0xE000));
    }

    private Event event(RawEvent raw, boolean json) {
        return new Event(
                sure(raw.eventId()),
                sure(micros(raw.occurredAt())),
                sure(raw.eventType()),
                sure(raw.userId()),
                sure(raw.modelIds()).stream()
                        .map(NaiveCounting::sure)
                        .distinct()
                        .sorted(CODE_POINTS)
                        .toList(),
                sure(quantity(raw.quantity(), json)),
                sure(amount(raw.amount(), json)),
                cells(raw, json));
    }

    private Set<CellType> wrongColumns(RawEvent raw, boolean json) {
        var cells = cells(raw, json);
        var wrong = new HashSet<CellType>();
        var types = List.copyOf(rules.columns().values());
        for (var i = 0; i < types.size(); i++) {
            if (isThere(raw.columns().get(i)) && cells.get(i) == null) {
                wrong.add(types.get(i));
            }
        }
        return wrong;
    }

    /** By column; null also where the cell is wrong. */
    private List<@Nullable Object> cells(RawEvent raw, boolean json) {
        var cells = new ArrayList<@Nullable Object>();
        for (var type : rules.columns().values()) {
            cells.add(cell(raw.columns().get(cells.size()), type, json));
        }
        return cells;
    }

    private static @Nullable Object cell(@Nullable String word, CellType type, boolean json) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return switch (type) {
            case TEXT -> word.codePoints().anyMatch(c -> c < 32 || (c >= 127 && c < 160)) ? null : word;
            case BOOLEAN -> word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
            case DECIMAL -> decimal(word, json);
        };
    }

    private static @Nullable Object decimal(String word, boolean json) {
        var negative = word.startsWith("-");
        var value = number(negative ? word.substring(1) : word, json);
        return value == null || value.scale() > 6 || value.compareTo(BigDecimal.TEN.pow(12)) >= 0
                ? null
                : negative ? value.negate() : value;
    }

    private static <T> T sure(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    static @Nullable Long micros(@Nullable String word) {
        var m = TIMESTAMP.matcher(word == null ? "" : word);
        if (!m.matches()) {
            return null;
        }
        var hours = m.group(9) == null ? 0 : Integer.parseInt(m.group(9));
        var minutes = m.group(10) == null ? 0 : Integer.parseInt(m.group(10));
        if (minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return null;
        }
        try {
            var local = LocalDateTime.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    Integer.parseInt(m.group(4)),
                    Integer.parseInt(m.group(5)),
                    m.group(6) == null ? 0 : Integer.parseInt(m.group(6)));
            var east = ("-".equals(m.group(8)) ? -1 : 1) * (hours * 3600L + minutes * 60L);
            var fraction = m.group(7) == null ? 0 : Long.parseLong((m.group(7) + "00000").substring(0, 6));
            return (local.toEpochSecond(ZoneOffset.UTC) - east) * 1_000_000 + fraction;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigInteger quantity(@Nullable String word, boolean json) {
        if (!isThere(word)) {
            return BigInteger.ONE;
        }
        var value = number(word, json);
        return value == null || value.signum() < 0 || value.scale() > 0 || value.compareTo(BigDecimal.TEN.pow(9)) > 0
                ? null
                : value.toBigIntegerExact();
    }

    private static @Nullable BigInteger amount(@Nullable String word, boolean json) {
        if (!isThere(word)) {
            return BigInteger.ZERO;
        }
        var value = number(word, json);
        return value == null || value.signum() < 0 || value.scale() > 6 || value.compareTo(BigDecimal.TEN.pow(12)) >= 0
                ? null
                : value.multiply(MILLION).toBigIntegerExact();
    }

    private static @Nullable BigDecimal number(@Nullable String word, boolean json) {
        var digits = "\\d+(\\.\\d+)?";
        var grammar = json ? digits + "|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?" : digits;
        return word != null && word.matches(grammar) ? new BigDecimal(word).stripTrailingZeros() : null;
    }

    private void choose(List<Event> rows) {
        var first = new HashMap<String, Event>();
        rows.forEach(row -> first.merge(row.id, row, (a, b) -> Event.ORDER.compare(a, b) <= 0 ? a : b));
        events.addAll(first.values());
        duplicates = (long) rows.size() - events.size();
    }

    private void split(Event event) {
        var known = event.models.stream().filter(catalog.models()::containsKey).toList();
        var weights = known.stream()
                .map(id -> weight(sure(catalog.models().get(id)), known.size()))
                .toList();
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            weights = known.stream().map(_ -> BigDecimal.ONE).toList();
        }
        var credit = "generation".equals(event.type) ? MILLION.toBigInteger() : BigInteger.ZERO;
        for (var i = 0; i < known.size(); i++) {
            var model = sure(catalog.models().get(known.get(i)));
            lines.add(new Line(
                    event,
                    model.modelId(),
                    model.creatorId(),
                    part(credit, weights, i),
                    part(event.amount, weights, i),
                    reason(event, model)));
        }
        var unknown = event.models.stream()
                .filter(id -> !catalog.models().containsKey(id))
                .toList();
        for (var id : unknown) {
            var takesAll = known.isEmpty() && id.equals(unknown.getFirst());
            lines.add(new Line(
                    event,
                    id,
                    null,
                    takesAll ? credit : BigInteger.ZERO,
                    takesAll ? event.amount : BigInteger.ZERO,
                    "unknown_model"));
        }
    }

    private BigDecimal weight(Model model, int known) {
        var base = rules.attribution().base().getOrDefault(model.type(), BigDecimal.ZERO);
        return base.multiply(BigDecimal.valueOf(known)).add(rules.attribution().equal());
    }

    private static BigInteger part(BigInteger whole, List<BigDecimal> weights, int i) {
        return upTo(whole, weights, i + 1).subtract(upTo(whole, weights, i));
    }

    private static BigInteger upTo(BigInteger whole, List<BigDecimal> weights, int end) {
        var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var some = weights.subList(0, end).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BigDecimal(whole).multiply(some).divideToIntegralValue(all).toBigIntegerExact();
    }

    private @Nullable String reason(Event event, Model model) {
        if (rules.exclude().contains(UsageRules.Exclusion.BLOCKED_USER)
                && catalog.blockedUsers().contains(event.user)) {
            return "blocked_user";
        }
        var own = model.creatorId().equals(event.user)
                || model.splits().stream().anyMatch(split -> split.creatorId().equals(event.user));
        return rules.exclude().contains(UsageRules.Exclusion.SELF_USE) && own ? "self_use" : null;
    }

    private void cap() {
        var order = Comparator.comparingLong((Line line) -> line.event.micros)
                .thenComparing(line -> line.event.id, CODE_POINTS);
        lines.sort(order);
        var seen = new HashMap<List<String>, Long>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var cap = rules.dailyCapPerUser().entrySet().stream()
                    .filter(entry -> entry.getKey().word().equals(line.event.type))
                    .findFirst();
            if (line.reason == null && cap.isPresent()) {
                var place = seen.merge(List.of(line.model, line.event.user, line.event.type), 1L, Long::sum);
                if (place > cap.get().getValue()) {
                    lines.set(i, line.because("over_cap"));
                }
            }
        }
    }

    /** Every bucket as {@code bucket reason -> rows credit revenue}, the empty ones left out. */
    Map<String, String> buckets() {
        var buckets = new TreeMap<String, String>();
        var reasons = new TreeMap<String, Long>();
        rejected.forEach(row -> reasons.merge(row.substring(row.lastIndexOf(' ') + 1), 1L, Long::sum));
        reasons.forEach((reason, n) -> buckets.put("REJECTED " + reason, n + " 0.000000 0.000000"));
        if (duplicates > 0) {
            buckets.put("DUPLICATE duplicate", duplicates + " 0.000000 0.000000");
        }
        if (!events.isEmpty()) {
            var generations = events.stream()
                    .filter(event -> "generation".equals(event.type))
                    .count();
            var amount = events.stream().map(Event::amount).reduce(BigInteger.ZERO, BigInteger::add);
            buckets.put(
                    "ACCEPTED accepted", events.size() + " " + generations + ".000000 " + new BigDecimal(amount, 6));
        }
        var names = new HashSet<String>();
        lines.forEach(line -> names.add(line.reason == null ? "COUNTED counted" : "EXCLUDED " + line.reason));
        names.forEach(name -> buckets.put(
                name,
                sums(lines.stream()
                        .filter(line ->
                                name.equals(line.reason == null ? "COUNTED counted" : "EXCLUDED " + line.reason))
                        .toList())));
        return buckets;
    }

    private static String sums(List<Line> some) {
        return some.size() + " " + sum(some, Line::credit) + " " + sum(some, Line::revenue);
    }

    private static BigDecimal sum(List<Line> some, Function<Line, BigInteger> of) {
        return new BigDecimal(some.stream().map(of).reduce(BigInteger.ZERO, BigInteger::add), 6);
    }

    List<Line> counted() {
        return lines.stream().filter(line -> line.reason == null).toList();
    }

    /** The rows of daily_usage.csv without the day, of these counted lines, in their order. */
    static List<String> daily(List<Line> counted) {
        var keys = new TreeSet<List<String>>(Comparator.<List<String>, String>comparing(List::getFirst, CODE_POINTS)
                .thenComparing(List::getLast, CODE_POINTS));
        counted.forEach(line -> keys.add(List.of(line.model, sure(line.creator))));
        var rows = new ArrayList<String>();
        for (var key : keys) {
            var own = counted.stream()
                    .filter(line -> List.of(line.model, sure(line.creator)).equals(key))
                    .toList();
            rows.add(String.join(
                    ",",
                    key.getFirst(),
                    key.getLast(),
                    of(own, "generation").size() + "",
                    images(own) + "",
                    sum(own, Line::credit) + "",
                    of(own, "download").size() + "",
                    of(own, "view").size() + "",
                    of(own, "like").size() + "",
                    sum(own, Line::revenue) + ""));
        }
        return rows;
    }

    static List<Line> of(List<Line> some, String type) {
        return some.stream().filter(line -> line.event.type.equals(type)).toList();
    }

    private static BigInteger images(List<Line> own) {
        return of(own, "generation").stream().map(line -> line.event.quantity).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
