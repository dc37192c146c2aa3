package stipend.award;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import stipend.contribution.ModelContribution.Split;
import stipend.money.Allocation;
import stipend.money.Fraction;
import stipend.text.CodePoints;

/** A rounded award divided among a model's creators (SPEC §4, Splits). */
public final class Splits {
    private Splits() {}

    /** What one creator gets of an award. */
    public record Part(String creatorId, long minorUnits) {}

    /** By percent with Hamilton's method, ascending by creator_id; the parts sum to the award. */
    public static List<Part> of(RowAward award) {
        var claim = award.claim();
        var splits = claim.model() == null ? List.<Split>of() : claim.model().splits();
        return splits.isEmpty()
                ? List.of(new Part(claim.creatorId(), award.minorUnits()))
                : divide(award.minorUnits(), splits);
    }

    private static List<Part> divide(long award, List<Split> splits) {
        var ordered = splits.stream()
                .sorted(Comparator.comparing(Split::creatorId, CodePoints.ORDER))
                .toList();
        var whole = Fraction.of(BigDecimal.valueOf(award, 2)); // percent of it is hundredths
        var parts = Allocation.floors(
                        ordered.size(), i -> whole.times(ordered.get(i).percent()))
                .complete(award, Allocation.Room.UNLIMITED);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Part(ordered.get(i).creatorId(), parts[i]))
                .toList();
    }
}
