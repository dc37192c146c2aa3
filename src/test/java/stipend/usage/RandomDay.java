package stipend.usage;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.CellType;
import stipend.period.BusinessZone;
import stipend.rules.EventNames;
import stipend.rules.EventType;
import stipend.rules.Expr;
import stipend.rules.Expressions;
import stipend.rules.Measure;
import stipend.rules.Type;
import stipend.rules.UsageRules;
import stipend.rules.UsageRules.Exclusion;
import stipend.usage.UsageEngine.Delivery;

/** A day of a small community in which everything that can happen does, again and again; one seed, one day. */
final class RandomDay {
    static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final List<String> MODELS = List.of(
            "m1",
            "m10",
            "m2",
            "M2",
            "m 3",
            "模型",
            "m\uFF5E",
            "m\uD83D\uDE00",
            "\"m\"",
            "m,4",
            "m'5",
            "\\N",
            "é",
            "e\u0301");
    private static final List<String> UNKNOWN = List.of("x1", "x2", "0", "\uFF5Ez");
    private static final List<String> USERS =
            List.of("u1", "u2", "u3", "用户", "u\uD83D\uDE00", "u\uFF5E", " u1", "c1", "c2", "c3", "banned1", "banned2");
    private static final List<String> CREATORS = List.of("c1", "c2", "c3", "c4", "创作者", "a:b");
    private static final List<String> TYPES = List.of("checkpoint", "lora", "embedding", "类型");
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".ndjson", ".ndjson.gz", ".parquet");
    private static final List<String> NAMES =
            List.of("a", "b c", "文件", "it's", "x[1]", "y*", "z?", "q\"q", "k=v", "#%41");
    private static final List<String> INSTANTS = List.of(
            "2024-02-28T16:00:00Z",
            "2024-02-28T16:00:00.000001Z",
            "2024-02-29T15:59:59.999999Z",
            "2024-02-29T08:00Z",
            "2024-02-29T08:00:30Z",
            "2024-02-29T08:00:30.25Z",
            "2024-02-29T08:00:30.250000Z");
    private static final List<String> AMOUNTS = List.of(
            "0",
            "0.000001",
            "0.01",
            "1",
            "3.33",
            "99.999999",
            "999999.999999",
            "1000000",
            "999999999999.999999",
            "0.1");
    private static final List<String> WEIGHTS = List.of("0", "0.0001", "0.25", "0.75", "1", "3.3333", "10000");

    private static final SortedMap<String, CellType> COLUMNS =
            new TreeMap<>(Map.of("api", CellType.BOOLEAN, "cost", CellType.DECIMAL, "mood", CellType.TEXT));

    private static final List<String> WHERES = List.of(
            "true",
            "quantity >= 2",
            "amount * quantity > 3.33 and not quantity = 4",
            "round(amount, 1) = 0.1 or floor(amount) between 1 and 3",
            "case quantity when 1 then amount when 4 then -amount else null end > 0",
            "least(amount, quantity, null) < coalesce(nullif(amount, 1), 2)",
            "abs(quantity - amount) <= 1.0000001",
            "ceil(amount) in (1, 4, 1000000, null)",
            "(quantity + amount) * 1.50 >= 4.995",
            "case when amount > 0 then quantity > 1 end",
            "greatest(round(amount), 3) <> 3 or coalesce(null, null) is null and amount = 0.01",
            "amount * amount * 0.5 < 10 * amount",
            "quantity" + " + 1".repeat(25) + " <= 29");
    private static final List<String> WHERES_OF_COLUMNS = List.of(
            "api",
            "not api",
            "api is null or cost < 0",
            "mood = 'a|b' or mood > 'z'",
            "coalesce(api, cost > 0, false)",
            "mood in ('calm', null)",
            "mood not in ('calm', ' ')",
            "greatest(mood, 'b') = 'calm' or least(mood, null) = ' '",
            "case mood when 'calm' then true when ' ' then api end",
            "cost * cost < 1 and round(cost) <> cost",
            "nullif(mood, 'calm') is null",
            "api < (cost > 0)",
            "mood between 'a' and 'c' or api = false and mood is not null",
            "case when api then mood else 'it''s' end <> 'calm'",
            "-cost > amount or floor(cost) = -2 or ceil(cost) = 8 or round(cost, 1) = -0.3");

    private final Random random;
    private final int most;
    private String month = "2024-02";

    /** What events have beyond SPEC §1: in every second day. */
    final SortedMap<String, CellType> columns;

    RandomDay(int seed, int most) {
        this.random = new Random(seed);
        this.columns = seed % 2 == 0 ? COLUMNS : Collections.emptySortedMap();
        this.most = most;
    }

    Delivery delivery(LocalDate day, List<RawFile> files, Snapshot catalog, UsageRules rules) {
        var zone = BusinessZone.DEFAULT;
        var delivered = files.stream().map(RawFile::file).toList();
        return new Delivery(day, zone.startOf(day), zone.startOf(day.plusDays(1)), delivered, catalog, rules);
    }

    UsageRules rules() {
        var exclude = new HashSet<Exclusion>();
        for (var exclusion : Exclusion.values()) {
            if (random.nextInt(4) > 0) {
                exclude.add(exclusion);
            }
        }
        var caps = new TreeMap<EventType, Long>();
        for (var type : EventType.values()) {
            if (random.nextInt(3) > 0) {
                caps.put(type, pick(List.of(0L, 1L, 2L, 5L, 1_000_000_000L)));
            }
        }
        var base = new TreeMap<String, BigDecimal>();
        for (var type : TYPES) {
            if (random.nextInt(2) > 0) {
                base.put(type, new BigDecimal(pick(WEIGHTS)));
            }
        }
        return new UsageRules(
                exclude,
                caps,
                new UsageRules.Attribution(base, new BigDecimal(pick(WEIGHTS))),
                columns,
                new TreeMap<>());
    }

    /** The same with measures of all kinds. */
    UsageRules withMeasures(UsageRules rules) {
        var measures = new TreeMap<String, Measure>();
        for (var kind : Measure.Kind.values()) {
            for (var i = 0; i < 3; i++) {
                var perUser = random.nextBoolean() ? null : (Long) (long) pick(List.of(0, 1, 2, 3, 10));
                measures.put(kind.word() + i, new Measure(kind, pick(List.of(EventType.values())), where(), perUser));
            }
        }
        return rules.with(columns, measures);
    }

    private Expr where() {
        var text = pick(columns.isEmpty() || random.nextInt(3) == 0 ? WHERES : WHERES_OF_COLUMNS);
        return Expressions.parse(text, EventNames.vocabulary(columns), Type.BOOLEAN);
    }

    Snapshot catalog() {
        var creators = new HashMap<String, Creator>();
        CREATORS.forEach(id -> creators.put(id, new Creator(id, id, Creator.Status.ACTIVE, null, Map.of())));
        var models = new HashMap<String, Model>();
        for (var id : MODELS) {
            if (random.nextInt(8) > 0) {
                models.put(id, model(id));
            }
        }
        return new Snapshot(DAY, "", creators, models, new HashSet<>(List.of("banned1", "banned2", "nobody")));
    }

    private Model model(String id) {
        var splits = random.nextInt(3) > 0
                ? List.<Model.Split>of()
                : List.of(split(CREATORS.get(random.nextInt(3))), split(CREATORS.get(3 + random.nextInt(3))));
        return new Model(
                id, pick(CREATORS), id, pick(TYPES), null, true, false, null, Model.Status.LISTED, splits, Map.of());
    }

    private static Model.Split split(String creator) {
        return new Model.Split(creator, BigDecimal.valueOf(50));
    }

    /** From now on, what happens on the 29th of another month. */
    LocalDate in(String otherMonth) {
        month = otherMonth;
        return LocalDate.parse(otherMonth + "-29");
    }

    private RawEvent moved(RawEvent event) {
        return event.occurredAt() == null
                ? event
                : event.occurredAt(event.occurredAt().replace("2024-02", month));
    }

    /** Several files of any format; the rows fit the format. */
    List<RawFile> files(Path folder) {
        var files = new ArrayList<RawFile>();
        var left = 200 + random.nextInt(most);
        var pool = Math.max(1, (int) (left * 0.9));
        while (left > 0) {
            var ending = ENDINGS.get(files.size() % ENDINGS.size());
            var natural = random.nextBoolean();
            var size = Math.min(left, random.nextInt(most / 3));
            var events = new ArrayList<RawEvent>();
            for (var i = 0; i < size; i++) {
                events.add(event(events, pool, ending, natural));
            }
            events.replaceAll(this::moved);
            var name = pick(NAMES) + files.size() + (natural ? "" : "[a-z]*") + ending;
            files.add(RawFile.write(folder, name, natural, columns, events));
            left -= Math.max(1, size);
        }
        return files;
    }

    /** The same rows dealt out anew, over other files and other formats. */
    List<RawFile> dealtAnew(Path folder, List<RawEvent> events) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        var hands = new ArrayList<List<RawEvent>>();
        ENDINGS.forEach(_ -> hands.add(new ArrayList<>()));
        shuffled.forEach(event -> hands.get(random.nextInt(hands.size())).add(event));
        var files = new ArrayList<RawFile>();
        for (var i = 0; i < hands.size(); i++) {
            files.add(RawFile.write(
                    folder,
                    "anew" + random.nextInt(1000) + ENDINGS.get(i),
                    random.nextBoolean(),
                    columns,
                    hands.get(i)));
        }
        Collections.shuffle(files, random);
        return files;
    }

    /** Rows that every format can hold, Parquet of natural types too. */
    List<RawEvent> portableEvents() {
        var events = new ArrayList<RawEvent>();
        for (var i = 0; i < most; i++) {
            events.add(event(events, most, "portable", true));
        }
        return events;
    }

    private RawEvent event(List<RawEvent> before, int pool, String ending, boolean natural) {
        if (!before.isEmpty() && random.nextInt(12) == 0) {
            return random.nextBoolean() ? respelled(pick(before)) : changed(pick(before));
        }
        var event = good(pool);
        if (random.nextInt(12) == 0) {
            event = spoiled(event, ending, natural);
            event = random.nextInt(4) == 0 ? spoiled(event, ending, natural) : event;
        }
        return event;
    }

    private RawEvent good(int pool) {
        return new RawEvent(
                "e" + random.nextInt(pool),
                pick(INSTANTS),
                pick(List.of("generation", "generation", "generation", "download", "view", "like")),
                pick(USERS),
                models(),
                pick(strings("0", "1", "4", "2.00", "1000000000", null)),
                pick(AMOUNTS),
                cells(),
                false);
    }

    private List<@Nullable String> cells() {
        return columns.isEmpty()
                ? List.of()
                : strings(
                        pick(strings("true", "false", null)),
                        pick(strings("0", "-1.5", "0.5", "-0.25", "7.500", "999999999999.999999", null)),
                        pick(strings("calm", "\uFF5E", "\uD83D\uDE00", "a|b", " ", null)));
    }

    private List<@Nullable String> models() {
        var ids = new ArrayList<@Nullable String>();
        var n = random.nextInt(3) > 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(8);
        for (var i = 0; i < n; i++) {
            ids.add(random.nextInt(10) == 0 ? pick(UNKNOWN) : pick(MODELS));
        }
        return ids;
    }

    /** The same event but for one thing: which of the two counts hangs on it alone. */
    private RawEvent changed(RawEvent event) {
        return switch (random.nextInt(columns.isEmpty() ? 5 : 7)) {
            case 5, 6 -> event.columns(cells());
            case 0 -> event.amount(pick(AMOUNTS));
            case 1 -> event.quantity(pick(List.of("0", "1", "3", "10")));
            case 2 -> event.userId(pick(USERS));
            case 3 -> event.eventType(pick(List.of("generation", "download", "view", "like")));
            default -> event.modelIds(models());
        };
    }

    /** The same event in other words. */
    private RawEvent respelled(RawEvent event) {
        var models = event.modelIds() == null ? null : new ArrayList<>(event.modelIds());
        if (models != null && !models.isEmpty()) {
            models.add(models.get(random.nextInt(models.size())));
            Collections.shuffle(models, random);
        }
        var at = "2024-02-29T08:00Z".equals(event.occurredAt()) ? "2024-02-29T16:00:00.0+08:00" : event.occurredAt();
        var quantity = "4".equals(event.quantity()) ? "4.0" : event.quantity();
        var amount = "3.33".equals(event.amount()) ? "3.330000" : event.amount();
        return event.occurredAt(at).modelIds(models).quantity(quantity).amount(amount);
    }

    private RawEvent spoiled(RawEvent event, String ending, boolean natural) {
        var typed = natural && (ending.equals(".parquet") || ending.equals("portable"));
        return switch (random.nextInt(columns.isEmpty() ? 8 : 10)) {
            case 8, 9 -> event.columns(wrongCells(event.columns(), typed));
            case 0 ->
                event.eventId(pick(strings(null, "", "a|b", "a\u0001b", "n\u0000", "x".repeat(64), "x".repeat(65))));
            case 1 -> event.userId(pick(strings(null, "", "u\u0085", "u\nv", "u\u007F")));
            case 2 -> event.eventType(pick(strings(null, "", "Generation", "view ", "view\u0000", "share")));
            case 3 -> event.modelIds(badModels(ending));
            case 4 ->
                event.occurredAt(pick(
                        typed
                                ? strings(
                                        null,
                                        "2024-02-28T15:59:59.999999Z",
                                        "2024-02-29T16:00:00Z",
                                        "1900-01-01T00:00:00Z")
                                : strings(
                                        null,
                                        "",
                                        "2024-02-29",
                                        "2024-02-30T00:00:00Z",
                                        "2024-02-29T24:00:00Z",
                                        "now",
                                        "2024-02-29T16:00:00Z",
                                        "2024-02-29T08:00:00+18:01",
                                        "2024-02-29t08:00:00z")));
            case 5 ->
                event.quantity(pick(
                        typed
                                ? strings(null, "-1", "2.5", "1000000001")
                                : strings("", "+5", "x", "1e3", "0" + "0".repeat(60) + "2.000")));
            case 6 ->
                event.amount(pick(
                        typed
                                ? strings(null, "-1", "0.1234567", "1000000000000")
                                : strings(
                                        null,
                                        "-0",
                                        ".5",
                                        "5.",
                                        "1e3",
                                        "0x1",
                                        "1,5",
                                        "0.1234567",
                                        "000.1234560",
                                        "1e-7")));
            default -> ending.contains("csv") || ending.contains("json") ? event.broken(true) : event.modelIds(null);
        };
    }

    private List<@Nullable String> wrongCells(List<@Nullable String> cells, boolean typed) {
        var wrong = new ArrayList<>(cells);
        switch (random.nextInt(typed ? 2 : 3)) {
            case 0 -> wrong.set(1, pick(strings("1000000000000", "-0.0000001", "-1000000000000")));
            case 1 -> wrong.set(2, pick(strings("a\u0085", "\n", "n\u0000")));
            default -> {
                wrong.set(0, pick(strings("", "True", "1", "true ", "{}")));
                wrong.set(1, pick(strings("", ".5", "+1", "1e3", "-0", "0" + "0".repeat(60) + "2.000")));
            }
        }
        return wrong;
    }

    private @Nullable List<@Nullable String> badModels(String ending) {
        var csv = ending.contains("csv") || ending.equals("portable");
        return pick(
                csv
                        ? List.of(strings("m1", "", "m2"), strings("", ""), List.<@Nullable String>of())
                        : List.of(strings("m1", null), strings(""), strings("m1|m2"), strings((String) null)));
    }

    private static List<@Nullable String> strings(@Nullable String... words) {
        return Arrays.asList(words);
    }

    private <T extends @Nullable Object> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
