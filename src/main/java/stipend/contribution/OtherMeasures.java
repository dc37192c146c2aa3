package stipend.contribution;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures of a month as other rules count it, for the rows of the month as some rules do. */
final class OtherMeasures {
    private final Set<String> names;
    private final Map<List<String>, Map<String, BigDecimal>> ofModels;
    private final Map<String, Map<String, BigDecimal>> ofCreators;

    OtherMeasures(MonthContribution other, Set<String> names) {
        this.names = names;
        this.ofModels = other.models().stream()
                .collect(Collectors.toMap(row -> List.of(row.modelId(), row.creatorId()), ModelContribution::measures));
        this.ofCreators = other.creators().stream()
                .collect(Collectors.toMap(CreatorContribution::creatorId, CreatorContribution::distinct));
    }

    MonthContribution beside(MonthContribution month) {
        return MonthContribution.summed(
                month.month(),
                month.models().stream().map(this::beside).toList(),
                month.creators().stream().map(this::beside).toList());
    }

    private ModelContribution beside(ModelContribution row) {
        var measures = new HashMap<>(row.measures());
        var others = ofModels.getOrDefault(List.of(row.modelId(), row.creatorId()), Map.of());
        names.forEach(name -> measures.put(name, others.getOrDefault(name, BigDecimal.ZERO)));
        return row.withMeasures(measures);
    }

    private CreatorContribution beside(CreatorContribution creator) {
        var distinct = new HashMap<>(creator.distinct());
        ofCreators.getOrDefault(creator.creatorId(), Map.of()).forEach((name, value) -> {
            if (names.contains(name)) {
                distinct.put(name, value);
            }
        });
        return creator.withDistinct(distinct);
    }
}
