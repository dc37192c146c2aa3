package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stipend.rules.Caps;
import stipend.rules.Expr;
import stipend.rules.Multiplier;
import stipend.rules.PayoutRules;
import stipend.rules.Per;
import stipend.rules.Program;
import stipend.rules.Reward;
import stipend.rules.Rules;
import stipend.rules.UsageRules;

/** The real month's awards, byte for byte; its programs are written out here, their expressions as they stand in its rules file. */
class RealMonthTest {
    private static final RealMonth MONTH = RealMonth.MAY_2023;

    @Test
    void givesTheAwardsOfTheRealMonth() throws IOException {
        assumeTrue(MONTH.isPresent());
        var awards = Awards.evaluate(rules(), MONTH.contribution(), MONTH.finance());
        var lines = awards.lines().stream().map(RealMonthTest::line).collect(Collectors.joining());
        var written = Files.writeString(
                Path.of("target", "awards-2023-05.csv"), "month,program,model_id,creator_id,points,award\n" + lines);
        var expected = MONTH.folder().resolve("expected/awards.csv");
        assertThat(Files.mismatch(written, expected))
                .as("first byte at which %s differs from %s", written, expected)
                .isEqualTo(-1);
    }

    private static String line(Award award) {
        return "2023-05,%s,%s,%s,%s,%s\n"
                .formatted(
                        award.program(),
                        award.modelId() == null ? "" : award.modelId(),
                        award.creatorId(),
                        award.points() == null ? "" : award.points().toPlainString(),
                        award.amount().toPlainString());
    }

    private static Rules rules() {
        return new Rules(
                "2023-01.yaml",
                "",
                "Creator incentive 2023",
                YearMonth.of(2023, 1),
                Currency.getInstance("CNY"),
                new UsageRules(Set.of(), new TreeMap<>(), new UsageRules.Attribution(new TreeMap<>(), BigDecimal.ONE)),
                programs(Exprs.perModel(MONTH.finance().keySet()), Exprs.CREATOR),
                new PayoutRules(BigDecimal.ZERO, "none", null, PayoutRules.Gap.RESET),
                Exprs.perModel(MONTH.finance().keySet()).vocabulary(),
                Exprs.CREATOR.vocabulary());
    }

    private static List<Program> programs(Exprs model, Exprs creator) {
        return List.of(
                program(
                        "monthly-subsidy",
                        model.condition(
                                "status = 'listed' and generations >= 5 and unique_users >= 3 and creator_age_days >= 3"),
                        new Reward.Pool(
                                model.number("credited_generations + 0.5 * downloads"),
                                model.number("9600000.00"),
                                Reward.Leftover.REDISTRIBUTE),
                        List.of(
                                new Multiplier("exclusive", model.condition("exclusive"), model.number("1.3")),
                                new Multiplier(
                                        "design",
                                        model.condition("vertical in ('industrial', 'architecture', 'interior')"),
                                        model.number("1.5")),
                                new Multiplier(
                                        "fresh",
                                        model.condition("model_age_days between 0 and 30"),
                                        model.number("case when type = 'checkpoint' then 1.1 else 1.2 end"))),
                        caps("396.00", "60000.00", "70000.00")),
                program(
                        "commercial-pool",
                        model.condition("commercial_use and not (type in ('poses', 'controlnet')) and revenue > 0"),
                        new Reward.Pool(
                                model.number("revenue * (1 + least(unique_users, 200) / 100)"),
                                model.number("incentive_share * (membership_income - compute_cost) / 2"),
                                Reward.Leftover.REDISTRIBUTE),
                        List.of(),
                        caps("3.90", "600.00", "650.00")),
                program(
                        "exclusive-fund",
                        model.condition("exclusive_days = days_in_month and creator_status = 'active'"),
                        new Reward.Pool(
                                model.number("round(credited_generations / 3, 2)"),
                                model.number("2000.00"),
                                Reward.Leftover.PLATFORM),
                        List.of(),
                        caps(null, "60.00", "75.00")),
                program(
                        "revenue-share",
                        model.condition("commercial_use"),
                        new Reward.Rate(model.number("0.30 * revenue"), model.number("600.00")),
                        List.of(),
                        caps(null, "15.00", null)),
                program(
                        "download-bonus",
                        model.condition("downloads >= 3 and listed_days >= 10"),
                        new Reward.Rate(model.number("0.125 * downloads * listed_days / days_in_month"), null),
                        List.of(),
                        Caps.NONE),
                program(
                        "milestones",
                        model.condition("true"),
                        new Reward.Slabs(
                                model.number("generations"),
                                tiers(Map.of("20", "5.00", "100", "40.00", "500", "300.00", "1000", "1000.00")),
                                null),
                        List.of(new Multiplier(
                                "loyal", model.condition("exclusive and listed_days >= 15"), model.number("1.25"))),
                        Caps.NONE),
                new Program(
                        "volume",
                        Map.of(),
                        Per.CREATOR,
                        creator.condition("models >= 2 or active_days >= 10"),
                        new Reward.Brackets(
                                creator.number("images"),
                                tiers(Map.of("0", "0.011", "100", "0.0225", "1000", "0.04")),
                                null),
                        List.of(new Multiplier(
                                "steady", creator.condition("active_days >= 20"), creator.number("1.1"))),
                        Caps.NONE));
    }

    private static Program program(
            String id, Expr eligible, Reward reward, List<Multiplier> multipliers, Caps caps) {
        return new Program(id, Map.of(), Per.MODEL, eligible, reward, multipliers, caps);
    }

    private static Caps caps(@Nullable String perPoint, @Nullable String perModel, @Nullable String perCreator) {
        return new Caps(decimal(perPoint), decimal(perModel), decimal(perCreator));
    }

    private static @Nullable BigDecimal decimal(@Nullable String value) {
        return value == null ? null : new BigDecimal(value);
    }

    private static SortedMap<BigDecimal, BigDecimal> tiers(Map<String, String> tiers) {
        var sorted = new TreeMap<BigDecimal, BigDecimal>();
        tiers.forEach((from, value) -> sorted.put(new BigDecimal(from), new BigDecimal(value)));
        return sorted;
    }
}
