package stipend.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static stipend.award.Exprs.TRUE;
import static stipend.award.Exprs.expr;
import static stipend.award.Exprs.number;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

/** The real month's awards, byte for byte; its rules are written out here as expressions in Java. */
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
                programs(),
                new PayoutRules(BigDecimal.ZERO, "none", null, PayoutRules.Gap.RESET),
                Exprs.VOCABULARY);
    }

    private static List<Program> programs() {
        return List.of(
                program(
                        "monthly-subsidy",
                        expr(row -> "listed".equals(row.get("status"))
                                && row.number("generations").intValueExact() >= 5
                                && row.number("unique_users").intValueExact() >= 3
                                && row.number("creator_age_days").intValueExact() >= 3),
                        new Reward.Pool(
                                expr(row -> row.number("credited_generations")
                                        .add(row.number("downloads").multiply(new BigDecimal("0.5")))),
                                number("9600000.00"),
                                Reward.Leftover.REDISTRIBUTE),
                        List.of(
                                new Multiplier("exclusive", Exprs.name("exclusive"), number("1.3")),
                                new Multiplier(
                                        "design",
                                        expr(row -> row.get("vertical") != null
                                                && Set.of("industrial", "architecture", "interior")
                                                        .contains(row.get("vertical"))),
                                        number("1.5")),
                                new Multiplier(
                                        "fresh",
                                        expr(row -> row.get("model_age_days") != null
                                                && row.number("model_age_days").signum() >= 0
                                                && row.number("model_age_days").intValueExact() <= 30),
                                        expr(row ->
                                                new BigDecimal("checkpoint".equals(row.get("type")) ? "1.1" : "1.2")))),
                        caps("396.00", "60000.00", "70000.00")),
                program(
                        "commercial-pool",
                        expr(row -> row.truth("commercial_use")
                                && !Set.of("poses", "controlnet").contains(row.get("type"))
                                && row.number("revenue").signum() > 0),
                        new Reward.Pool(
                                expr(row -> row.number("revenue")
                                        .multiply(BigDecimal.ONE.add(row.number("unique_users")
                                                .min(new BigDecimal(200))
                                                .movePointLeft(2)))),
                                expr(row -> row.number("incentive_share")
                                        .multiply(row.number("membership_income").subtract(row.number("compute_cost")))
                                        .divide(new BigDecimal(2), 18, RoundingMode.HALF_UP)),
                                Reward.Leftover.REDISTRIBUTE),
                        List.of(),
                        caps("3.90", "600.00", "650.00")),
                program(
                        "exclusive-fund",
                        expr(row -> row.number("exclusive_days").compareTo(row.number("days_in_month")) == 0
                                && "active".equals(row.get("creator_status"))),
                        new Reward.Pool(
                                expr(row -> row.number("credited_generations")
                                        .divide(new BigDecimal(3), 18, RoundingMode.HALF_UP)
                                        .setScale(2, RoundingMode.HALF_UP)),
                                number("2000.00"),
                                Reward.Leftover.PLATFORM),
                        List.of(),
                        caps(null, "60.00", "75.00")),
                program(
                        "revenue-share",
                        Exprs.name("commercial_use"),
                        new Reward.Rate(
                                expr(row -> row.number("revenue").multiply(new BigDecimal("0.30"))), number("600.00")),
                        List.of(),
                        caps(null, "15.00", null)),
                program(
                        "download-bonus",
                        expr(row -> row.number("downloads").intValueExact() >= 3
                                && row.number("listed_days").intValueExact() >= 10),
                        new Reward.Rate(
                                expr(row -> new BigDecimal("0.125")
                                        .multiply(row.number("downloads"))
                                        .multiply(row.number("listed_days"))
                                        .divide(row.number("days_in_month"), 18, RoundingMode.HALF_UP)),
                                null),
                        List.of(),
                        Caps.NONE),
                program(
                        "milestones",
                        TRUE,
                        new Reward.Slabs(
                                Exprs.name("generations"),
                                tiers(Map.of("20", "5.00", "100", "40.00", "500", "300.00", "1000", "1000.00")),
                                null),
                        List.of(new Multiplier(
                                "loyal",
                                expr(row -> row.truth("exclusive")
                                        && row.number("listed_days").intValueExact() >= 15),
                                number("1.25"))),
                        Caps.NONE),
                new Program(
                        "volume",
                        Map.of(),
                        Per.CREATOR,
                        expr(row -> row.number("models").intValueExact() >= 2
                                || row.number("active_days").intValueExact() >= 10),
                        new Reward.Brackets(
                                Exprs.name("images"),
                                tiers(Map.of("0", "0.011", "100", "0.0225", "1000", "0.04")),
                                null),
                        List.of(new Multiplier(
                                "steady", expr(row -> row.number("active_days").intValueExact() >= 20), number("1.1"))),
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
