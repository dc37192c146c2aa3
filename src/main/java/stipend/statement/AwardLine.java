package stipend.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One award of a creator and the way to it, in the order in which SPEC §4 computes: what was counted, the basis, the
 * multipliers, a budget that did not suffice, the caps that bound, rounding, the split.
 *
 * @param program the program's id
 * @param title by language tag; may be empty, then the id serves
 * @param model null in a program per creator
 * @param figures the row's metrics that are worth telling, in the order to be shown
 * @param multiplier the product of {@code factors}; 1 without any
 * @param before what the program awarded the row in earlier months, where it pays only what exceeds that; else null
 * @param scaling set when a rate or tiers program's budget did not suffice
 * @param caps those that bound this row, in the order in which they did
 * @param exact before rounding; a fraction that has no end is given with 10 decimals
 * @param rounded of the whole row, before splits
 * @param split this creator's part of the row; null: all of it
 * @param amount what this creator is awarded
 */
public record AwardLine(
        String program,
        Map<String, String> title,
        @Nullable Model model,
        List<Figure> figures,
        Basis basis,
        List<Factor> factors,
        BigDecimal multiplier,
        @Nullable BigDecimal before,
        @Nullable Scaling scaling,
        List<BoundCap> caps,
        BigDecimal exact,
        BigDecimal rounded,
        @Nullable Split split,
        BigDecimal amount) {
    public AwardLine {
        title = Map.copyOf(title);
        figures = List.copyOf(figures);
        factors = List.copyOf(factors);
        caps = List.copyOf(caps);
    }

    public record Model(String id, String name) {}

    /** A metric by its name in the rules ({@code credited_generations}). */
    public record Figure(String name, BigDecimal value) {}

    /** A multiplier that held. */
    public record Factor(String id, BigDecimal by) {}

    /** All rows of the program asked for more than its budget, and each got as much less; {@code asked} where it is known. */
    public record Scaling(BigDecimal budget, @Nullable BigDecimal asked) {}

    /** A limit that held the row; {@code before} is what it would have been without it, where that is known. */
    public record BoundCap(
            Kind kind, BigDecimal limit, @Nullable BigDecimal before) {
        /** In the order in which caps bind. */
        public enum Kind {
            PER_POINT,
            PER_MODEL,
            PER_CREATOR
        }
    }

    /** {@code percent} of the row's award. */
    public record Split(BigDecimal percent) {}

    /** What a row's money is made from; {@code formula} is the rule's own text, and the same with values. */
    public sealed interface Basis {
        String formula();

        /** {@code points} of {@code allPoints} in a budget; {@code unitValue} is what a point that no cap holds is worth. */
        record Pool(
                String formula,
                BigDecimal score,
                BigDecimal points,
                BigDecimal budget,
                BigDecimal allPoints,
                BigDecimal unitValue)
                implements Basis {}

        /** An amount by formula, before multipliers. */
        record Rate(String formula, BigDecimal amount) implements Basis {}

        /** The pay of the highest threshold reached. */
        record Slab(String formula, BigDecimal of, BigDecimal threshold, BigDecimal pay) implements Basis {}

        /** Graduated: each part at the rate of its bracket. */
        record Brackets(String formula, BigDecimal of, List<Part> parts) implements Basis {
            public Brackets {
                parts = List.copyOf(parts);
            }
        }

        /** {@code quantity} of a bracket that begins at {@code from}, each at {@code rate}. */
        record Part(BigDecimal from, BigDecimal quantity, BigDecimal rate) {}
    }
}
