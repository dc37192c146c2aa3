package stipend.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.Awards;
import stipend.award.Bound;
import stipend.award.Claim;
import stipend.award.ProgramAwards;
import stipend.award.RowAward;
import stipend.award.Splits;
import stipend.award.Tiers;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.money.Fraction;
import stipend.rules.Expr;
import stipend.rules.Reward;
import stipend.statement.AwardLine.Basis;
import stipend.statement.AwardLine.BoundCap;
import stipend.statement.AwardLine.Factor;
import stipend.statement.AwardLine.Figure;

/** The awards' own records, told per creator: nothing is computed here that an award is made of. */
public final class AwardLines {
    /** How a fraction without end is shown. */
    private static final int SHOWN_DECIMALS = 10;

    private final int decimals;
    private final Map<String, String> modelNames;
    private final Map<String, CreatorContribution> creators;
    private final RowRecords records;

    /** A line and whose it is. */
    public record Told(String creatorId, AwardLine line) {}

    /**
     * @param modelNames by model_id
     * @param creators by creator_id
     * @param records of the evaluation that gave the awards
     */
    public AwardLines(
            int decimals,
            Map<String, String> modelNames,
            Map<String, CreatorContribution> creators,
            RowRecords records) {
        this.decimals = decimals;
        this.modelNames = modelNames;
        this.creators = creators;
        this.records = records;
    }

    /** Every award above zero, to each asked creator who gets a part of it, in the order of programs and rows. */
    public Stream<Told> of(Awards awards) {
        return awards.programs().stream()
                .flatMap(program -> program.rows().stream().flatMap(row -> lines(program, row)));
    }

    private Stream<Told> lines(ProgramAwards program, RowAward row) {
        return Splits.of(row).stream()
                .filter(part -> part.minorUnits() > 0 && records.isAsked(part.creatorId()))
                .map(part -> new Told(part.creatorId(), line(program, row, part)));
    }

    private AwardLine line(ProgramAwards program, RowAward row, Splits.Part part) {
        var claim = row.claim();
        return new AwardLine(
                program.program().id(),
                program.program().title(),
                model(claim.model()),
                figures(claim),
                basis(program, claim),
                claim.factors().applied().stream()
                        .map(factor -> new Factor(factor.multiplier(), factor.by()))
                        .toList(),
                claim.factors().product(),
                claim.before(),
                scaling(program, row),
                caps(program, row),
                shown(row.share().exact()),
                row.amount(decimals),
                split(claim, part),
                BigDecimal.valueOf(part.minorUnits(), decimals));
    }

    private AwardLine.@Nullable Model model(@Nullable ModelContribution row) {
        return row == null ? null : new AwardLine.Model(row.modelId(), modelNames.getOrDefault(row.modelId(), ""));
    }

    private List<Figure> figures(Claim claim) {
        var row = claim.model();
        if (row != null) {
            return figures(row.metrics(), row.uniqueUsers(), row.activeDays());
        }
        if (claim.chosen() != null) {
            return figures(claim.chosen().metrics(), 0, 0);
        }
        var creator = creators.get(claim.creatorId());
        return creator == null ? List.of() : figures(creator.metrics(), creator.uniqueUsers(), creator.activeDays());
    }

    private static List<Figure> figures(Metrics metrics, long uniqueUsers, int activeDays) {
        return Stream.of(
                        new Figure("generations", BigDecimal.valueOf(metrics.generations())),
                        new Figure("images", metrics.images()),
                        new Figure("credited_generations", metrics.creditedGenerations()),
                        new Figure("downloads", BigDecimal.valueOf(metrics.downloads())),
                        new Figure("views", BigDecimal.valueOf(metrics.views())),
                        new Figure("likes", BigDecimal.valueOf(metrics.likes())),
                        new Figure("revenue", metrics.revenue()),
                        new Figure("unique_users", BigDecimal.valueOf(uniqueUsers)),
                        new Figure("active_days", BigDecimal.valueOf(activeDays)))
                .filter(figure -> figure.value().signum() != 0)
                .toList();
    }

    private Basis basis(ProgramAwards program, Claim claim) {
        var measured = claim.measured();
        var withValues = records.withValues(program, claim);
        return switch (program.program().reward()) {
            case Reward.Pool pool ->
                new Basis.Pool(
                        worked(pool.score(), withValues),
                        measured,
                        claim.worth(),
                        budget(program),
                        program.worth(),
                        shown(program.unit().value()));
            case Reward.Rate rate -> new Basis.Rate(worked(rate.amount(), withValues), measured);
            case Reward.Slabs tiers -> slab(tiers, worked(tiers.of(), withValues), measured);
            case Reward.Brackets tiers -> brackets(tiers, worked(tiers.of(), withValues), measured);
        };
    }

    /** {@code generations + 5 * downloads = 12 + 5 * 3}; a lone name has its value beside it already. */
    private static String worked(Expr formula, String withValues) {
        boolean computed = withValues.contains(" ") || withValues.contains("(");
        return computed ? formula.text() + " = " + withValues : formula.text();
    }

    private static Basis slab(Reward.Slabs tiers, String formula, BigDecimal of) {
        var reached = Tiers.reached(tiers.pay(), of).orElse(Map.entry(BigDecimal.ZERO, BigDecimal.ZERO));
        return new Basis.Slab(formula, of, reached.getKey(), reached.getValue());
    }

    private static Basis brackets(Reward.Brackets tiers, String formula, BigDecimal of) {
        var parts = Tiers.parts(tiers.each(), of).stream()
                .map(part -> new Basis.Part(part.from(), part.inside(), part.rate()))
                .toList();
        return new Basis.Brackets(formula, of, parts);
    }

    private static BigDecimal budget(ProgramAwards program) {
        return program.budget() == null ? BigDecimal.ZERO : program.budget();
    }

    private static AwardLine.@Nullable Scaling scaling(ProgramAwards program, RowAward row) {
        return row.share().unit().bounds().contains(Bound.BUDGET) ? new AwardLine.Scaling(budget(program), null) : null;
    }

    private static List<BoundCap> caps(ProgramAwards program, RowAward row) {
        var caps = program.program().caps();
        var bounds = row.share().unit().bounds();
        var worth = row.claim().worth();
        var bound = new ArrayList<BoundCap>();
        if (bounds.contains(Bound.PER_POINT) && caps.perPoint() != null) {
            bound.add(new BoundCap(BoundCap.Kind.PER_POINT, caps.perPoint().multiply(worth), null));
        }
        if (bounds.contains(Bound.PER_MODEL) && caps.perModel() != null) {
            var without = shown(program.unit().value().times(worth));
            bound.add(new BoundCap(BoundCap.Kind.PER_MODEL, caps.perModel(), without));
        }
        if (bounds.contains(Bound.PER_CREATOR) && caps.perCreator() != null) {
            bound.add(new BoundCap(BoundCap.Kind.PER_CREATOR, caps.perCreator(), null));
        }
        return bound;
    }

    private static AwardLine.@Nullable Split split(Claim claim, Splits.Part part) {
        var row = claim.model();
        return row == null
                ? null
                : row.splits().stream()
                        .filter(split -> split.creatorId().equals(part.creatorId()))
                        .map(split -> new AwardLine.Split(split.percent()))
                        .findFirst()
                        .orElse(null);
    }

    /** To so many decimals, half up; for showing only. */
    private static BigDecimal shown(Fraction exact) {
        return new BigDecimal(exact.numerator())
                .divide(new BigDecimal(exact.denominator().max(BigInteger.ONE)), SHOWN_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
