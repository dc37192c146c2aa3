package stipend.award;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.rules.Caps;
import stipend.rules.Multiplier;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Reward;
import stipend.rules.Reward.Leftover;
import stipend.rules.Rules;

/**
 * A small month and one program drawn from a seed. What is measured is the revenue; {@code exclusive} rows (in programs
 * per creator: creators of two rows or more) are multiplied by {@link #FACTOR}; rows of 13 are not eligible.
 */
record RandomMonth(
        Rules rules,
        Program program,
        MonthContribution month,
        @Nullable BigDecimal budget) {
    static final BigDecimal FACTOR = new BigDecimal("1.35");

    /** Leaves a number what it is, but with more decimals than a long has digits. */
    private static final String LONG_ONE = "1." + "0".repeat(24);

    /** In an order that only code points give: UTF-16 puts the emoji before the wide tilde. */
    private static final List<String> IDS = List.of("M", "m10", "m9", "\uFF5E", "\uD83D\uDE00", "\uD83D\uDE00a");

    private static final Map<String, Integer> CURRENCIES = new TreeMap<>(Map.of("CNY", 2, "JPY", 0, "KWD", 3));

    static RandomMonth of(long seed) {
        return new Draw(new Random(seed)).draw();
    }

    RandomMonth permuted(long seed) {
        var models = new ArrayList<>(month.models());
        var creators = new ArrayList<>(month.creators());
        Collections.shuffle(models, new Random(seed));
        Collections.shuffle(creators, new Random(seed + 1));
        return new RandomMonth(
                rules, program, new MonthContribution(month.month(), models, creators, month.totals()), budget);
    }

    Awards evaluate() {
        return Awards.evaluate(rules, month, Map.of());
    }

    private record Draw(Random random) {
        RandomMonth draw() {
            var per = random.nextInt(4) == 0 ? Per.CREATOR : Per.MODEL;
            var currency = pick(List.copyOf(CURRENCIES.keySet()));
            int decimals = CURRENCIES.get(currency);
            var rows = rows();
            var reward = random.nextInt(5);
            var budget = reward < 3 || random.nextBoolean() ? decimal(200, random.nextInt(5)) : null;
            var program = program(per, reward, budget, decimals);
            return new RandomMonth(Months.rules(currency, program), program, Months.month(rows), budget);
        }

        private List<ModelContribution> rows() {
            var byKey = new TreeMap<String, ModelContribution>();
            for (int i = random.nextInt(14); i >= 0; i--) {
                var model = pick(IDS);
                var creator = pick(IDS.subList(1, 5));
                byKey.put(model + "|" + creator, Months.row(model, creator, revenue(), random.nextBoolean(), splits()));
            }
            return List.copyOf(byKey.values());
        }

        private String revenue() {
            return switch (random.nextInt(5)) {
                case 0 -> "0";
                case 1 -> "13";
                case 2 -> String.valueOf(random.nextInt(4));
                default -> decimal(60, random.nextInt(4)).toPlainString();
            };
        }

        private String[] splits() {
            return switch (random.nextInt(4)) {
                case 0 -> new String[] {"\uD83D\uDE00:50", "\uFF5E:50"};
                case 1 -> new String[] {"m9:33.3333", "m10:33.3333", "\uFF5E:33.3334"};
                default -> new String[0];
            };
        }

        private Program program(Per per, int reward, @Nullable BigDecimal budget, int decimals) {
            var exprs = Exprs.per(per);
            var of = exprs.number(random.nextInt(6) == 0 ? "revenue * " + LONG_ONE : "revenue");
            var limit = budget == null ? null : exprs.number(budget.toPlainString());
            var tiers = new TreeMap<>(
                    Map.of(decimal(3, 1), decimal(9, 2), decimal(40, 1).add(BigDecimal.TEN), decimal(9, 2)));
            var caps = caps(per, reward < 3, decimals);
            return Months.program(
                    per,
                    exprs.condition("revenue <> 13"),
                    switch (reward) {
                        case 0 -> new Reward.Pool(of, Objects.requireNonNull(limit), Leftover.PLATFORM);
                        case 1, 2 -> new Reward.Pool(of, Objects.requireNonNull(limit), Leftover.REDISTRIBUTE);
                        case 3 -> new Reward.Rate(of, limit);
                        default ->
                            random.nextBoolean()
                                    ? new Reward.Slabs(of, tiers, limit, false)
                                    : new Reward.Brackets(of, tiers, limit, false);
                    },
                    caps,
                    new Multiplier(
                            "m",
                            exprs.condition(per == Per.MODEL ? "exclusive" : "models >= 2"),
                            exprs.number(FACTOR.toPlainString())));
        }

        private Caps caps(Per per, boolean pool, int decimals) {
            return new Caps(
                    pool && random.nextInt(3) == 0 ? decimal(6, random.nextInt(6)) : null,
                    per == Per.MODEL && random.nextBoolean() ? decimal(40, random.nextInt(decimals + 1)) : null,
                    random.nextBoolean() ? decimal(50, random.nextInt(decimals + 1)) : null);
        }

        private BigDecimal decimal(int below, int decimals) {
            return BigDecimal.valueOf(
                    random.nextLong(below * BigInteger.TEN.pow(decimals).longValueExact()), decimals);
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
