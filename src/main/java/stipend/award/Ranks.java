package stipend.award;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import stipend.rules.Expr;
import stipend.rules.Program;

/** A program's {@code rank}: 1 + the number of eligible rows with a greater value of {@code rank_by} (SPEC §4b). */
final class Ranks {
    private record Valued(Row row, BigDecimal value) {}

    private Ranks() {}

    /**
     * Gives each row its rank, in its slot.
     *
     * @param eligible all of the month
     * @throws stipend.fault.WorkFault if a row has no value to be ranked by; it names program and row
     */
    static void give(Program program, Expr rankBy, List<Row> eligible) {
        var evaluation = new Evaluation(program.id());
        var ordered = eligible.stream()
                .map(row -> new Valued(row, evaluation.number("rank_by", rankBy, row)))
                .sorted(Comparator.comparing(Valued::value).reversed())
                .toList();
        int rank = 1;
        for (int i = 0; i < ordered.size(); i++) {
            boolean less = i > 0 && ordered.get(i).value.compareTo(ordered.get(i - 1).value) < 0;
            rank = less ? i + 1 : rank;
            ordered.get(i).row.values()[program.rankSlot()] = BigDecimal.valueOf(rank);
        }
    }
}
