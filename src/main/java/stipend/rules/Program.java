package stipend.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way of thanking creators.
 *
 * @param title by language tag ({@code en}, {@code zh}); may be empty, then the id serves
 * @param ofModels true for the models of a creator that are summed; seen by these, not by the program's rows
 * @param eligible true for the rows that take part
 * @param rankBy gives these their {@code rank}; null: they have none
 */
public record Program(
        String id,
        Map<String, String> title,
        Per per,
        Expr ofModels,
        Expr eligible,
        @Nullable Expr rankBy,
        Reward reward,
        List<Multiplier> multipliers,
        Caps caps) {
    /** A program of all models, whose rows have no rank. */
    public Program(
            String id,
            Map<String, String> title,
            Per per,
            Expr eligible,
            Reward reward,
            List<Multiplier> multipliers,
            Caps caps) {
        this(id, title, per, Expr.Literal.TRUE, eligible, null, reward, multipliers, caps);
    }

    /** Where a row has its rank. */
    public int rankSlot() {
        return switch (per) {
            case MODEL -> ModelSlot.RANK.ordinal();
            case CREATOR -> CreatorSlot.RANK.ordinal();
        };
    }

    /** Whether a creator's row is the sum of some of his models only. */
    public boolean choosesModels() {
        return !ofModels.equals(Expr.Literal.TRUE);
    }

    /** All that are evaluated on its rows; a budget sees none, and {@link #ofModels} those that they are summed from. */
    public List<Expr> expressions() {
        var all = new ArrayList<>(List.of(eligible, reward.measured()));
        Stream.ofNullable(rankBy).forEach(all::add);
        multipliers.forEach(multiplier -> all.addAll(List.of(multiplier.when(), multiplier.by())));
        return all;
    }

    /** The same with each expression put in the place of another. */
    Program with(UnaryOperator<Expr> other) {
        return new Program(
                id,
                title,
                per,
                ofModels,
                other.apply(eligible),
                rankBy == null ? null : other.apply(rankBy),
                reward.with(other),
                multipliers.stream()
                        .map(one -> new Multiplier(one.id(), other.apply(one.when()), other.apply(one.by())))
                        .toList(),
                caps);
    }

    /** Whether rows claim the same from the other: all is alike but caps, budget and leftover. */
    public boolean claimsLike(Program other) {
        return per == other.per
                && ofModels.equals(other.ofModels)
                && eligible.equals(other.eligible)
                && Objects.equals(rankBy, other.rankBy)
                && reward.measuresLike(other.reward)
                && multipliers.equals(other.multipliers);
    }

    Program with(Expr otherEligible) {
        return new Program(id, title, per, ofModels, otherEligible, rankBy, reward, multipliers, caps);
    }

    Program ofModels(Expr otherModels) {
        return new Program(id, title, per, otherModels, eligible, rankBy, reward, multipliers, caps);
    }

    Program rankedBy(@Nullable Expr otherRank) {
        return new Program(id, title, per, ofModels, eligible, otherRank, reward, multipliers, caps);
    }

    public Program with(Reward otherReward) {
        return new Program(id, title, per, ofModels, eligible, rankBy, otherReward, multipliers, caps);
    }

    public Program with(List<Multiplier> otherMultipliers) {
        return new Program(id, title, per, ofModels, eligible, rankBy, reward, List.copyOf(otherMultipliers), caps);
    }

    public Program with(Caps otherCaps) {
        return new Program(id, title, per, ofModels, eligible, rankBy, reward, multipliers, otherCaps);
    }
}
