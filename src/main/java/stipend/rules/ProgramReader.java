package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** One program: who takes part, what it pays, multipliers and caps (SPEC §4). */
final class ProgramReader {
    static final List<String> REWARDS = List.of("pool", "rate", "tiers");
    static final Map<String, Per> PERS = new TreeMap<>(Map.of("model", Per.MODEL, "creator", Per.CREATOR));
    static final Map<String, Reward.Leftover> LEFTOVERS =
            new TreeMap<>(Map.of("platform", Reward.Leftover.PLATFORM, "redistribute", Reward.Leftover.REDISTRIBUTE));

    static final Map<String, Boolean> TRUTHS = new TreeMap<>(Map.of("true", true, "false", false));

    /** Ids become parts of account names, which a colon or a space would split. */
    static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int ANY_DECIMALS = 50;

    private final Reading reading;
    private final OwnNames own;
    private final int moneyDecimals;
    private final Set<String> ids;

    /** @param ids of the programs before this one */
    ProgramReader(Reading reading, OwnNames own, int moneyDecimals, Set<String> ids) {
        this.reading = reading;
        this.own = own;
        this.moneyDecimals = moneyDecimals;
        this.ids = ids;
    }

    Program read(Node node) {
        var program = reading.section(node, "the program", Keys.names(Keys.PROGRAM));
        var id = program.require("id").map(value -> id(value, ids, "program")).orElse("");
        var per = program.get("per")
                .map(value -> reading.word(value, "per", PERS))
                .orElse(Per.MODEL);
        if (per == Per.MODEL) {
            program.refuse("of_models", "without per: creator");
        }
        var row = program.has("of_models") ? Scope.row(per, own).ofSomeModels(own) : Scope.row(per, own);
        boolean ranked = program.has("rank_by");
        var before = ranked ? row.beforeRanks() : row;
        var scope = ranked ? row.afterRanks() : row;
        return new Program(
                id,
                program.get("title").map(this::title).orElse(Map.of()),
                per,
                per == Per.MODEL ? Expr.Literal.TRUE : program.condition("of_models", Scope.row(Per.MODEL, own)),
                program.condition("eligible", before),
                program.optionalExpression("rank_by", before, Type.NUMBER),
                reward(program, per, scope),
                program.get("multipliers")
                        .map(value -> multipliers(value, scope))
                        .orElse(List.of()),
                program.get("cap")
                        .map(value -> caps(value, per, program.has("pool")))
                        .orElse(Caps.NONE));
    }

    private String id(Node node, Set<String> before, String of) {
        var id = reading.text(node, "id");
        if (id == null) {
            return "";
        }
        if (!ID.matcher(id).matches()) {
            reading.problem(node, "an id is 1 to 64 letters, digits and . _ - and begins with a letter or digit");
        }
        if (!before.add(id)) {
            reading.problem(node, of + " " + Words.quote(id) + " stands twice");
        }
        return id;
    }

    private Map<String, String> title(Node node) {
        var titles = new LinkedHashMap<String, String>();
        reading.entries(node, "title").forEach((key, value) -> {
            var text = reading.text(value, "a title");
            if (!LANGUAGE.matcher(key.getValue()).matches()) {
                reading.problem(key, Words.quote(key.getValue()) + " is no language tag such as en or zh");
            }
            if (text != null) {
                titles.put(key.getValue(), text);
            }
        });
        return Collections.unmodifiableMap(titles);
    }

    private Reward reward(Section program, Per per, Scope scope) {
        var present = REWARDS.stream().filter(program::has).toList();
        if (!program.has("pool")) {
            program.refuse("score", "without a pool");
        }
        if (present.size() == 1) {
            return reward(program, present.getFirst(), per, scope);
        }
        boolean slip = present.isEmpty() && REWARDS.stream().anyMatch(program.missed()::contains);
        if (program.isMapping() && !slip) {
            reading.problem(
                    program.node(),
                    "a program has exactly one of pool, rate and tiers"
                            + (present.isEmpty() ? "" : ", not " + String.join(" and ", present)));
        }
        return new Reward.Rate(new Expr.Literal(null, Type.NUMBER), null);
    }

