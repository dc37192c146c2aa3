package stipend.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One way of thanking creators.
 *
 * @param title by language tag ({@code en}, {@code zh}); may be empty, then the id serves
 * @param eligible true for the rows that take part
 */
public record Program(
        String id,
        Map<String, String> title,
        Per per,
        Expr eligible,
        Reward reward,
        List<Multiplier> multipliers,
        Caps caps) {
    /** All that are evaluated on its rows; a budget sees none. */
    public List<Expr> expressions() {
        var all = new ArrayList<>(List.of(eligible, reward.measured()));
        multipliers.forEach(multiplier -> all.addAll(List.of(multiplier.when(), multiplier.by())));
        return all;
    }

    /** The same with each expression put in the place of another. */
    Program with(UnaryOperator<Expr> other) {
        return new Program(
                id,
                title,
                per,
                other.apply(eligible),
                reward.with(other),
                multipliers.stream()
                        .map(one -> new Multiplier(one.id(), other.apply(one.when()), other.apply(one.by())))
                        .toList(),
                caps);
    }

    /** Whether rows claim the same from the other: all is alike but caps, budget and leftover. */
    public boolean claimsLike(Program other) {
        return per == other.per
                && eligible.equals(other.eligible)
                && reward.measuresLike(other.reward)
                && multipliers.equals(other.multipliers);
    }

    Program with(Expr otherEligible) {
        return new Program(id, title, per, otherEligible, reward, multipliers, caps);
    }

    public Program with(Reward otherReward) {
        return new Program(id, title, per, eligible, otherReward, multipliers, caps);
    }

    public Program with(List<Multiplier> otherMultipliers) {
        return new Program(id, title, per, eligible, reward, List.copyOf(otherMultipliers), caps);
    }

    public Program with(Caps otherCaps) {
        return new Program(id, title, per, eligible, reward, multipliers, otherCaps);
    }
}
