package stipend.award;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import stipend.contribution.RowSums;
import stipend.rules.Program;

/** {@code of_models}: which models of a creator are summed for a program (SPEC §4b). */
final class Chosen {
    private Chosen() {}

    /**
     * What they add up to, by creator; a creator of whom none is chosen is absent.
     *
     * @param models all rows of the month
     * @throws stipend.fault.WorkFault if the condition divides by zero; it names program and model
     */
    static Map<String, RowSums> of(Program program, List<Row> models) {
        var evaluation = Evaluation.ofModels(program.id());
        var sums = new HashMap<String, RowSums>();
        models.stream()
                .filter(row -> evaluation.holds("of_models", program.ofModels(), row))
                .map(row -> Objects.requireNonNull(row.model(), "a model's row"))
                .forEach(model -> sums.merge(model.creatorId(), RowSums.of(model), RowSums::plus));
        return sums;
    }
}