    private Reward reward(Section program, String key, Per per, Scope scope) {
        var node = program.get(key).orElseThrow();
        return switch (key) {
            case "pool" -> pool(program, node, per, scope);
            case "rate" -> rate(node, per, scope);
            default -> tiers(node, per, scope);
        };
    }

    private Reward pool(Section program, Node node, Per per, Scope scope) {
        var pool = reading.section(node, "the pool", Keys.names(Keys.POOL));
        return new Reward.Pool(
                program.expression("score", scope, Type.NUMBER),
                pool.expression("budget", Scope.budget(per, own), Type.NUMBER),
                pool.get("leftover")
                        .map(value -> reading.word(value, "use of what is left over", LEFTOVERS))
                        .orElse(Reward.Leftover.PLATFORM));
    }

    private Reward rate(Node node, Per per, Scope scope) {
        var rate = reading.section(node, "the rate", Keys.names(Keys.RATE));
        return new Reward.Rate(rate.expression("amount", scope, Type.NUMBER), budget(rate, per));
    }

    private @Nullable Expr budget(Section reward, Per per) {
        return reward.optionalExpression("budget", Scope.budget(per, own), Type.NUMBER);
    }

    private Reward tiers(Node node, Per per, Scope scope) {
        var tiers = reading.section(node, "tiers", Keys.names(Keys.TIERS));
        var of = tiers.expression("of", scope, Type.NUMBER);
        boolean slip = tiers.missed().contains("pay") || tiers.missed().contains("each");
        if (tiers.has("pay") == tiers.has("each") && tiers.isMapping() && !slip) {
            reading.problem(node, "tiers have either pay or each" + (tiers.has("pay") ? ", not both" : ""));
        }
        BiFunction<String, Integer, SortedMap<BigDecimal, BigDecimal>> steps = (key, decimals) ->
                tiers.get(key).map(value -> steps(value, key, decimals)).orElseGet(TreeMap::new);
        boolean once = tiers.get("once")
                .map(value -> Boolean.TRUE.equals(reading.word(value, "yes or no", TRUTHS)))
                .orElse(false);
        return tiers.has("each")
                ? new Reward.Brackets(of, steps.apply("each", ANY_DECIMALS), budget(tiers, per), once)
                : new Reward.Slabs(of, steps.apply("pay", moneyDecimals), budget(tiers, per), once);
    }

    private SortedMap<BigDecimal, BigDecimal> steps(Node node, String name, int decimals) {
        var steps = new TreeMap<BigDecimal, BigDecimal>();
        reading.entries(node, name).forEach((key, value) -> {
            var threshold = reading.decimal(key, "a threshold", ANY_DECIMALS);
            if (steps.put(threshold, reading.decimal(value, "what a threshold earns", decimals)) != null) {
                reading.problem(key, "threshold " + Words.quote(key.getValue()) + " stands twice in " + name);
            }
        });
        if (steps.isEmpty()) {
            reading.problem(node, name + " needs at least one threshold");
        }
        return Collections.unmodifiableSortedMap(steps);
    }

    private List<Multiplier> multipliers(Node node, Scope scope) {
        var multipliers = new ArrayList<Multiplier>();
        var before = new HashSet<String>();
        for (var item : reading.items(node, "multipliers")) {
            var multiplier = reading.section(item, "the multiplier", Keys.names(Keys.MULTIPLIER));
            multipliers.add(new Multiplier(
                    multiplier
                            .require("id")
                            .map(value -> id(value, before, "multiplier"))
                            .orElse(""),
                    multiplier.condition("when", scope),
                    multiplier.expression("by", scope, Type.NUMBER)));
        }
        return List.copyOf(multipliers);
    }

    private Caps caps(Node node, Per per, boolean ofPool) {
        var cap = reading.section(node, "cap", Keys.names(Keys.CAP));
        if (!ofPool) {
            cap.refuse("per_point", "without a pool");
        }
        if (per == Per.CREATOR) {
            cap.refuse("per_model", "with per: creator");
        }
        return new Caps(
                cap(cap, "per_point", ANY_DECIMALS),
                cap(cap, "per_model", moneyDecimals),
                cap(cap, "per_creator", moneyDecimals));
    }

    private @Nullable BigDecimal cap(Section cap, String key, int decimals) {
        return cap.get(key).map(value -> reading.decimal(value, key, decimals)).orElse(null);
    }
}
