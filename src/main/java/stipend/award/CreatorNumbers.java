package stipend.award;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;

/** The creators of a month's rows, numbered from 0. */
final class CreatorNumbers {
    private final int[] byRow;
    private final int count;

    private CreatorNumbers(int[] byRow, int count) {
        this.byRow = byRow;
        this.count = count;
    }

    static CreatorNumbers ofModels(List<ModelContribution> rows) {
        var numbers = new HashMap<String, Integer>();
        var byRow = new int[rows.size()];
        for (int row = 0; row < byRow.length; row++) {
            byRow[row] = numbers.computeIfAbsent(rows.get(row).creatorId(), _ -> numbers.size());
        }
        return new CreatorNumbers(byRow, numbers.size());
    }

    /** Each has one row. */
    static CreatorNumbers ofCreators(List<CreatorContribution> rows) {
        return new CreatorNumbers(IntStream.range(0, rows.size()).toArray(), rows.size());
    }

    /** Of the row's creator. */
    int of(int row) {
        return byRow[row];
    }

    int count() {
        return count;
    }
}
