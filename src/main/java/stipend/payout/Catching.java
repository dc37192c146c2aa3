package stipend.payout;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.payout.HeldMove.Way;

/**
 * What holds catch of a creator's month (SPEC §5): the awards of held models, then, of a held creator, everything else.
 * The first hold on something catches; a case that comes later finds it held already.
 */
final class Catching {
    private final Map<String, Hold> onCreators = new HashMap<>();
    private final Map<String, Hold> onModels = new HashMap<>();
    private final Map<String, List<Award>> heldAwards;

    /** @param holds those in place, by number */
    Catching(List<Hold> holds, List<Award> awards) {
        for (var hold : holds) {
            switch (hold.on()) {
                case Hold.OfCreator(String id) -> onCreators.putIfAbsent(id, hold);
                case Hold.OfModel(String id) -> onModels.putIfAbsent(id, hold);
            }
        }
        this.heldAwards = awards.stream()
                .filter(award -> award.modelId() != null && onModels.containsKey(award.modelId()))
                .collect(groupingBy(Award::creatorId));
    }

    /**
     * The catches of a creator; of a held one they sum to all that is due to him, if that is above zero.
     *
     * @param all opening, awards and adjustments
     */
    List<HeldMove> of(String creator, BigDecimal all, boolean heldByStatus) {
        var hold = onCreators.get(creator);
        if (hold == null && !heldByStatus) {
            return ofModels(creator, null);
        }
        var caught = new ArrayList<>(ofModels(creator, all));
        var rest = caught.stream().map(HeldMove::amount).reduce(all, BigDecimal::subtract);
        add(caught, creator, hold, rest);
        return caught;
    }

    /** @param room what there is at most; null: a debt of his does not lessen what a held model earned */
    private List<HeldMove> ofModels(String creator, @Nullable BigDecimal room) {
        var sums = new TreeMap<Hold, BigDecimal>(Comparator.comparing(Hold::number));
        for (var award : heldAwards.getOrDefault(creator, List.of())) {
            sums.merge(Objects.requireNonNull(onModels.get(award.modelId())), award.amount(), BigDecimal::add);
        }
        var caught = new ArrayList<HeldMove>();
        var left = room;
        for (var sum : sums.entrySet()) {
            var amount = left == null ? sum.getValue() : sum.getValue().min(left);
            add(caught, creator, sum.getKey(), amount);
            left = left == null ? null : left.subtract(amount);
        }
        return caught;
    }

    private static void add(List<HeldMove> caught, String creator, @Nullable Hold hold, BigDecimal amount) {
        if (amount.signum() > 0) {
            caught.add(
                    hold == null
                            ? new HeldMove(creator, Way.CAUGHT, null, null, amount)
                            : new HeldMove(creator, Way.CAUGHT, hold.number(), hold.caseId(), amount));
        }
    }
}
