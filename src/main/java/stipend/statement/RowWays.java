package stipend.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.award.Bound;
import stipend.award.Factors;
import stipend.award.ProgramAwards;
import stipend.award.Row;
import stipend.award.RowAward;
import stipend.award.Splits;
import stipend.award.Tiers;
import stipend.contribution.ModelContribution.Split;
import stipend.money.Fraction;
import stipend.rules.Check;
import stipend.rules.Expr;
import stipend.rules.Multiplier;
import stipend.rules.Reward;
import stipend.rules.Trace;

/** One program's rows as one creator is told of them. */
record RowWays(ProgramAwards awards, int decimals, String creatorId) {

    /** @param award of an eligible row */
    RowWay of(Watch.Seen seen, @Nullable RowAward award) {
        var row = seen.row();
        var model = row.model() == null ? null : row.model().modelId();
        var checks = Check.of(awards.program().eligible(), row.values());
        return seen.eligible()
                ? eligible(row, model, checks, Objects.requireNonNull(award, "an eligible row has an award"))
                : new RowWay.NotEligible(
                        model, row.creatorId(), row.chosen(), checks, BigDecimal.ZERO.setScale(decimals));
    }

    private RowWay eligible(Row row, @Nullable String model, List<Check> checks, RowAward award) {
        var split = split(award);
        return new RowWay.Eligible(
                model,
                row.creatorId(),
                row.chosen(),
                checks,
                ranked(row),
                measure(row),
                factors(row, award.claim().factors()),
                award.claim().factors().product(),
                award.claim().before(),
                award.claim().worth(),
                limited(award),
                rounded(award),
                split,
                split == null ? award.amount(decimals) : split.part());
    }

    private RowWay.@Nullable Ranked ranked(Row row) {
        var by = awards.program().rankBy();
        return by == null
                ? null
                : new RowWay.Ranked(Trace.of(by, row.values()), (BigDecimal) Objects.requireNonNull(
                        row.values()[awards.program().rankSlot()], "an eligible row has a rank"));
    }

    private RowWay.Measure measure(Row row) {
        return switch (awards.program().reward()) {
            case Reward.Pool pool -> {
                var score = Trace.of(pool.score(), row.values());
                yield new RowWay.Measure.Score(score, number(score));
            }
            case Reward.Rate rate -> {
                var amount = Trace.of(rate.amount(), row.values());
                yield new RowWay.Measure.Amount(amount, number(amount));
            }
            case Reward.Slabs tiers -> slab(tiers, Trace.of(tiers.of(), row.values()));
            case Reward.Brackets tiers -> brackets(tiers, Trace.of(tiers.of(), row.values()));
        };
    }

    private static BigDecimal number(Trace trace) {
        return (BigDecimal) Objects.requireNonNull(trace.value(), "a null measure stops the month");
    }

    private static RowWay.Measure slab(Reward.Slabs tiers, Trace of) {
        var reached = Tiers.reached(tiers.pay(), number(of));
        return new RowWay.Measure.Slab(
                of,
                reached.map(Map.Entry::getKey).orElse(null),
                reached.map(Map.Entry::getValue).orElse(BigDecimal.ZERO));
    }

    private static RowWay.Measure brackets(Reward.Brackets tiers, Trace of) {
        var parts = Tiers.parts(tiers.each(), number(of));
        return new RowWay.Measure.Brackets(
                of, parts, parts.stream().map(Tiers.Part::award).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Which ones hold is the award's own word. */
    private List<RowWay.Factor> factors(Row row, Factors applied) {
        var held = applied.applied().stream().map(Factors.Factor::multiplier).collect(Collectors.toSet());
        return awards.program().multipliers().stream()
                .map(multiplier -> factor(multiplier, row, held.contains(multiplier.id())))
                .toList();
    }

    private static RowWay.Factor factor(Multiplier multiplier, Row row, boolean held) {
        Expr by = multiplier.by();
        return new RowWay.Factor(
                multiplier.id(), Check.of(multiplier.when(), row.values()), held ? Trace.of(by, row.values()) : null);
    }

    private RowWay.Limited limited(RowAward award) {
        var share = award.share();
        return new RowWay.Limited(share.base(), share.unit(), share.exact().reduced(), caps(award));
    }

    private List<RowWay.Limit> caps(RowAward award) {
        var caps = awards.program().caps();
        var worth = award.claim().worth();
        var limits = new ArrayList<RowWay.Limit>();
        add(limits, award, Bound.PER_POINT, caps.perPoint(), null);
        add(
                limits,
                award,
                Bound.PER_MODEL,
                caps.perModel(),
                awards.unit().value().times(worth).reduced());
        add(limits, award, Bound.PER_CREATOR, caps.perCreator(), null);
        add(limits, award, Bound.BUDGET, awards.budget(), null);
        return List.copyOf(limits);
    }

    private static void add(
            List<RowWay.Limit> limits,
            RowAward award,
            Bound kind,
            @Nullable BigDecimal limit,
            @Nullable Fraction without) {
        if (limit != null && award.share().unit().bounds().contains(kind)) {
            limits.add(new RowWay.Limit(kind, limit, without));
        }
    }

    private RowWay.Rounded rounded(RowAward award) {
        var exact = award.share().exact().shifted(decimals);
        var floor = exact.floor();
        return new RowWay.Rounded(
                !awards.roundsEachByItself(),
                new BigDecimal(floor, decimals),
                exact.minus(Fraction.of(new BigDecimal(floor))).reduced(),
                award.amount(decimals));
    }

    private RowWay.@Nullable Parted split(RowAward award) {
        var model = award.claim().model();
        if (model == null || model.splits().isEmpty()) {
            return null;
        }
        var percent = model.splits().stream()
                .filter(split -> split.creatorId().equals(creatorId))
                .map(Split::percent)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        long part = Splits.of(award).stream()
                .filter(one -> one.creatorId().equals(creatorId))
                .mapToLong(Splits.Part::minorUnits)
                .sum();
        var exact = award.amount(decimals).multiply(percent).movePointLeft(2);
        return new RowWay.Parted(percent, exact, BigDecimal.valueOf(part, decimals));
    }
}
