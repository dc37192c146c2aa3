package stipend.award;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.ModelContribution.Split;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.rules.Caps;
import stipend.rules.Columns;
import stipend.rules.Expr;
import stipend.rules.Multiplier;
import stipend.rules.PayoutRules;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Reward;
import stipend.rules.Rules;
import stipend.rules.UsageRules;

/** Small months and programs of tests: a row's revenue is what the program measures, unless a test says otherwise. */
final class Months {
    private Months() {}

    static ModelContribution row(String model, String creator, String revenue, String... splits) {
        return row(model, creator, revenue, false, splits);
    }

    static ModelContribution row(String model, String creator, String revenue, boolean exclusive, String... splits) {
        var attributes = new Attributes("lora", null, true, exclusive, "listed", "active", null, 400L);
        return new ModelContribution(model, creator, revenue(revenue), 2, 1, 28, 3, attributes, splits(splits));
    }

    private static Metrics revenue(String revenue) {
        return new Metrics(3, new BigDecimal(7), new BigDecimal("1.500000"), 1, 0, 0, new BigDecimal(revenue));
    }

    private static List<Split> splits(String... splits) {
        return Arrays.stream(splits)
                .map(split -> split.split(":"))
                .map(split -> new Split(split[0], new BigDecimal(split[1])))
                .toList();
    }

    static MonthContribution month(ModelContribution... rows) {
        return month(List.of(rows));
    }

    static MonthContribution month(List<ModelContribution> rows) {
        var creators = rows.stream()
                .collect(Collectors.groupingBy(ModelContribution::creatorId, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(his -> new CreatorContribution(
                        his.getKey(),
                        RowSums.sum(his.getValue().stream().map(RowSums::of).toList()),
                        2,
                        1,
                        "active",
                        400L))
                .toList();
        return new MonthContribution(YearMonth.of(2024, 2), rows, creators, sum(rows));
    }

    private static Metrics sum(List<ModelContribution> rows) {
        return rows.stream().map(ModelContribution::metrics).reduce(Metrics.ZERO, Metrics::plus);
    }

    static Reward pool(String budget, Reward.Leftover leftover) {
        return pool(Per.MODEL, budget, leftover);
    }

    static Reward pool(Per per, String budget, Reward.Leftover leftover) {
        var exprs = Exprs.per(per);
        return new Reward.Pool(exprs.number("revenue"), exprs.number(budget), leftover);
    }

    static Reward rate(@Nullable String budget) {
        return rate(Per.MODEL, budget);
    }

    static Reward rate(Per per, @Nullable String budget) {
        var exprs = Exprs.per(per);
        return new Reward.Rate(exprs.number("revenue"), budget == null ? null : exprs.number(budget));
    }

    static Reward slabs(String... tiers) {
        return new Reward.Slabs(Exprs.MODEL.number("revenue"), tiers(tiers), null, false);
    }

    static Reward brackets(String... tiers) {
        return new Reward.Brackets(Exprs.MODEL.number("revenue"), tiers(tiers), null, false);
    }

    private static SortedMap<BigDecimal, BigDecimal> tiers(String... tiers) {
        var sorted = new TreeMap<BigDecimal, BigDecimal>();
        for (var tier : tiers) {
            sorted.put(new BigDecimal(tier.split(":")[0]), new BigDecimal(tier.split(":")[1]));
        }
        return sorted;
    }

    /** {@code caps("0.5", null, "10")}: per_point, per_model, per_creator. */
    static Caps caps(@Nullable String perPoint, @Nullable String perModel, @Nullable String perCreator) {
        return new Caps(decimal(perPoint), decimal(perModel), decimal(perCreator));
    }

    private static @Nullable BigDecimal decimal(@Nullable String value) {
        return value == null ? null : new BigDecimal(value);
    }

    static Program program(Reward reward, Caps caps, Multiplier... multipliers) {
        return program(Per.MODEL, reward, caps, multipliers);
    }

    static Program program(Per per, Reward reward, Caps caps, Multiplier... multipliers) {
        return program(per, Exprs.per(per).condition("true"), reward, caps, multipliers);
    }

    static Program program(Per per, Expr eligible, Reward reward, Caps caps, Multiplier... multipliers) {
        return new Program("p", Map.of(), per, eligible, reward, List.of(multipliers), caps);
    }

    static Rules rules(String currency, Program... programs) {
        return new Rules(
                "2024-01.yaml",
                "",
                "Test",
                YearMonth.of(2024, 1),
                Currency.getInstance(currency),
                Columns.NONE,
                new UsageRules(Set.of(), new TreeMap<>(), new UsageRules.Attribution(new TreeMap<>(), BigDecimal.ONE)),
                List.of(programs),
                new PayoutRules(BigDecimal.ZERO, "none", null, PayoutRules.Gap.RESET),
                Exprs.MODEL.vocabulary(),
                Exprs.CREATOR.vocabulary());
    }

    static Awards evaluate(Program program, MonthContribution month) {
        return Awards.evaluate(rules("CNY", program), month, Map.of());
    }

    /** {@code m1 c1 12.34}, or {@code m1 c1 5.000000 12.34} in a pool; the model is {@code -} for a creator's award. */
    static List<String> lines(Program program, ModelContribution... rows) {
        return lines(evaluate(program, month(rows)));
    }

    static List<String> lines(Awards awards) {
        return awards.lines().stream()
                .map(award -> (award.modelId() == null ? "-" : award.modelId()) + " " + award.creatorId() + " "
                        + (award.points() == null ? "" : award.points().toPlainString() + " ")
                        + award.amount().toPlainString())
                .toList();
    }
}
