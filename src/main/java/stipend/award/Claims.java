package stipend.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stipend.contribution.Earlier;
import stipend.rules.Expr;
import stipend.rules.Multiplier;
import stipend.rules.Program;
import stipend.rules.Reward;

/** SPEC §4 up to the multiplier: which rows are eligible, and what each of them claims. */
final class Claims {
    private final Program program;
    private final Earlier earlier;
    private final Evaluation evaluation;
    private final Witness witness;

    /** What is measured of a row, as errors name it. */
    private final String measured;

    /** What the tiers pay for what is measured; null: that itself is paid. */
    private final @Nullable UnaryOperator<BigDecimal> tiers;

    private final List<Named> multipliers;
    private final Combination none = new Combination(Factors.NONE, new HashMap<>());

    /** A multiplier, and its parts as errors name them. */
    private record Named(Multiplier multiplier, String when, String by) {
        Named(Multiplier multiplier) {
            this(multiplier, "when of " + multiplier.id(), "by of " + multiplier.id());
        }
    }

    /** Most rows have one of a few combinations of factors, and share it: each leads to those with one factor more. */
    private record Combination(Factors factors, Map<Factors.Factor, Combination> longer) {
        Combination with(Factors.Factor factor) {
            return longer.computeIfAbsent(factor, _ -> new Combination(factors.with(factor), new HashMap<>()));
        }
    }

    private Claims(Program program, Earlier earlier, Witness witness) {
        this.program = program;
        this.earlier = earlier;
        this.witness = witness;
        this.evaluation = new Evaluation(program.id());
        this.measured = switch (program.reward()) {
            case Reward.Pool _ -> "score";
            case Reward.Rate _ -> "amount";
            case Reward.Slabs _, Reward.Brackets _ -> "of";
        };
        this.tiers = switch (program.reward()) {
            case Reward.Pool _, Reward.Rate _ -> null;
            case Reward.Slabs slabs -> of -> Tiers.slab(slabs.pay(), of);
            case Reward.Brackets brackets -> of -> Tiers.graduated(brackets.each(), of);
        };
        this.multipliers = program.multipliers().stream().map(Named::new).toList();
    }

    /** In the order of the rows. */
    static List<Claim> of(Program program, List<Row> rows, Earlier earlier, Witness witness) {
        var claims = new Claims(program, earlier, witness);
        var all = new ArrayList<Claim>();
        for (var row : program.rankBy() == null ? rows : claims.ranked(program.rankBy(), List.copyOf(rows))) {
            if (claims.isEligible(row)) {
                all.add(claims.claim(row));
            }
        }
        return all;
    }

    private List<Row> ranked(Expr rankBy, List<Row> all) {
        Ranks.give(program, rankBy, all.stream().filter(this::holdsEligible).toList());
        return all;
    }

    private boolean holdsEligible(Row row) {
        return evaluation.holds("eligible", program.eligible(), row);
    }

    private boolean isEligible(Row row) {
        boolean eligible = holdsEligible(row);
        if (!eligible) {
            witness.refused(program, row);
        }
        return eligible;
    }

    private Claim claim(Row row) {
        witness.claims(program, row);
        var of = evaluation.number(measured, program.reward().measured(), row);
        var base = base(of, row);
        var factors = factors(row);
        var full = factors.applied().isEmpty() ? base : base.multiply(factors.product());
        var before = program.reward().once() ? before(row) : null;
        var worth = before == null ? full : full.subtract(before).max(BigDecimal.ZERO);
        return new Claim(row.number(), row.model(), row.creatorId(), row.chosen(), of, factors, before, worth);
    }

    private BigDecimal before(Row row) {
        return earlier.award(Earlier.Key.of(row.model(), row.creatorId()), program.id());
    }

    private BigDecimal base(BigDecimal of, Row row) {
        return tiers == null
                ? evaluation.notNegative(measured, of, row)
                : evaluation.notNegative("the tiers' award", tiers.apply(of), row);
    }

    private Factors factors(Row row) {
        var combination = none;
        for (var named : multipliers) {
            var multiplier = named.multiplier;
            if (evaluation.holds(named.when, multiplier.when(), row)) {
                var by = evaluation.notNegative(named.by, multiplier.by(), row);
                combination = combination.with(new Factors.Factor(multiplier.id(), by));
            }
        }
        return combination.factors;
    }
}
